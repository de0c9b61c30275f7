import { describe, expect, it } from 'vitest';
import type { Cache, CacheChange, CachedMailbox, PendingChange } from '../../../electron/engine/cache.ts';
import { applied, openMailboxState } from '../../../electron/engine/mailbox-state.ts';
import { openOutbox } from '../../../electron/engine/outbox.ts';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';
import type { AppointmentDraft } from '../../../electron/gateway/live.ts';
import type { ErrorKind, OofChange, OofSettings, Voicemail } from '../../../shared/model.ts';
import { settled, VirtualClock } from '../../support/virtual-clock.ts';

const MINUTE = 60_000;
const ON: OofChange = { state: 'enabled', internalText: 'Away' };
const KEPT: OofSettings = {
  state: 'enabled',
  audience: 'none',
  internalText: 'Away',
  externalText: '',
  allowedAudience: 'all',
};
const LUNCH: Omit<AppointmentDraft, 'creationId'> = {
  subject: 'Lunch',
  location: '',
  range: { start: '2026-10-20T10:00:00Z', end: '2026-10-20T11:00:00Z' },
  busy: 'busy',
  isPrivate: false,
};

/** What survives a kill: the disk, and the server with what it took. */
interface World {
  disk: CachedMailbox;
  /** Creation ids of the entries that the server has. */
  readonly made: string[];
  readonly oofs: string[];
  /** What other people were told. */
  readonly told: string[];
  /** How the next requests fail, in order; after an entry was made or before. */
  readonly failures: { readonly kind: ErrorKind; readonly late?: boolean }[];
}

const newWorld = (): World => ({ disk: { freeBusy: [], pending: [] }, made: [], oofs: [], told: [], failures: [] });

/** An outbox whose sending the test starts by `send`; a second one in the same world is the app after a restart. */
async function open(world: World, clock: VirtualClock) {
  const cache: Cache = {
    load: () => Promise.resolve(world.disk),
    save: (_id, change: CacheChange) => {
      world.disk = applied(world.disk, change);
      return Promise.resolve();
    },
    forget: () => Promise.resolve(),
    rebuilt: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };
  const doubts: PendingChange['kind'][] = [];
  const meet = (work: () => void): Promise<void> => {
    const failure = world.failures.shift();
    if (failure?.late !== false) work();
    return failure === undefined ? Promise.resolve() : Promise.reject(new GatewayError({ kind: failure.kind }));
  };
  const state = openMailboxState('work', cache, { info: () => undefined, warn: () => undefined }, () => undefined);
  let ids = 0;
  let work = 0;
  const outbox = openOutbox({
    gateway: {
      changeOof: async (change) => {
        await meet(() => world.oofs.push(change.internalText ?? change.state ?? ''));
        return KEPT;
      },
      createAppointment: async ({ creationId }) => {
        await meet(() => world.made.push(creationId));
        return { key: `work/${creationId}` };
      },
      answerMeeting: async ({ key, again }, answer) => {
        await meet(() => world.told.push(`${key} ${answer}${again === true ? ' again' : ''}`));
      },
      cancelMeeting: async ({ key }) => {
        await meet(() => world.told.push(`${key} cancelled`));
      },
      removeVoicemail: async (key, again) => {
        await meet(() => world.told.push(`${key} deleted${again ? ' again' : ''}`));
      },
      findCreated: (creationId) =>
        Promise.resolve(world.made.includes(creationId) ? { key: `work/${creationId}` } : undefined),
    },
    state,
    clock,
    newId: () => `${clock.now()}-${(ids += 1)}`,
    onWork: () => (work += 1),
    onDoubt: (kind) => doubts.push(kind),
    onChange: () => undefined,
  });
  await settled();
  const send = () =>
    outbox.send(new AbortController().signal).then(
      () => 'sent',
      () => 'failed',
    );
  return { outbox, send, doubts, work: () => work };
}

