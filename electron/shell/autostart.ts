import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Engine } from '../engine/engine-interface.ts';

/** What starts the app with its user's desk. */
export interface Autostart {
  /** Makes it so, or takes it back. Throws where the system doesn't let it. */
  readonly set: (on: boolean) => void;
}

/** Electron's own way, which works on Windows and macOS only. */
export interface LoginItems {
  readonly setLoginItemSettings: (settings: { openAtLogin: boolean; path?: string; args?: string[] }) => void;
}

export interface AutostartOptions {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** The program and its arguments, as this app was started. */
  readonly launch: readonly [program: string, ...args: readonly string[]];
  readonly loginItems: LoginItems;
}

interface KeepOptions {
  readonly engine: Pick<Engine, 'settings' | 'setSetting'> & {
    readonly subscribe: (listener: () => void) => unknown;
  };
  readonly autostart: Autostart;
  readonly onTrouble: (name: string) => void;
}

/** Starts hidden, so that a desk begins with the tray alone. */
const HIDDEN = '--hidden';

export function createAutostart({ platform, env, home, launch, loginItems }: AutostartOptions): Autostart {
  const [program, ...args] = launch;
  const words = [...args, HIDDEN];
  if (platform !== 'linux') {
    return { set: (on) => loginItems.setLoginItemSettings({ openAtLogin: on, path: program, args: words }) };
  }
  // An empty or relative one doesn't count: https://specifications.freedesktop.org/basedir-spec/latest/
  const said = env['XDG_CONFIG_HOME'] ?? '';
  const file = join(isAbsolute(said) ? said : join(home, '.config'), 'autostart', 'presently.desktop');
  return {
    set: (on) => {
      if (!on) {
        rmSync(file, { force: true });
        return;
      }
      const wanted = desktopEntry([program, ...words]);
      const there = existsSync(file) ? readFileSync(file, 'utf8') : '';
      // Who switched it off in the desk's own settings is not overruled: those write into this file.
      if (there === wanted || isSwitchedOff(there)) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, wanted);
    },
  };
}

/**
 * Keeps the system in step with the setting, from the start on: the app may lie elsewhere since. Where the system refuses,
 * the setting goes back. An instance that never had it on touches nothing, since another may have.
 */
export function keepAutostart({ engine, autostart, onTrouble }: KeepOptions): void {
  let wanted = false;
  /** What the system refused, and the setting couldn't go back on. */
  let refused: boolean | undefined;
  const follow = () => {
    const now = engine.settings().autostart;
    if (now === wanted) refused = undefined;
    if (now === wanted || now === refused) return;
    try {
      autostart.set(now);
      wanted = now;
    } catch (cause) {
      refused = now;
      onTrouble(cause instanceof Error ? cause.name : typeof cause);
      engine.setSetting('autostart', wanted);
    }
  };
  engine.subscribe(follow);
  follow();
}

const isSwitchedOff = (entry: string): boolean =>
  /^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);

/** As the desktop entry specification wants it, which quotes words twice: for itself, and for the shell that it isn't. */
function desktopEntry(words: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=Presently
Comment=Your presence, calendar and out-of-office replies from Microsoft Exchange
Exec=${words.map(quoted).join(' ')}
Icon=presently
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}

function quoted(word: string): string {
  // A percent sign would begin a field code, quoted or not.
  const plain = word.replaceAll('%', '%%');
  if (/^[\w./:=@%+,-]+$/.test(plain)) return plain;
  return `"${plain.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\');
}
