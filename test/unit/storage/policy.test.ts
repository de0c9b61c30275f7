import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMachinePolicy } from '../../../electron/storage/policy.ts';
import { policyPath } from '../../../electron/storage/policy-file.ts';
import { readRegistryPolicy } from '../../../electron/storage/policy-registry.ts';
import { lockedSettings, NO_POLICY, policySchema, readPolicy } from '../../../shared/policy.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'presently-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (text: string): string => {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, text);
  return path;
};
const read = (path: string, platform: NodeJS.Platform = 'linux', registry?: string) => {
  const broken: string[] = [];
  const policy = readMachinePolicy({
    env: {},
    platform,
    path,
    onBroken: (where, code) => broken.push(`${where}: ${code}`),
    registry: () => registry,
  });
  return { policy, broken };
};

describe('the policy file', () => {
  it.each([
    ['linux', '/etc/presently/policy.json'],
    ['darwin', '/Library/Application Support/Presently/policy.json'],
    ['win32', 'policy.json'],
  ] as const)('of %s lies where the system keeps such things', (platform, end) => {
    expect(policyPath({}, platform).endsWith(end)).toBe(true);
  });

  it('is read, with the mark that some editors begin it with', () => {
    const { policy, broken } = read(written('\uFEFF{"server":"mail.contoso.example","settings":{"theme":"dark"}}'));
    expect(policy).toEqual({ ...NO_POLICY, server: 'mail.contoso.example', settings: { theme: 'dark' } });
    expect(broken).toEqual([]);
  });

  it('that isn’t there is no trouble', () => {
    expect(read(join(folder, 'nowhere.json'))).toEqual({ policy: NO_POLICY, broken: [] });
  });

  it('that can’t be read is told, and presets nothing', () => {
    expect(read(written('{"server":'))).toEqual({ policy: NO_POLICY, broken: ['file: not JSON'] });
    expect(read(folder)).toEqual({ policy: NO_POLICY, broken: ['file: EISDIR'] });
  });
});

const key = (name: string, ...values: readonly string[]): string =>
  ['', `HKEY_LOCAL_MACHINE\\Software\\Policies\\Presently${name}`, ...values.map((value) => `    ${value}`), ''].join(
    '\r\n',
  );

describe('a file to try out', () => {
  const tryOut = (path: string, tried: string, registry?: string) =>
    readMachinePolicy({
      env: { PRESENTLY_POLICY: tried },
      platform: registry === undefined ? 'linux' : 'win32',
      registry: () => registry,
      path,
      onBroken: () => undefined,
    });
  const tried = () => written('{"server":"mail.elsewhere.example"}');

  it('counts where an administrator has put none', () => {
    expect(tryOut(join(folder, 'nowhere.json'), tried())).toHaveProperty('server', 'mail.elsewhere.example');
  });

  it('frees nobody from the administrator’s', () => {
    expect(tryOut(written('{"domains":["contoso.example"]}'), tried())).toEqual({
      ...NO_POLICY,
      domains: ['contoso.example'],
    });
    expect(tryOut(written('{"domains":'), tried())).toEqual(NO_POLICY);
  });

  it('adds nothing to group policy', () => {
    const group = key('', 'domains    REG_SZ    contoso.example');
    expect(tryOut(join(folder, 'nowhere.json'), tried(), group)).toEqual({
      ...NO_POLICY,
      domains: ['contoso.example'],
    });
  });
});

describe('group policy', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['nothing', '', {}],
    ['a server', key('', 'server    REG_SZ    mail.contoso.example'), { server: 'mail.contoso.example' }],
    ['names in another case', key('', 'CLIENTID    REG_SZ    app'), { clientId: 'app' }],
    ['a list', key('', 'domains    REG_MULTI_SZ    a.example\\0b.example'), { domains: ['a.example', 'b.example'] }],
    ['a list that ends twice', key('', 'methods    REG_MULTI_SZ    ntlm\\0\\0'), { methods: ['ntlm'] }],
    ['a list of one as text', key('', 'methods    REG_SZ    ntlm'), { methods: ['ntlm'] }],
    ['an empty value', key('', 'server    REG_SZ    ', 'clientId    REG_SZ'), { server: '', clientId: '' }],
    ['what nobody knows', key('', '(Default)    REG_SZ    x', 'My value    REG_BINARY    00'), {}],
    [
      'a switch that is on',
      key('\\Settings', 'hideSubjects    REG_DWORD    0x1'),
      { settings: { hideSubjects: true } },
    ],
    ['one that is off', key('\\Settings', 'weekends    REG_DWORD    0x0'), { settings: { weekends: false } }],
    ['a switch as text', key('\\Settings', 'weekends    REG_SZ    False'), { settings: { weekends: false } }],
    ['a number', key('\\settings', 'awayMinutes    REG_DWORD    0x1e'), { settings: { awayMinutes: 30 } }],
    ['a number as text', key('\\Settings', 'awayMinutes    REG_SZ    30'), { settings: { awayMinutes: 30 } }],
    ['a choice', key('\\Settings', 'Theme    REG_SZ    dark'), { settings: { theme: 'dark' } }],
    ['a stranger’s key', key('\\Settings\\More', 'theme    REG_SZ    dark'), {}],
    [
      'a setting that is no entry, and the other way round',
      key('', 'theme    REG_SZ    dark') + key('\\Settings', 'server    REG_SZ    x'),
      {},
    ],
  ])('of %s is read from what the system prints', (_, printed, expected) => {
    expect(readRegistryPolicy(printed)).toEqual({ settings: {}, ...expected });
  });

  it('goes before the file, entry by entry and setting by setting, on Windows alone', () => {
    const path = written('{"server":"file.example","clientId":"app","settings":{"theme":"dark","language":"fr"}}');
    const registry = key('', 'server    REG_SZ    group.example') + key('\\Settings', 'theme    REG_SZ    light');
    expect(read(path, 'win32', registry).policy).toEqual({
      ...NO_POLICY,
      server: 'group.example',
      clientId: 'app',
      settings: { theme: 'light', language: 'fr' },
    });
    expect(read(path, 'linux', registry).policy.server).toBe('file.example');
    expect(read(path, 'win32').policy.server).toBe('file.example');
  });
});

describe('the example for administrators', () => {
  const guide = readFileSync(new URL('../../../build/guides/administrator-guide.md', import.meta.url), 'utf8');
  const [, text = ''] = /## Policy[^]*?```json\n([^]*?)```/.exec(guide) ?? [];
  const example = JSON.parse(text) as Readonly<Record<string, unknown>>;

  it('has every entry that there is, and each of them is understood', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(policySchema.shape).sort());
    expect(readPolicy(example)).toEqual(example);
    expect(lockedSettings(readPolicy(example))).toHaveLength(Object.keys(example['settings'] as object).length);
  });
});
