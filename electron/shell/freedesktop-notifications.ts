import type { Message, MessageBus } from '@jellybrick/dbus-next';
import type { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { NotificationHears, NotificationRequest, SystemNotifications } from './system-notifications.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const BUS = 'org.freedesktop.DBus';
/** A service that starts for it may take a while; one that hangs never answers. */
const PATIENCE_MS = 10_000;
/** Reasons of `NotificationClosed`. */
const EXPIRED = 1;
const TAKEN_AWAY = 3;
const NORMAL = 1;
const CRITICAL = 2;

type Hears = Omit<NotificationHears, 'failed'>;

interface Service {
  readonly call: (member: string, signature: string, body: readonly unknown[]) => Promise<readonly unknown[]>;
  readonly capabilities: () => Promise<ReadonlySet<string>>;
  /** Another program offers the service now: what it can is asked for anew. */
  readonly renew: () => void;
}

/**
 * The notification service of a Linux desktop, spoken to directly: Electron shows no buttons there, and doesn't tell a
 * notification that was closed from one that left by itself. https://specifications.freedesktop.org/notification-spec/latest/
 */
export function createFreedesktopNotifications(appName: string): SystemNotifications {
  const standing = new Map<number, { readonly request: NotificationRequest; readonly hears: Hears }>();
  let service: Promise<Service> | undefined;

  /** Each notification is that of the program that showed it, and goes with it. */
  const lose = () => {
    const lost = [...standing.values()];
    standing.clear();
    void service?.then(({ renew }) => {
      renew();
      for (const { hears } of lost) hears.lost();
    });
  };

  const hear = ({ path, interface: name, member, body }: Partial<Message>) => {
    if (name === BUS && member === 'NameOwnerChanged') {
      const [changed, , owner] = body ?? [];
      if (changed === NAME && owner !== '') lose();
      return;
    }
    if (path !== PATH || name !== NAME) return;
    const [id, what] = body ?? [];
    const shown = typeof id === 'number' ? standing.get(id) : undefined;
    if (typeof id !== 'number' || shown === undefined) return;
    if (member === 'ActionInvoked') {
      standing.delete(id);
      const button = shown.request.buttons.findIndex((_label, index) => String(index) === what);
      if (button < 0) shown.hears.pressed();
      else shown.hears.button(button);
    }
    if (member === 'NotificationClosed') {
      standing.delete(id);
      // A reminder that a service let expire was answered by nobody.
      const left = what === TAKEN_AWAY || (what === EXPIRED && shown.request.stays);
      if (!left) shown.hears.closed();
    }
  };

  const show = async (request: NotificationRequest, hears: Hears): Promise<number> => {
    service ??= connect(hear);
    const { call, capabilities: ask } = await service;
    const capabilities = await ask();
    const { Variant } = await import('@jellybrick/dbus-next');
    const { title, body, stays, silent } = request;
    const buttons = capabilities.has('actions') ? request.buttons : [];
    const hints = {
      urgency: new Variant('y', stays ? CRITICAL : NORMAL),
      'desktop-entry': new Variant('s', appName.toLowerCase()),
      ...(silent ? { 'suppress-sound': new Variant('b', true) } : {}),
    };
    const [id] = await call('Notify', 'susssasa{sv}i', [
      ...[appName, 0, appName.toLowerCase(), title],
      capabilities.has('body-markup') ? escaped(body) : body,
      capabilities.has('actions')
        ? ['default', title, ...buttons.flatMap((label, index) => [String(index), label])]
        : [],
      hints,
      stays ? 0 : -1,
    ]);
    if (typeof id !== 'number') throw new Error('no id');
    standing.set(id, { request, hears });
    return id;
  };

  return {
    supported: () => true,
    show: (request, hears) => {
      let over = false;
      const once = (tell: () => void) => {
        if (!over) tell();
        over = true;
      };
      const shown = show(request, {
        pressed: () => once(hears.pressed),
        button: (index) => once(() => hears.button(index)),
        closed: () => once(hears.closed),
        lost: () => once(hears.lost),
      });
      shown.catch(() => {
        // The next one tries anew: the service may have come by then.
        service = undefined;
        once(hears.failed);
      });
      return () => {
        over = true;
        void shown
          .then(async (id) => {
            standing.delete(id);
            await (await service)?.call('CloseNotification', 'u', [id]);
          })
          // It went in this moment, or its service did.
          .catch(() => undefined);
      };
    },
  };
}

async function connect(hear: (message: Partial<Message>) => void): Promise<Service> {
  const dbus = await import('@jellybrick/dbus-next');
  const bus: MessageBus = dbus.sessionBus();
  // A bus that isn't there, or goes, is told as an event that the library's types don't know.
  const events: EventEmitter = bus;
  const broken = new Promise<never>((_resolve, reject) => events.on('error', reject));
  broken.catch(() => undefined);
  events.on('message', hear);
  const send = async (
    destination: string,
    path: string,
    member: string,
    signature: string,
    body: readonly unknown[],
  ) => {
    const message = new dbus.Message({
      ...{ destination, path, interface: destination, member },
      ...(signature === '' ? {} : { signature, body: [...body] }),
    });
    const over = new AbortController();
    const late = wait(PATIENCE_MS, undefined, { signal: over.signal }).then(() => {
      throw new Error('the service of notifications does not answer');
    });
    try {
      const reply = await Promise.race([bus.call(message), broken, late]);
      return reply?.body ?? [];
    } finally {
      late.catch(() => undefined);
      over.abort();
    }
  };
  const rule = `type='signal',sender='${NAME}',path='${PATH}'`;
  const owners = `type='signal',sender='${BUS}',interface='${BUS}',member='NameOwnerChanged',arg0='${NAME}'`;
  for (const each of [rule, owners]) await send(BUS, '/org/freedesktop/DBus', 'AddMatch', 's', [each]);
  const call: Service['call'] = (member, signature, body) => send(NAME, PATH, member, signature, body);
  let known: Promise<ReadonlySet<string>> | undefined;
  const ask = async (): Promise<ReadonlySet<string>> => {
    const [told] = await call('GetCapabilities', '', []);
    return new Set(Array.isArray(told) ? told.map(String) : []);
  };
  return { call, capabilities: () => (known ??= ask()), renew: () => (known = undefined) };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
