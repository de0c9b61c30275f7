import { isDeepStrictEqual } from 'node:util';
import { GatewayError } from '../../electron/gateway/gateway-error.ts';
import type { Voicemail } from '../../shared/model.ts';
import { drawFault, FAULT_LOTS } from './faults.ts';
import { changeServer, makeWish, type Wish } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { openWorld, type Tampering, type World } from './world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The watch under the feed comes every quarter of an hour, a tenth more at most. */
const ONE_POLL = 17 * MINUTE;
const OOF_LIMIT = 15 * MINUTE;
/** Far more than a schedule’s steps can cost: what runs in circles costs thousands. */
const REQUESTS_PER_STEP = 60;
const MOST_TIMERS = 30;
const SILENCE = 3 * MINUTE;

export interface SeedResult {
  readonly seed: number;
  /** What was wrong, in words; empty where nothing was. */
  readonly complaints: readonly string[];
  /** How often each thing struck. */
  readonly struck: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly simulatedMs: number;
}

/** Plays one random schedule and judges it. The same seed plays the same one. */
export async function runSeed(seed: number, tampering: Tampering = {}): Promise<SeedResult> {
  const random = createRandom(seed);
  const world = openWorld(random, tampering);
  try {
    return await play(world, random, seed);
  } finally {
    await world.close();
  }
}

