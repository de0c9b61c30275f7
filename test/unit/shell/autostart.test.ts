import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createAutostart, keepAutostart, type LoginItems } from '../../../electron/shell/autostart.ts';
import { readSettings, type Settings } from '../../../shared/settings.ts';

const home = mkdtempSync(join(tmpdir(), 'presently-autostart-'));
afterAll(() => rmSync(home, { recursive: true }));
const nobody: LoginItems = {
  setLoginItemSettings: () => {
    throw new Error('Linux has no login items');
  },
};
const onLinux = (launch: readonly [string], env: NodeJS.ProcessEnv = {}) =>
  createAutostart({ platform: 'linux', env, home, launch, loginItems: nobody });
const file = join(home, '.config/autostart/presently.desktop');
const exec = () => /^Exec=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1];

describe('on Linux', () => {
  it('a desktop file starts the app hidden, and goes when it is switched off', () => {
    onLinux(['/opt/presently/presently']).set(true);
    expect(exec()).toBe('/opt/presently/presently --hidden');
    onLinux(['/opt/presently/presently']).set(false);
    expect(existsSync(file)).toBe(false);
    onLinux(['/opt/presently/presently']).set(false);
  });

  it.each([
    ['/home/mira/My apps/presently', String.raw`"/home/mira/My apps/presently" --hidden`],
    ['/opt/50%/presently', '/opt/50%%/presently --hidden'],
    ['/opt/a"b$c`d/presently', '"/opt/a\\\\"b\\\\$c\\\\`d/presently" --hidden'],
    ['/opt/a\\b/presently', '"/opt/a\\\\\\\\b/presently" --hidden'],
  ])('%s is quoted as the specification wants it', (program, expected) => {
    onLinux([program]).set(true);
    expect(exec()).toBe(expected);
  });

  it('is left alone where it says so already: a full disk at the start would empty it', () => {
    onLinux(['/opt/presently/presently']).set(true);
    const long = new Date('2026-01-01T00:00:00Z');
    utimesSync(file, long, long);
    onLinux(['/opt/presently/presently']).set(true);
    expect(statSync(file).mtime).toEqual(long);
  });

  it('its place follows XDG_CONFIG_HOME', () => {
    const other = join(home, 'other');
    onLinux(['/opt/presently/presently'], { XDG_CONFIG_HOME: other }).set(true);
    expect(existsSync(join(other, 'autostart/presently.desktop'))).toBe(true);
    onLinux(['/opt/presently/presently']).set(false);
    onLinux(['/opt/presently/presently'], { XDG_CONFIG_HOME: '' }).set(true);
    expect(existsSync(file)).toBe(true);
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'who said %s in the desk’s settings is not overruled',
    (line) => {
      onLinux(['/opt/presently/presently']).set(true);
      writeFileSync(file, `[Desktop Entry]\nExec=/old\n${line}\n`);
      onLinux(['/opt/presently/presently']).set(true);
      expect(exec()).toBe('/old');
      onLinux(['/opt/presently/presently']).set(false);
    },
  );
});

it('elsewhere it is a login item', () => {
  const said: unknown[] = [];
  const loginItems: LoginItems = { setLoginItemSettings: (settings) => said.push(settings) };
  const launch: readonly [string] = ['C:\\Presently\\Presently.exe'];
  createAutostart({ platform: 'win32', env: {}, home, launch, loginItems }).set(true);
  expect(said).toEqual([{ openAtLogin: true, path: launch[0], args: ['--hidden'] }]);
});

describe('the setting', () => {
  function engineWith(autostart: boolean) {
    let settings: Settings = readSettings({ autostart });
    const listeners: (() => void)[] = [];
    return {
      settings: () => settings,
      setSetting: (key: keyof Settings, value: unknown) => {
        settings = { ...settings, [key]: value };
        for (const listener of listeners) listener();
        return { ok: true, value: undefined } as const;
      },
      subscribe: (listener: () => void) => {
        listeners.push(listener);
        return () => undefined;
      },
    };
  }

  it('is followed, and nothing is touched where it was never on', () => {
    const engine = engineWith(false);
    const made: boolean[] = [];
    keepAutostart({ engine, autostart: { set: (on) => made.push(on) }, onTrouble: () => undefined });
    engine.setSetting('theme', 'dark');
    expect(made).toEqual([]);
    engine.setSetting('autostart', true);
    engine.setSetting('theme', 'light');
    engine.setSetting('autostart', false);
    expect(made).toEqual([true, false]);
  });

  it('is made so anew at each start, since the app may lie elsewhere', () => {
    const made: boolean[] = [];
    keepAutostart({ engine: engineWith(true), autostart: { set: (on) => made.push(on) }, onTrouble: () => undefined });
    expect(made).toEqual([true]);
  });

  it('goes back where the system refuses', () => {
    const engine = engineWith(false);
    const troubles: string[] = [];
    const set = () => {
      throw new Error('read-only');
    };
    keepAutostart({ engine, autostart: { set }, onTrouble: (name) => troubles.push(name) });
    engine.setSetting('autostart', true);
    expect(engine.settings().autostart).toBe(false);
    expect(troubles).toEqual(['Error']);
    engine.setSetting('autostart', true);
    expect(troubles).toEqual(['Error', 'Error']);
  });

  it('that can’t go back, since the organisation has set it, is told of once', () => {
    const engine = engineWith(true);
    const troubles: string[] = [];
    const set = () => {
      throw new Error('read-only');
    };
    const setSetting = () => ({ ok: false, error: { kind: 'bad-input', code: 'set-by-organisation' } }) as const;
    keepAutostart({
      engine: { ...engine, setSetting },
      autostart: { set },
      onTrouble: (name) => troubles.push(name),
    });
    engine.setSetting('theme', 'dark');
    engine.setSetting('theme', 'light');
    expect(troubles).toEqual(['Error']);
  });
});
