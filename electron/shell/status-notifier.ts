import type { MessageBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';

const BUS = 'org.freedesktop.DBus';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';

/**
 * Watches whether a desktop shows tray icons of the newer kind: whether a host is registered with the watcher on the session
 * bus. Without a bus there is none. Returns how to stop.
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
export function watchStatusNotifier(onHost: (there: boolean) => void): () => void {
  let stopped = false;
  let bus: MessageBus | undefined;
  const begin = async () => {
    const { Message, sessionBus } = await import('@jellybrick/dbus-next');
    if (stopped) return;
    const opened = sessionBus();
    bus = opened;
    // A bus that isn't there, or goes, is told as an event that the library's types don't know.
    const events: EventEmitter = opened;
    const broken = new Promise<never>((_resolve, reject) => events.on('error', reject));
    broken.catch(() => undefined);
    const ask = async (destination: string, path: string, name: string, member: string, words: readonly string[]) => {
      const message = new Message({
        ...{ destination, path, interface: name, member },
        signature: 's'.repeat(words.length),
        body: [...words],
      });
      const reply = await Promise.race([opened.call(message), broken]);
      const answer: unknown = reply?.body[0];
      return answer;
    };
    const askBus = (member: string, word: string) => ask(BUS, '/org/freedesktop/DBus', BUS, member, [word]);
    const hasHost = async () => {
      // Asked directly, a watcher that isn't there might be started.
      if ((await askBus('NameHasOwner', WATCHER)) !== true) return false;
      const words = [WATCHER, 'IsStatusNotifierHostRegistered'];
      const host = await ask(WATCHER, PATH, `${BUS}.Properties`, 'Get', words).catch(() => undefined);
      return typeof host === 'object' && host !== null && 'value' in host && host.value === true;
    };
    const look = async () => {
      const there = await hasHost().catch(() => false);
      if (!stopped) onHost(there);
    };
    events.on('message', ({ interface: name, member, body }: Heard) => {
      const moved = name === BUS && member === 'NameOwnerChanged' && body[0] === WATCHER;
      if (moved || (name === WATCHER && member?.startsWith('StatusNotifierHost') === true)) void look();
    });
    await askBus('AddMatch', `type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`);
    await askBus('AddMatch', `type='signal',interface='${WATCHER}',path='${PATH}'`);
    await look();
  };
  begin().catch(() => {
    if (!stopped) onHost(false);
  });
  return () => {
    stopped = true;
    bus?.disconnect();
  };
}

/** What is read of a message. */
interface Heard {
  readonly interface?: string;
  readonly member?: string;
  readonly body: readonly unknown[];
}