async function play(world: World, random: Random, seed: number): Promise<SeedResult> {
  const { exchange, clock } = world;
  const began = clock.now();
  const complaints: string[] = [];
  const struck: Record<string, number> = {};
  const wishes: Wish[] = [];
  let requests = 0;
  let life = 1;
  let number = 0;
  /** Whether anything may be wrong with the server. */
  let troubled = false;
  /** A connection that was opened in trouble may be dead; it is noticed after a while. */
  let calmSince = clock.now();
  /** What each ordered fault is called, by its id. */
  const armed = new Map<string, string>();
  let sleptAt = -Infinity;

  const strike = (name: string, times = 1) => (struck[name] = (struck[name] ?? 0) + times);
  const endLife = (died: boolean) => {
    const { monitor, repeated } = world.life();
    complaints.push(...monitor.complaints, ...repeated.map((id) => `shown twice: ${id}`));
    complaints.push(...lateOofs(monitor.sent, wishes, sleptAt));
    requests += monitor.count();
    if (died) strike('kill');
  };
  const restart = () => {
    life += 1;
    world.start();
  };
  /** A planted bug may have killed the app by itself. */
  const revive = async () => {
    if (!world.life().isDead()) return;
    endLife(true);
    await world.kill();
    restart();
  };
  const arm = async (name = random.pick(FAULT_LOTS), operation?: string): Promise<void> => {
    const fault = { ...drawFault(name, random), ...(operation === undefined ? {} : { operation }) };
    const { faultId } = await exchange.act({ action: 'fault', fault });
    armed.set(faultId, name);
    troubled = true;
    // What strikes only at a rare moment gets one.
    if (name === 'pull refused') await arm('streaming refused');
    if (name === 'streaming refused' || name === 'silent') await exchange.act({ action: 'expire-subscriptions' });
    if (name === 'duplicated' || name === 'reordered') {
      await changeServer(world, random, (number += 1));
      await changeServer(world, random, (number += 1));
    }
  };
  const calm = async () => {
    await exchange.act({ action: 'clear-faults' });
    await exchange.act({ action: 'skew', milliseconds: 0 });
    await exchange.act({ action: 'start' });
    await settleIn(world);
    troubled = false;
    calmSince = clock.now();
  };
  const insist = () => {
    const { engine, monitor } = world.life();
    monitor.insist();
    void engine.refresh();
  };

  const steps: readonly (readonly [weight: number, step: () => Promise<void>])[] = [
    [
      5,
      async () => {
        const atEase = !troubled && clock.now() - calmSince > SILENCE && isAtEase(world);
        await changeServer(world, random, (number += 1));
        // Told by the feed: no poll is waited for.
        await world.pass(atEase ? 10 * SECOND : random.between(0, 5 * SECOND));
        if (atEase && !world.life().isDead()) {
          complaints.push(...(await differences(world)).map((what) => `not heard at once: ${what}`));
        }
      },
    ],
    [
      3,
      async () => {
        // The one answer that must not be asked for twice is lost more often than others.
        if (random.chance(0.4))
          await arm(random.pick(['reset', 'hang', 'cut', 'truncated', 'half-closed']), 'CreateItem');
        wishes.push(makeWish(world, random, (number += 1), life));
        await world.pass(random.between(0, 20 * SECOND));
      },
    ],
    [
      8,
      async () => {
        for (let faults = random.between(1, 3); faults > 0; faults -= 1) await arm();
        if (random.chance(0.5)) await changeServer(world, random, (number += 1));
        if (random.chance(0.4)) insist();
        await world.pass(random.between(0, 20 * MINUTE));
        if (random.chance(0.6)) await calm();
      },
    ],
    [
      1,
      async () => {
        strike('server away');
        await exchange.act({ action: 'stop' });
        troubled = true;
        if (random.chance(0.7)) await changeServer(world, random, (number += 1));
        await world.pass(random.between(0, 40 * MINUTE));
        await exchange.act({ action: 'start' });
        if (random.chance(0.6)) await calm();
      },
    ],
    [
      1,
      async () => {
        strike('mailbox moved');
        troubled = true;
        calmSince = clock.now();
        await exchange.act({ action: 'move-mailbox', mailbox: world.address, requests: random.between(0, 4) });
        await world.pass(random.between(0, 20 * MINUTE));
      },
    ],
    [
      1,
      async () => {
        strike('clock skew');
        await exchange.act({ action: 'skew', milliseconds: random.between(-2 * HOUR, 2 * HOUR) });
        await world.pass(random.between(0, 5 * MINUTE));
      },
    ],
    [
      2,
      async () => {
        strike('sleep');
        const { engine } = world.life();
        engine.setMachine('asleep');
        sleptAt = clock.now();
        // Sockets don't survive it, nor does the server's patience.
        await exchange.act({ action: 'stop' });
        clock.jump(random.between(10 * MINUTE, 12 * HOUR));
        if (random.chance(0.6)) await exchange.act({ action: 'expire-subscriptions' });
        await exchange.act({ action: 'start' });
        if (random.chance(0.5)) await changeServer(world, random, (number += 1));
        engine.setMachine('active');
        engine.checkEverything();
        await world.pass(random.between(0, 2 * MINUTE));
      },
    ],
    [
      1,
      async () => {
        strike('clock set');
        const ms = random.between(-HOUR, HOUR);
        clock.jump(ms);
        world.life().monitor.clockSet(ms);
        world.life().forgetToasts();
        world.life().engine.checkEverything();
        await world.pass(random.between(0, MINUTE));
      },
    ],
    [
      2,
      async () => {
        endLife(true);
        await world.kill();
        if (random.chance(0.5)) await changeServer(world, random, (number += 1));
        await world.pass(random.between(0, 20 * MINUTE));
        restart();
        await world.pass(random.between(0, MINUTE));
      },
    ],
    [1, async () => world.pass(random.between(0, 3 * HOUR))],
    [
      1,
      async () => {
        insist();
        await world.pass(random.between(0, 10 * SECOND));
      },
    ],
  ];
  const lots = steps.flatMap(([weight, step]) => Array.from({ length: weight }, () => step));

  world.start();
  await world.pass(random.between(0, MINUTE));
  const count = random.between(8, 24);
  for (let turn = 0; turn < count; turn += 1) {
    await random.pick(lots)();
    await revive();
  }

  // All is well again: within one poll the client has what the server has.
  await calm();
  await world.pass(MINUTE);
  await revive();
  const { accounts } = world.life().snapshot();
  if (accounts.some(({ health }) => health.nextTry === undefined && health.error !== undefined)) insist();
  // A wait that the server asked for holds beyond the trouble.
  await world.pass(OOF_LIMIT + ONE_POLL);
  await revive();
  complaints.push(...(await differences(world)));
  complaints.push(...(await unfulfilled(world, wishes, life)));
  const health = world.life().snapshot().accounts[0]?.health;
  if (health?.state !== 'ok') complaints.push(`still ${health?.state ?? 'gone'}: ${health?.error?.kind ?? ''}`);
  if (clock.waiting > MOST_TIMERS) complaints.push(`${clock.waiting} timers wait`);
  endLife(false);
  const { faults } = await exchange.act({ action: 'struck' });
  for (const [id, times] of Object.entries(faults)) strike(armed.get(id) ?? id, times);
  if (requests > count * REQUESTS_PER_STEP + ((clock.now() - began) / HOUR) * 70) {
    complaints.push(`${requests} requests in ${count} steps`);
  }
  return { seed, complaints, struck, requests, simulatedMs: clock.now() - began };
}

