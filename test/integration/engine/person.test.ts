import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../shared/settings.ts';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount } = useDesk();
const MINUTE = 60_000;

const start = async (profile = withAccount()) => {
  const desk = open({ profile });
  await desk.engine.ready();
  return desk;
};

describe('a state set by hand', () => {
  it('ends at the time chosen, and is forgotten', async () => {
    const desk = await start();
    expect(desk.engine.setPresence({ state: 'do-not-disturb', until: '2026-10-20T08:00:00Z' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(desk.engine.snapshot()).toMatchObject({
      presence: { state: 'do-not-disturb', availability: 9500, until: '2026-10-20T08:00:00Z' },
      manual: { state: 'do-not-disturb', until: '2026-10-20T08:00:00Z' },
    });
    await exchange().client.stopAnswering();
    await clock().advance(60 * MINUTE - 1);
    expect(desk.seen.at(-1)?.presence.state).toBe('do-not-disturb');
    await clock().advance(1);
    expect(desk.seen.at(-1)?.presence.state).toBe('available');
    expect(desk.engine.snapshot()).not.toHaveProperty('manual');
    expect(desk.profile.memory).not.toHaveProperty('manual');
  });

  it('outlives a restart, and not its end', async () => {
    const { engine, profile, close } = await start();
    engine.setPresence({ state: 'be-right-back', until: '2026-10-20T07:10:00Z' });
    await close();
    const second = await start(profile);
    expect(second.engine.snapshot().presence.state).toBe('be-right-back');
    await second.close();
    await clock().advance(10 * MINUTE);
    const third = await start(profile);
    expect(third.engine.snapshot().presence.state).toBe('available');
    expect(profile.memory).not.toHaveProperty('manual');
  });

  it('ends by the next working day where no time is chosen, and goes with Reset', async () => {
    const { engine, profile } = await start();
    engine.setPresence({ state: 'busy' });
    expect(engine.snapshot().manual).toEqual({ state: 'busy', until: '2026-10-21T06:00:00Z' });
    engine.resetPresence();
    expect(engine.snapshot()).not.toHaveProperty('manual');
    expect(profile.memory).not.toHaveProperty('manual');
  });

  it('Available during a meeting ends with it; without one it is Reset', async () => {
    const { engine } = await start();
    engine.setPresence({ state: 'busy' });
    engine.setPresence({ state: 'available' });
    expect(engine.snapshot()).not.toHaveProperty('manual');
    await clock().advance(20 * MINUTE);
    engine.setPresence({ state: 'available' });
    expect(engine.snapshot().manual).toEqual({ state: 'available', until: '2026-10-20T07:30:00Z' });
  });

  it('that only appears so is taken while an output is on, and stays when that goes', async () => {
    const { engine } = await start();
    const refused = { ok: false, error: { kind: 'bad-input', code: 'no-output' } };
    expect(engine.setPresence({ state: 'away' })).toMatchObject(refused);
    expect(engine.setPresence({ state: 'offline' })).toMatchObject(refused);
    expect(engine.snapshot()).not.toHaveProperty('manual');
    const leave = engine.addWatcher();
    expect(engine.setPresence({ state: 'away' }).ok).toBe(true);
    leave();
    expect(engine.snapshot()).toMatchObject({ outputOn: false, presence: { state: 'away' } });
    engine.setSetting('statusFile', true);
    expect(engine.setPresence({ state: 'offline' }).ok).toBe(true);
    expect(engine.snapshot()).toMatchObject({ outputOn: true, presence: { state: 'offline' } });
  });

  it('can’t end in the past', async () => {
    const { engine } = await start();
    expect(engine.setPresence({ state: 'busy', until: '2026-10-20T07:00:00Z' })).toMatchObject({
      ok: false,
      error: { kind: 'bad-input', code: 'time' },
    });
    expect(engine.snapshot()).not.toHaveProperty('manual');
  });

  it('holds though it can’t be written down', async () => {
    const desk = open({
      profile: withAccount(),
      ports: {
        memory: {
          load: () => ({ dismissed: [] }),
          save: () => {
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          },
        },
      },
    });
    await desk.engine.ready();
    desk.engine.setPresence({ state: 'busy', until: '2026-10-20T07:05:00Z' });
    expect(desk.engine.snapshot().presence.state).toBe('busy');
    await clock().advance(5 * MINUTE);
    expect(desk.engine.snapshot().presence.state).toBe('available');
  });
});

describe('the machine', () => {
  it.each([
    ['inactive', 'available-idle'],
    ['away', 'away'],
    ['locked', 'away'],
    ['asleep', 'offline'],
  ] as const)('that is %s makes a free person %s, since then', async (machine, state) => {
    const { engine } = await start();
    await clock().advance(MINUTE);
    engine.setMachine(machine);
    expect(engine.snapshot().presence).toMatchObject({ state, since: '2026-10-20T07:01:00Z' });
    const { revision } = engine.snapshot();
    await clock().advance(MINUTE);
    engine.setMachine(machine);
    expect(engine.snapshot().presence).toMatchObject({ state, since: '2026-10-20T07:01:00Z' });
    engine.setMachine('active');
    expect(engine.snapshot().presence.state).toBe('available');
    expect(engine.snapshot().revision).toBeGreaterThan(revision);
  });

  it('keeps the meeting in mind while nobody is there', async () => {
    const { engine } = await start();
    await clock().advance(15 * MINUTE);
    engine.setMachine('inactive');
    expect(engine.snapshot().presence).toMatchObject({ state: 'busy-idle', availability: 7500, activity: 'meeting' });
    engine.setMachine('away');
    expect(engine.snapshot().presence).toMatchObject({ state: 'away', activity: 'meeting' });
  });
});

describe('a setting', () => {
  it('is taken, kept and shown', async () => {
    const { engine, profile } = await start();
    expect(engine.setSetting('hideSubjects', true).ok).toBe(true);
    expect(engine.snapshot().settings.hideSubjects).toBe(true);
    expect(engine.settings()).toEqual(profile.settings);
    expect(engine.speech().hideSubjects).toBe(true);
    engine.setSetting('language', 'fr');
    expect(engine.snapshot().language).toBe('fr');
    expect(engine.speech().t('presence.busy')).toBe('Occupé');
    engine.setSetting('theme', 'dark');
    expect(engine.snapshot().darkMode).toBe(true);
  });

  it.each([
    ['theme', 'purple'],
    ['awayMinutes', 0],
    ['awayMinutes', 2.5],
    ['awayMinutes', NaN],
    ['hideSubjects', 'yes'],
    ['language', null],
  ] as const)('%s isn’t set to %s', async (key, value) => {
    const { engine, profile } = await start();
    const before = engine.settings();
    expect(engine.setSetting(key, value)).toMatchObject({ error: { kind: 'bad-input', code: 'setting', detail: key } });
    expect(engine.settings()).toEqual(before);
    expect(profile.settings).toEqual(before);
  });

  it('that can’t be written down isn’t taken', () => {
    const desk = open({
      ports: {
        settings: {
          load: () => readSettings({}),
          save: () => {
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          },
        },
      },
    });
    expect(desk.engine.setSetting('theme', 'dark')).toMatchObject({
      ok: false,
      error: { kind: 'unexpected', code: 'ENOSPC' },
    });
    expect(desk.engine.settings().theme).toBe('system');
  });
});
