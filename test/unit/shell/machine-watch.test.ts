import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineStateOf, watchMachine, type PowerEvent } from '../../../electron/shell/machine-watch.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const limits = { inactiveMinutes: 5, awayMinutes: 5 };
const NOW = Date.UTC(2026, 10, 23, 9);

function setUp() {
  const clock = new VirtualClock(NOW);
  const facts = { idleSeconds: 0, locked: false, online: true, zone: 'Europe/Paris' };
  const listeners = new Map<PowerEvent, Set<() => void>>();
  const states: string[] = [];
  let changes = 0;
  const stop = watchMachine({
    machine: {
      on: (event, listener) => {
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(listener));
        return () => all.delete(listener);
      },
      idleSeconds: () => facts.idleSeconds,
      isLocked: () => facts.locked,
      isOnline: () => facts.online,
      zone: () => facts.zone,
    },
    clock,
    limits: () => limits,
    onState: (state) => states.push(state),
    onWorldChange: () => (changes += 1),
  });
  const tell = (event: PowerEvent) => {
    for (const listener of listeners.get(event) ?? []) listener();
  };
  const listening = () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
  return { clock, facts, tell, stop, listening, state: () => states.at(-1), changes: () => changes };
}

describe('without input', () => {
  it.each([
    [0, 'active'],
    [299, 'active'],
    [300, 'inactive'],
    [599, 'inactive'],
    [600, 'away'],
    [1e9, 'away'],
  ])('for %i s a machine with 5 and 5 minutes is %s', (seconds, state) => {
    expect(machineStateOf(seconds, limits)).toBe(state);
  });

  it('a machine never becomes more awake', () => {
    const order = ['active', 'inactive', 'away'];
    const minutes = fc.integer({ min: 1, max: 360 });
    fc.assert(
      fc.property(fc.nat(50_000), fc.nat(50_000), minutes, minutes, (one, more, inactiveMinutes, awayMinutes) => {
        const at = (seconds: number) => order.indexOf(machineStateOf(seconds, { inactiveMinutes, awayMinutes }));
        expect(at(one + more)).toBeGreaterThanOrEqual(at(one));
      }),
    );
  });
});

describe('a machine', () => {
  it('is looked at at once, then every five seconds', async () => {
    const { clock, facts, state } = setUp();
    expect(state()).toBe('active');
    facts.idleSeconds = 400;
    await clock.advance(4999);
    expect(state()).toBe('active');
    await clock.advance(1);
    expect(state()).toBe('inactive');
  });

  it('that is locked is locked, by event or by asking', async () => {
    const { clock, facts, state, tell } = setUp();
    tell('lock-screen');
    expect(state()).toBe('locked');
    await clock.advance(5000);
    expect(state()).toBe('locked');
    tell('unlock-screen');
    expect(state()).toBe('active');
    facts.locked = true;
    await clock.advance(5000);
    expect(state()).toBe('locked');
  });

  it('that sleeps is asleep until it wakes, though each is told twice; everything is checked once', async () => {
    const { clock, state, tell, changes } = setUp();
    tell('suspend');
    tell('suspend');
    expect(state()).toBe('asleep');
    clock.jump(NOW + 3_600_000);
    tell('resume');
    tell('resume');
    expect(state()).toBe('active');
    await clock.advance(5000);
    expect(changes()).toBe(1);
  });

  it('that never said that it woke is awake once somebody has been at it for a while', async () => {
    const { clock, facts, state, tell, changes } = setUp();
    tell('suspend');
    // Whoever sends it to sleep is at it, and it may take its time.
    await clock.advance(15_000);
    expect(state()).toBe('asleep');
    facts.idleSeconds = 7200;
    clock.jump(clock.now() + 7_200_000);
    await clock.advance(5000);
    expect(state()).toBe('asleep');
    facts.idleSeconds = 1;
    await clock.advance(5000);
    expect(state()).toBe('active');
    expect(changes()).toBeGreaterThan(0);
  });

  it('that wakes to a locked screen is locked', () => {
    const { facts, state, tell } = setUp();
    tell('suspend');
    facts.locked = true;
    tell('resume');
    expect(state()).toBe('locked');
  });

  it('is let alone after the end', async () => {
    const { clock, stop, listening } = setUp();
    expect(listening()).toBe(4);
    stop();
    expect(listening()).toBe(0);
    await clock.advance(60_000);
    expect(clock.waiting).toBe(0);
  });
});

describe('the world', () => {
  it('stays what it is for hours', async () => {
    const { clock, changes } = setUp();
    await clock.advance(3 * 3_600_000);
    expect(changes()).toBe(0);
  });

  it.each([
    ['set forward', 3_600_000],
    ['set back', -3_600_000],
  ])('is checked when the clock was %s', async (_, by) => {
    const { clock, changes } = setUp();
    await clock.advance(60_000);
    clock.jump(clock.now() + by);
    await clock.advance(5000);
    expect(changes()).toBe(1);
    await clock.advance(60_000);
    expect(changes()).toBe(1);
  });

  it('is checked when the zone changes', async () => {
    const { clock, facts, changes } = setUp();
    facts.zone = 'Asia/Tokyo';
    await clock.advance(5000);
    expect(changes()).toBe(1);
  });

  it('is checked when the network comes back, not when it goes', async () => {
    const { clock, facts, changes } = setUp();
    facts.online = false;
    await clock.advance(60_000);
    expect(changes()).toBe(0);
    facts.online = true;
    await clock.advance(5000);
    expect(changes()).toBe(1);
  });
});