describe('a change of OOF', () => {
  it('goes out at once where the server answers', async () => {
    const world = newWorld();
    const { outbox, send, work } = await open(world, new VirtualClock(0));
    const fate = outbox.changeOof(ON, true);
    await settled();
    expect(work()).toBe(1);
    expect(outbox.waiting()).toHaveLength(1);
    expect(await send()).toBe('sent');
    expect(await fate).toEqual({ kind: 'done' });
    expect(world.disk).toMatchObject({ pending: [], oof: { settings: KEPT } });
  });

  it('that comes when the session has ended is given back at once: nobody would send it', async () => {
    const world = newWorld();
    const { outbox } = await open(world, new VirtualClock(0));
    outbox.close();
    const fate = outbox.changeOof(ON, true);
    await settled();
    expect(await Promise.race([fate, Promise.resolve('still waiting')])).toMatchObject({
      error: { kind: 'cancelled' },
    });
    expect(world.disk.pending).toEqual([]);
  });

  it('waits for a server that doesn’t answer, and arrives when it does', async () => {
    const world = newWorld();
    const { outbox, send } = await open(world, new VirtualClock(0));
    world.failures.push({ kind: 'unreachable', late: false }, { kind: 'busy', late: false });
    const fate = outbox.changeOof(ON, true);
    await settled();
    expect(await send()).toBe('failed');
    expect(await fate).toEqual({ kind: 'waiting' });
    expect(outbox.isLate(outbox.waiting()[0]?.id ?? '')).toBe(true);
    expect(await send()).toBe('failed');
    expect(await send()).toBe('sent');
    expect(world.oofs).toEqual(['Away']);
    expect(outbox.waiting()).toEqual([]);
  });

  it('comes back after a quarter of an hour with the reason, and is never sent later', async () => {
    const world = newWorld();
    const clock = new VirtualClock(0);
    const { outbox, send, doubts } = await open(world, clock);
    world.failures.push({ kind: 'unreachable', late: false });
    const fate = outbox.changeOof(ON, true);
    await settled();
    await send();
    await fate;
    await clock.advance(15 * MINUTE - 1);
    expect(outbox.waiting()).toHaveLength(1);
    await clock.advance(1);
    expect(outbox.waiting()).toEqual([]);
    expect(outbox.givenBack()).toMatchObject([{ change: { change: ON }, error: { kind: 'unreachable' } }]);
    expect(doubts).toEqual(['oof']);
    expect(await send()).toBe('sent');
    expect(world.oofs).toEqual([]);
  });

  it('comes back before the machine sleeps', async () => {
    const world = newWorld();
    const clock = new VirtualClock(0);
    const { outbox, send } = await open(world, clock);
    world.failures.push({ kind: 'timeout', late: false });
    void outbox.changeOof(ON, true);
    await settled();
    await send();
    outbox.beforeSleep();
    expect(outbox.givenBack()).toMatchObject([{ error: { kind: 'timeout' } }]);
    clock.jump(8 * 60 * MINUTE);
    await send();
    expect(world.oofs).toEqual([]);
  });

  it('comes back as soon as a clock that jumped past its end is noticed', async () => {
    const clock = new VirtualClock(0);
    const { outbox, send } = await open(newWorld(), clock);
    const fate = outbox.changeOof(ON, true);
    await settled();
    clock.jump(15 * MINUTE - 1);
    outbox.checkDeadlines();
    expect(outbox.givenBack()).toEqual([]);
    clock.jump(15 * MINUTE);
    outbox.checkDeadlines();
    expect(await fate).toEqual({ kind: 'given-back', error: { kind: 'timeout' } });
    expect(outbox.givenBack()).toMatchObject([{ change: { change: ON } }]);
    expect(await send()).toBe('sent');
    expect(clock.waiting).toBe(0);
  });

  it('that the server refuses comes back at once and keeps nothing behind it', async () => {
    const world = newWorld();
    const { outbox, send } = await open(world, new VirtualClock(0));
    world.failures.push({ kind: 'refused', late: false });
    const refused = outbox.changeOof(ON, true);
    const taken = outbox.changeOof({ state: 'disabled' }, true);
    await settled();
    expect(await send()).toBe('sent');
    expect(await refused).toMatchObject({ kind: 'given-back', error: { kind: 'refused' } });
    expect(await taken).toEqual({ kind: 'done' });
    expect(world.oofs).toEqual(['disabled']);
  });

  it('of a script that can’t wait is its failure, and nothing of it is left', async () => {
    const world = newWorld();
    const { outbox, send } = await open(world, new VirtualClock(0));
    world.failures.push({ kind: 'unreachable', late: false });
    const fate = outbox.changeOof(ON, false);
    await settled();
    await send();
    expect(await fate).toMatchObject({ kind: 'given-back', error: { kind: 'unreachable' } });
    expect([outbox.waiting(), outbox.givenBack(), world.disk.pending]).toEqual([[], [], []]);
  });

  it('while the server wants to be left alone waits unsent, or is refused to who can’t wait', async () => {
    const { outbox } = await open(newWorld(), new VirtualClock(0));
    const patient = outbox.changeOof(ON, true);
    const script = outbox.changeOof(ON, false);
    await settled();
    outbox.hold({ kind: 'busy' });
    expect(await patient).toEqual({ kind: 'waiting' });
    expect(await script).toMatchObject({ kind: 'given-back', error: { kind: 'busy' } });
  });

  it('survives a kill while it waits, but not its quarter of an hour', async () => {
    const world = newWorld();
    const clock = new VirtualClock(0);
    const before = await open(world, clock);
    world.failures.push({ kind: 'unreachable', late: false });
    void before.outbox.changeOof(ON, true);
    await settled();
    await before.send();
    before.outbox.close();
    await clock.advance(14 * MINUTE);
    const soon = await open(world, clock);
    expect(soon.work()).toBe(1);
    soon.outbox.close();
    await clock.advance(MINUTE);
    const late = await open(world, clock);
    expect(late.work()).toBe(0);
    expect(late.outbox.givenBack()).toMatchObject([{ change: { change: ON } }]);
  });

  it('that came back stays so over a restart, until the person has seen it', async () => {
    const world = newWorld();
    const clock = new VirtualClock(0);
    const before = await open(world, clock);
    world.failures.push({ kind: 'refused', late: false });
    void before.outbox.changeOof(ON, true);
    await settled();
    await before.send();
    before.outbox.close();
    const after = await open(world, clock);
    expect(after.work()).toBe(0);
    const [back] = after.outbox.givenBack();
    expect(back).toMatchObject({ change: { change: ON } });
    after.outbox.dismiss(back?.change.id ?? '');
    expect([after.outbox.givenBack(), world.disk.pending]).toEqual([[], []]);
  });

  it('that came back goes out when the person says so', async () => {
    const world = newWorld();
    const clock = new VirtualClock(0);
    const { outbox, send } = await open(world, clock);
    world.failures.push({ kind: 'refused', late: false });
    void outbox.changeOof(ON, true);
    await settled();
    await send();
    await clock.advance(60 * MINUTE);
    const again = outbox.retry(outbox.givenBack()[0]?.change.id ?? '');
    await settled();
    expect(await send()).toBe('sent');
    expect(await again).toEqual({ kind: 'done' });
    expect(outbox.givenBack()).toEqual([]);
  });
});