/** A mailbox that is being moved arrives after so many questions, whoever asks them. */
async function settleIn(world: World): Promise<void> {
  const reader = world.reader();
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      await reader.probe(new AbortController().signal);
      return;
    } catch (cause) {
      if (!(cause instanceof GatewayError)) throw cause;
    }
  }
}

/** The app hears of changes at once, and nothing keeps it. */
function isAtEase(world: World): boolean {
  const health = world.life().snapshot().accounts[0]?.health;
  return health?.state === 'ok' && health.feed === 'streaming';
}

/** Where the app shows something else than the server has. */
async function differences(world: World): Promise<readonly string[]> {
  // Whole days: what begins in this very second is no matter of opinion.
  const now = Math.floor(world.clock.now() / DAY) * DAY;
  const range = { start: iso(now - 7 * DAY), end: iso(now + 21 * DAY) };
  const reader = world.reader();
  const signal = new AbortController().signal;
  const [calendar, voicemail, oof] = await Promise.all([
    reader.appointments(range, signal),
    reader.voicemails(60, signal),
    reader.oof(signal),
  ]);
  const { engine } = world.life();
  const shown = await engine.calendarRange(range);
  const { voicemail: calls, oof: views } = engine.snapshot();
  return [
    ...compare('calendar', shown.appointments, calendar, ({ subject, start }) => `${subject} ${start}`),
    ...compare(
      'voicemail',
      calls.value.items.map(listed),
      voicemail.map(listed),
      ({ callerName, received }) => `${callerName} ${received}`,
    ),
    ...(isDeepStrictEqual(views[0]?.settings, oof) || isOofNews(world) ? [] : ['OOF differs']),
  ];
}

/** As a list knows it: an item read by itself also tells the caller's address. */
const listed = ({ callerAddress: _, ...voicemail }: Voicemail): Voicemail => voicemail;

/** OOF is read hourly: what Outlook sets meanwhile isn't known yet. Nobody sets it there in these runs. */
const isOofNews = (world: World): boolean => world.life().snapshot().oof[0]?.pending !== undefined;

function compare<T extends { readonly key: string }>(
  what: string,
  shown: readonly T[],
  there: readonly T[],
  name: (item: T) => string,
): readonly string[] {
  const [mine, theirs] = [shown, there].map((list) => new Map(list.map((item) => [item.key, item])));
  if (mine === undefined || theirs === undefined) return [];
  return [
    ...[...theirs].flatMap(([key, item]) => {
      const own = mine.get(key);
      if (own === undefined) return [`${what}: ${name(item)} is missing`];
      return isDeepStrictEqual(own, item) ? [] : [`${what}: ${name(item)} differs`];
    }),
    ...[...mine].flatMap(([key, item]) => (theirs.has(key) ? [] : [`${what}: ${name(item)} is shown and gone`])),
    ...(mine.size === shown.length ? [] : [`${what}: something is shown twice`]),
  ];
}

/** Whether each wish came true once, or came back; none may be lost or doubled. */
async function unfulfilled(world: World, wishes: readonly Wish[], life: number): Promise<readonly string[]> {
  const { items } = await world.exchange.act({ action: 'list', mailbox: world.address });
  const { oof, unsent } = world.life().snapshot();
  const back = new Set(unsent.map(({ subject }) => subject));
  return [
    ...(oof[0]?.pending === undefined ? [] : ['OOF still waits']),
    ...wishes.flatMap(({ name, kind, fate, life: own }) => {
      if (kind === 'oof') return own === life && fate === undefined ? [`nobody said what became of ${name}`] : [];
      const times = items.filter(({ subject }) => subject === name).length;
      if (times > 1) return [`${name} was made ${times} times`];
      if (times === 0 && fate === 'done') return [`${name} was said to be done and isn’t there`];
      return times === 0 && !back.has(name) && fate !== 'given-back' ? [`${name} is lost`] : [];
    }),
  ];
}

/** Changes of OOF that went out after their quarter of an hour, or after a sleep. */
function lateOofs(
  sent: readonly { readonly at: number; readonly body: string }[],
  wishes: readonly Wish[],
  sleptAt: number,
): readonly string[] {
  return wishes.flatMap(({ name, kind, at }) => {
    if (kind !== 'oof') return [];
    const mine = sent.filter(({ body }) => body.includes(`>${name}<`) || body.includes(`;${name}&`));
    return mine.flatMap(({ at: when }) => {
      if (when > at + OOF_LIMIT) return [`${name} went out ${when - at - OOF_LIMIT} ms too late`];
      return at < sleptAt && when > sleptAt ? [`${name} went out after a sleep`] : [];
    });
  });
}

const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
