import { Packager, type Configuration } from 'electron-builder';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageConfig } from '../../../build/config/electron-builder.mjs';
import { makeDeb } from '../../../build/scripts/lib/deb.mjs';
import { installedPackages, notices } from '../../../build/scripts/lib/licences.mjs';
import { makeRpm } from '../../../build/scripts/lib/rpm.mjs';
import { billOfMaterials } from '../../../build/scripts/lib/sbom.mjs';

const root = join(import.meta.dirname, '../../..');
const configOf = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}, flavour: 'release' | 'test' = 'release') =>
  packageConfig({
    flavour,
    output: 'dist/nowhere',
    notices: 'licences.txt',
    sbom: 'sbom.cdx.json',
    runtime: { folder: 'nowhere', version: '45.4.1' },
    env,
    platform,
  });
const APPLE = { CSC_LINK: 'file.p12', APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

describe('the configuration of the packager', () => {
  it.each([
    ['Linux', configOf('linux')],
    ['macOS', configOf('darwin')],
    ['macOS with all credentials', configOf('darwin', APPLE)],
    ['Windows', configOf('win32')],
    ['Windows with a certificate', configOf('win32', { WIN_CSC_LINK: 'file.pfx' })],
    ['the test flavour', configOf('linux', {}, 'test')],
    ['a copy that knows its feed', configOf('linux', { PRESENTLY_UPDATE_FEED: 'https://feed.example/' })],
  ])('is one that the packager takes, for %s', async (_system, config) => {
    await new Packager({ projectDir: root, config }).validateConfig();
  });

  it('of which the packager refuses what it doesn’t know, so that this test can fail', async () => {
    const config = { ...configOf('linux'), win: { target: 'nsis', sings: true } } as Configuration;
    await expect(new Packager({ projectDir: root, config }).validateConfig()).rejects.toThrow('configuration.win');
  });

  it('asks for signatures where there is a certificate, and for notarisation where Apple’s credentials are whole', () => {
    const facts = (env: NodeJS.ProcessEnv) => {
      const { mac, win } = configOf('darwin', env);
      return [win?.forceCodeSigning, mac?.forceCodeSigning, mac?.notarize];
    };
    expect(facts({})).toEqual([false, false, false]);
    expect(facts({ WIN_CSC_LINK: 'file.pfx' })).toEqual([true, false, false]);
    expect(facts(APPLE)).toEqual([true, true, true]);
    const { APPLE_API_ISSUER: _issuer, ...half } = APPLE;
    expect(facts(half)).toEqual([true, true, false]);
    expect(facts({ CSC_LINK: '' })).toEqual([false, false, false]);
  });

  it('opens no more of macOS’ hardened runtime than V8 needs', () => {
    const { mac } = configOf('darwin');
    expect(mac).toMatchObject({ hardenedRuntime: true, target: [{ arch: 'universal' }, { arch: 'universal' }] });
    for (const path of [mac?.entitlements, mac?.entitlementsInherit]) {
      const text = readFileSync(join(root, path ?? ''), 'utf8');
      expect([...text.matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key)).toEqual([
        'com.apple.security.cs.allow-jit',
      ]);
    }
  });

  it('shuts every door in the release, on each system, and the test flavour opens one', () => {
    const fuses = (platform: NodeJS.Platform, flavour?: 'test') => configOf(platform, {}, flavour).electronFuses;
    const shut = {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    };
    expect(fuses('linux')).toMatchObject({ ...shut, enableEmbeddedAsarIntegrityValidation: false });
    for (const platform of ['darwin', 'win32'] as const) {
      expect(fuses(platform)).toMatchObject({ ...shut, enableEmbeddedAsarIntegrityValidation: true });
    }
    expect(fuses('linux', 'test')).toMatchObject({ ...shut, enableNodeCliInspectArguments: true });
  });
});

describe('what is given away with a copy', () => {
  const bomSchema = z.object({
    bomFormat: z.literal('CycloneDX'),
    specVersion: z.literal('1.6'),
    components: z.array(
      z.object({ 'bom-ref': z.string(), purl: z.string(), licenses: z.array(z.unknown()).min(1), version: z.string() }),
    ),
    dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
  });

  it('lists every package in it, with its licence, and the runtime', () => {
    const bom = bomSchema.parse(JSON.parse(billOfMaterials({ version: '45.4.1' })));
    const listed = bom.components.map((part) => part['bom-ref']);
    const travels = installedPackages().map(({ name, version }) => `${name}@${version}`);
    expect([...listed].sort()).toEqual([...new Set([...travels, 'electron@45.4.1'])].sort());
    for (const name of ['react', 'libsql', 'electron-updater', '@fluentui/react-components', 'dompurify']) {
      expect(listed.some((ref) => ref.startsWith(`${name}@`))).toBe(true);
    }
    // Tools stay at home.
    expect(listed.filter((ref) => /^(?:vitest|eslint|typescript|electron-builder)@/.test(ref))).toEqual([]);
    expect(bom.dependencies.find(({ ref }) => ref.startsWith('presently@'))?.dependsOn).toHaveLength(listed.length);
  });

  it('names every package with its licence, and has the text of all that come with one', () => {
    const text = notices();
    for (const { name, version, license } of installedPackages())
      expect(text).toContain(`${name} ${version} (${license})`);
    expect(text).toContain('Permission is hereby granted, free of charge');
  });
});

describe.skipIf(process.platform !== 'linux')('packages of Linux', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'presently-packages-'));
    // As narrow as some builder's umask would have it.
    mkdirSync(join(folder, 'app/resources'), { recursive: true, mode: 0o700 });
    for (const name of ['presently', 'chrome-sandbox']) {
      writeFileSync(join(folder, 'app', name), '#!/bin/sh\n');
      chmodSync(join(folder, 'app', name), 0o700);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout;
  };
  /** Mode and path of each file of a long listing; what is a folder is left out. */
  const filesOf = (listing: string) =>
    listing
      .split('\n')
      .filter((line) => line.startsWith('-'))
      .map((line) => `${line.slice(0, 10)} ${line.slice(line.search(/\.?\/(?:opt|usr)\//)).replace(/^\./, '')}`)
      .sort();

  it('are the same files with the same rights as Debian package and as RPM', () => {
    const [deb, rpm] = [join(folder, 'p.deb'), join(folder, 'p.rpm')];
    makeDeb({ app: join(folder, 'app'), file: deb, version: '1.2.3', compression: 'none' });
    makeRpm({ app: join(folder, 'app'), file: rpm, version: '1.2.3', compression: 'none' });
    const installed = filesOf(run('dpkg-deb', '--contents', deb));
    expect(installed).toEqual(
      expect.arrayContaining([
        '-rwxr-xr-x /opt/presently/presently',
        '-rwsr-xr-x /opt/presently/chrome-sandbox',
        '-rwxr-xr-x /usr/bin/presently',
        '-rw-r--r-- /usr/share/applications/presently.desktop',
      ]),
    );
    const elsewhere = (lines: readonly string[]) =>
      lines.map((line) => line.replace('vendor-completions', 'site-functions'));
    expect(filesOf(run('rpm', '--query', '--package', '--list', '--verbose', rpm))).toEqual(
      elsewhere(installed).sort(),
    );
    expect(run('rpm', '--query', '--package', '--queryformat', '%{NAME} %{VERSION}', rpm)).toBe('presently 1.2.3');
    expect(run('rpm', '--query', '--package', '--requires', rpm)).toContain('libgtk-3.so.0()(64bit)');
  });

  it('hand the links of Presently to it', () => {
    const entry = readFileSync(join(root, 'build/linux/presently.desktop'), 'utf8');
    expect(entry).toMatch(/^MimeType=x-scheme-handler\/presently;$/m);
    expect(entry).toMatch(/^Exec=\/usr\/bin\/presently %u$/m);
    expect(configOf('linux').protocols).toEqual({ name: 'Presently', schemes: ['presently'] });
  });
});