describe('a new entry', () => {
  it('whose answer is lost is looked for and not made again', async () => {
    const world = newWorld();
    const { outbox, send, doubts } = await open(world, new VirtualClock(0));
    world.failures.push({ kind: 'timeout', late: true });
    const fate = outbox.createAppointment(LUNCH);
    await settled();
    expect(await send()).toBe('failed');
    expect(await fate).toEqual({ kind: 'waiting' });
    expect(await send()).toBe('sent');
    expect(world.made).toHaveLength(1);
    expect(doubts).toContain('appointment');
  });

  it('that never arrived is made by the next try', async () => {
    const world = newWorld();
    const { outbox, send } = await open(world, new VirtualClock(0));
    world.failures.push({ kind: 'timeout', late: false });
    void outbox.createAppointment(LUNCH);
    await settled();
    await send();
    expect(world.made).toEqual([]);
    await send();
    expect(world.made).toHaveLength(1);
  });

  it('that was on its way when the app was killed is looked for after the restart', async () => {
    const world = newWorld();
    const clock = new VirtualClock(0);
    const before = await open(world, clock);
    world.failures.push({ kind: 'timeout', late: true });
    void before.outbox.createAppointment(LUNCH);
    await settled();
    await before.send();
    before.outbox.close();
    const after = await open(world, clock);
    expect(await after.send()).toBe('sent');
    expect(world.made).toHaveLength(1);
  });
});

const INVITATION = {
  kind: 'answer',
  answer: 'accepted',
  note: '',
  entry: { key: 'work/m1', start: '2026-10-20T10:00:00Z', subject: 'Roadmap', isPrivate: false },
} as const;

