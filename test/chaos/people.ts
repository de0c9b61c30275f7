import type { World } from './world.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
const instant = (at: number): string => new Date(at).toISOString();

/** What others do on the server: Outlook, a colleague, the telephone system. */
export async function changeServer({ exchange, address, clock }: World, random: Random, number: number): Promise<void> {
  const mailbox = address;
  const { items } = await exchange.act({ action: 'list', mailbox });
  const own = items.filter(({ subject }) => !subject.startsWith('made-'));
  const entries = own.filter(({ folder }) => folder === 'calendar');
  const movable = entries.filter((entry) => entry.subject.startsWith('theirs-') && entry.recurring !== true);
  const calls = own.filter(({ folder, itemClass }) => folder === 'inbox' && /voice/i.test(itemClass));
  const start = clock.now() + random.between(-24 * 60, 10 * 24 * 60) * MINUTE + number;
  const span = { start: instant(start), end: instant(start + random.between(10, 120) * MINUTE) };
  const subject = `theirs-${number}`;
  const one = () => random.pick(entries).id;
  const put = (item: Parameters<typeof exchange.act>[0] & { action: 'put' }) => exchange.act(item);
  const doings: readonly (() => Promise<unknown>)[] = [
    () => put({ action: 'put', mailbox, item: { kind: 'appointment', subject, ...span, reminderMinutes: 5 } }),
    () => put({ action: 'put', mailbox, item: { kind: 'appointment', subject, ...span, busy: 'Tentative' } }),
    () =>
      put({
        action: 'put',
        mailbox,
        item: {
          kind: 'appointment',
          subject,
          ...span,
          recurrence: { pattern: 'weekly', interval: 1, count: random.between(2, 5) },
        },
      }),
    () => put({ action: 'put', mailbox, item: { kind: 'voicemail', callerName: subject, seconds: 20 } }),
    () => put({ action: 'put', mailbox, item: { kind: 'missed-call', callerNumber: '+33123456789' } }),
    () => put({ action: 'put', mailbox, item: { kind: 'message', subject } }),
    ...(entries.length === 0
      ? []
      : [
          () => exchange.act({ action: 'change', mailbox, id: one(), set: { subject: `renamed-${number}` } }),
          () => exchange.act({ action: 'change', mailbox, id: one(), set: { cancelled: true } }),
          () => exchange.act({ action: 'delete', mailbox, id: one(), toDeletedItems: random.chance(0.5) }),
        ]),
    // All-day entries have dates, not times: only those made above are moved.
    ...(movable.length === 0
      ? []
      : [() => exchange.act({ action: 'change', mailbox, id: random.pick(movable).id, set: span })]),
    ...(calls.length === 0
      ? []
      : [
          () => exchange.act({ action: 'change', mailbox, id: random.pick(calls).id, set: { heard: true } }),
          () =>
            exchange.act({ action: 'delete', mailbox, id: random.pick(calls).id, toDeletedItems: random.chance(0.5) }),
        ]),
  ];
  await random.pick(doings)();
}

/** What the person at the desk asks for, and what became of it. */
export interface Wish {
  readonly name: string;
  readonly kind: 'oof' | 'appointment';
  readonly at: number;
  /** The life of the app in which it was asked for. */
  readonly life: number;
  fate?: 'done' | 'waiting' | 'given-back';
}

export function makeWish(world: World, random: Random, number: number, life: number): Wish {
  const at = world.clock.now();
  const { engine } = world.life();
  if (random.chance(0.5)) {
    const wish: Wish = { name: `mine-${number}`, kind: 'oof', at, life };
    void engine
      .changeOof('work', { state: random.pick(['enabled', 'disabled']), internalText: wish.name })
      .then((result) => (wish.fate = result.ok ? result.value : 'given-back'));
    return wish;
  }
  const wish: Wish = { name: `made-${number}`, kind: 'appointment', at, life };
  const start = at + random.between(60, 5 * 24 * 60) * MINUTE;
  void engine
    .createEntry('work', {
      subject: wish.name,
      location: '',
      range: { start: instant(start), end: instant(start + 30 * MINUTE) },
      busy: 'busy',
      isPrivate: false,
    })
    .then((result) => (wish.fate = result.ok ? result.value : 'given-back'));
  return wish;
}
