import type { MessageBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';

const LOGIND = 'org.freedesktop.login1';
const SESSION = `${LOGIND}.Session`;
const PROPERTIES = 'org.freedesktop.DBus.Properties';

export interface SessionLockOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly onLocked: (locked: boolean) => void;
}

/**
 * Hears of the lock from logind, since Electron never tells of it on Linux: the signals by which a desk is asked to lock and
 * unlock, and the hint that it leaves when it has. Where there is no system bus, or no logind on it, it hears nothing.
 * Returns how to stop. https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
 */
export function watchSessionLock({ env, onLocked }: SessionLockOptions): () => void {
  let stopped = false;
  let bus: MessageBus | undefined;
  const listen = async () => {
    const { Message, systemBus } = await import('@jellybrick/dbus-next');
    if (stopped) return;
    bus = systemBus();
    // A bus that isn't there, or goes, is told as an event that the library's types don't know.
    const events: EventEmitter = bus;
    events.on('error', () => undefined);
    const ask = async (
      destination: string,
      path: string,
      interfaceName: string,
      member: string,
      words: readonly string[],
    ) =>
      await bus?.call(
        new Message({
          ...{ destination, path, interface: interfaceName, member },
          signature: 's'.repeat(words.length),
          body: [...words],
        }),
      );
    const session = await ask(LOGIND, '/org/freedesktop/login1', `${LOGIND}.Manager`, 'GetSession', [
      env['XDG_SESSION_ID'] ?? 'auto',
    ]);
    const path: unknown = session?.body[0];
    if (typeof path !== 'string') return;
    events.on('message', (message: Heard) => {
      if (message.path !== path) return;
      const locked = lockOf(message);
      if (locked !== undefined) onLocked(locked);
    });
    const rule = `type='signal',sender='${LOGIND}',path='${path}'`;
    await ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'AddMatch', [rule]);
    const hint = await ask(LOGIND, path, PROPERTIES, 'Get', [SESSION, 'LockedHint']);
    if (valueOf(hint?.body[0]) === true) onLocked(true);
  };
  // No bus, no logind, no session of one's own: the state of the screen is asked for all the same.
  listen().catch(() => undefined);
  return () => {
    stopped = true;
    bus?.disconnect();
  };
}

/** What is read of a message. */
interface Heard {
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly body: readonly unknown[];
}

/** What a message says of the lock; `undefined` where it is about something else. */
export function lockOf({ interface: name, member, body }: Heard): boolean | undefined {
  if (name === SESSION) return member === 'Lock' ? true : member === 'Unlock' ? false : undefined;
  const [about, changed] = body;
  if (name !== PROPERTIES || member !== 'PropertiesChanged' || about !== SESSION) return undefined;
  const hint =
    typeof changed === 'object' && changed !== null ? (changed as Record<string, unknown>)['LockedHint'] : undefined;
  const value = valueOf(hint);
  return typeof value === 'boolean' ? value : undefined;
}

/** The inside of a D-Bus variant. */
const valueOf = (variant: unknown): unknown =>
  typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined;