describe('an answer to an invitation', () => {
  it('goes out after ten seconds and not before', async () => {
    const [world, clock] = [newWorld(), new VirtualClock(0)];
    const { outbox, send, work } = await open(world, clock);
    outbox.consider(INVITATION);
    await settled();
    await clock.advance(9_999);
    await send();
    expect(world.told).toEqual([]);
    const before = work();
    await clock.advance(1);
    expect(work()).toBeGreaterThan(before);
    await send();
    expect(world.told).toEqual(['work/m1 accepted']);
    expect(outbox.waiting()).toEqual([]);
  });

  it('that is taken back is never sent', async () => {
    const [world, clock] = [newWorld(), new VirtualClock(0)];
    const { outbox, send } = await open(world, clock);
    outbox.consider(INVITATION);
    await settled();
    const [waiting] = outbox.waiting();
    expect(outbox.withdraw(waiting?.id ?? '')).toBe(true);
    await clock.advance(MINUTE);
    await send();
    expect([world.told, outbox.waiting(), outbox.withdraw(waiting?.id ?? '')]).toEqual([[], [], false]);
  });

  it('holds up nothing else while it waits, and a second answer takes the first one’s place', async () => {
    const [world, clock] = [newWorld(), new VirtualClock(0)];
    const { outbox, send } = await open(world, clock);
    outbox.consider(INVITATION);
    outbox.consider({ ...INVITATION, answer: 'declined' });
    void outbox.changeOof(ON, true);
    await settled();
    await send();
    expect([world.oofs, world.told]).toEqual([['Away'], []]);
    await clock.advance(10_000);
    await send();
    expect(world.told).toEqual(['work/m1 declined']);
  });

  it('that the server doesn’t take within a quarter of an hour is given back, and sent only by a press', async () => {
    const [world, clock] = [newWorld(), new VirtualClock(0)];
    const { outbox, send } = await open(world, clock);
    world.failures.push({ kind: 'unreachable', late: false });
    outbox.consider(INVITATION);
    await clock.advance(10_000);
    expect(await send()).toBe('failed');
    await clock.advance(15 * MINUTE);
    await send();
    expect([world.told, outbox.givenBack().length]).toEqual([[], 1]);
    void outbox.retry(outbox.givenBack()[0]?.change.id ?? '');
    await settled();
    await send();
    expect([world.told, outbox.givenBack()]).toEqual([['work/m1 accepted'], []]);
  });

  it('is given back when the machine goes to sleep, so that it isn’t sent hours later', async () => {
    const [world, clock] = [newWorld(), new VirtualClock(0)];
    const { outbox, send } = await open(world, clock);
    outbox.consider({ ...INVITATION });
    await settled();
    outbox.beforeSleep();
    await clock.advance(MINUTE);
    await send();
    expect([world.told, outbox.givenBack().map(({ change }) => change.kind)]).toEqual([[], ['answer']]);
  });

  it('that may have gone through already says so when it is sent again', async () => {
    const [world, clock] = [newWorld(), new VirtualClock(0)];
    const { outbox, send } = await open(world, clock);
    world.failures.push({ kind: 'timeout' });
    outbox.consider(INVITATION);
    await clock.advance(10_000);
    expect(await send()).toBe('failed');
    expect(await send()).toBe('sent');
    expect(world.told).toEqual(['work/m1 accepted', 'work/m1 accepted again']);
  });
});

describe('a call that is deleted', () => {
  const entry = { key: 'work/v1', subject: 'Ana', isPrivate: false, start: '2026-10-20T06:00:00Z' };
  const item = (key: string): Voicemail => ({
    ...{ key, accountId: 'work', kind: 'voicemail', received: entry.start, subject: '', heard: true },
    ...{ isProtected: false, isPrivate: false, isUrgent: false },
  });
  const withCalls = (): World => {
    const world = newWorld();
    const voicemail = { items: [item('work/v1'), item('work/v2')], asOf: entry.start };
    world.disk = { ...world.disk, voicemail };
    return world;
  };

  it('goes after ten seconds, and leaves the list with it', async () => {
    const [world, clock] = [withCalls(), new VirtualClock(0)];
    const { outbox, send, doubts } = await open(world, clock);
    outbox.consider({ kind: 'delete-call', entry });
    await settled();
    await send();
    expect(world.told).toEqual([]);
    await clock.advance(10_000);
    await send();
    expect(world.told).toEqual(['work/v1 deleted']);
    expect(world.disk.voicemail?.items.map(({ key }) => key)).toEqual(['work/v2']);
    expect(doubts).toEqual([]);
  });

  it('is deleted once though the first answer was lost, even after a sleep', async () => {
    const [world, clock] = [withCalls(), new VirtualClock(0)];
    const { outbox, send } = await open(world, clock);
    world.failures.push({ kind: 'timeout' });
    outbox.consider({ kind: 'delete-call', entry });
    await clock.advance(10_000);
    expect(await send()).toBe('failed');
    outbox.beforeSleep();
    await clock.advance(60 * MINUTE);
    expect(await send()).toBe('sent');
    expect([world.told, outbox.givenBack()]).toEqual([['work/v1 deleted', 'work/v1 deleted again'], []]);
  });

  it('that the server refuses is there again, and read anew', async () => {
    const [world, clock] = [withCalls(), new VirtualClock(0)];
    const { outbox, send, doubts } = await open(world, clock);
    world.failures.push({ kind: 'refused', late: false });
    outbox.consider({ kind: 'delete-call', entry });
    await clock.advance(10_000);
    await send();
    expect([outbox.givenBack().length, doubts]).toEqual([1, ['delete-call']]);
    void outbox.retry(outbox.givenBack()[0]?.change.id ?? '');
    await settled();
    await send();
    expect(world.told).toEqual(['work/v1 deleted']);
  });
});
