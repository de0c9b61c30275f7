import { describe, expect, it } from 'vitest';
import { NOW, useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount } = useDesk();
const MINUTE = 60_000;

const start = async (profile = withAccount()) => {
  const desk = open({ profile });
  await desk.engine.ready();
  return desk;
};
/** The scenario's first meeting is at 09:15, with a reminder five minutes before. */
const untilReminder = 10 * MINUTE;

describe('a reminder', () => {
  it('comes at its minute, counts down, and stays until somebody answers it', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    await clock().advance(untilReminder - 1);
    expect(desk.toasts()).toEqual([]);
    await clock().advance(1);
    expect(desk.toasts()).toMatchObject([
      { kind: 'reminder', title: 'Stand-up', since: '2026-10-20T07:10:00Z', joinable: true },
    ]);
    expect(desk.toasts()[0]?.body).toMatch(/^09:15 · in 5 min/);
    await clock().advance(MINUTE);
    expect(desk.toasts()[0]?.body).toMatch(/^09:15 · in 4 min/);
    await clock().advance(4 * MINUTE);
    expect(desk.toasts()[0]?.body).toMatch(/^09:15 · now/);
    await clock().advance(15 * MINUTE);
    expect(desk.toasts()[0]).toMatchObject({ title: 'Stand-up', joinable: false });
    expect(desk.toasts()[0]?.body).toMatch(/^09:15 · over/);
  });

  it('comes though the clock was a year ahead when its account was set up, after a restart too', async () => {
    clock().jump(NOW + 365 * 24 * 60 * MINUTE);
    const first = await start();
    await first.close();
    clock().jump(NOW);
    const desk = await start(first.profile);
    await clock().advance(untilReminder);
    expect(desk.toasts()).toMatchObject([{ kind: 'reminder', title: 'Stand-up' }]);
  });

  it('that was dismissed stays away, after a restart too', async () => {
    const desk = await start();
    await clock().advance(untilReminder);
    const [toast] = desk.toasts();
    desk.engine.dismissToasts([toast?.id ?? '']);
    expect(desk.toasts()).toEqual([]);
    await desk.close();
    const again = await start(desk.profile);
    expect(again.engine.snapshot().toasts).toEqual([]);
  });

  it('that was put off comes back at its time, after a restart too', async () => {
    const desk = await start();
    await clock().advance(untilReminder);
    const [toast] = desk.toasts();
    desk.engine.snoozeToast(toast?.id ?? '', { minutes: 2 });
    expect(desk.toasts()).toEqual([]);
    await desk.close();
    const again = await start(desk.profile);
    expect(again.engine.snapshot().toasts).toEqual([]);
    await exchange().client.stopAnswering();
    await clock().advance(2 * MINUTE - 1);
    expect(again.toasts()).toEqual([]);
    await clock().advance(1);
    expect(again.toasts()).toMatchObject([{ id: toast?.id }]);
  });

  it('put off until the start comes back then', async () => {
    const desk = await start();
    await clock().advance(untilReminder);
    desk.engine.snoozeToast(desk.toasts()[0]?.id ?? '', { beforeStart: 0 });
    await exchange().client.stopAnswering();
    await clock().advance(5 * MINUTE - 1);
    expect(desk.toasts()).toEqual([]);
    await clock().advance(1);
    expect(desk.toasts()).toMatchObject([{ title: 'Stand-up' }]);
  });

  it('of a private entry shows neither subject nor place', async () => {
    const desk = await start();
    await exchange().client.put(exchange().mira.address, {
      kind: 'appointment',
      subject: 'Oncologist',
      location: 'Clinic',
      start: '2026-10-20T07:05:00Z',
      end: '2026-10-20T07:15:00Z',
      private: true,
      reminderMinutes: 15,
    });
    await desk.engine.refresh();
    expect(desk.toasts()).toMatchObject([{ title: 'Private appointment' }]);
    expect(JSON.stringify(desk.toasts())).not.toMatch(/Oncologist|Clinic/);
    desk.engine.setSetting('language', 'fr');
    expect(desk.toasts()).toMatchObject([{ title: 'Rendez-vous privé' }]);
  });

  it('isn’t wanted where it is switched off', async () => {
    const desk = await start();
    await clock().advance(untilReminder);
    expect(desk.toasts()).toHaveLength(1);
    desk.engine.setSetting('remindBy', 'outlook');
    expect(desk.toasts()).toEqual([]);
  });
});

describe('voicemail', () => {
  const put = () =>
    exchange().client.put(exchange().mira.address, { kind: 'voicemail', callerName: 'Ada', seconds: 3 });

  it('that was there before isn’t announced, what comes is', async () => {
    const desk = await start();
    expect(desk.engine.snapshot().voicemail.value.unheard).toBeGreaterThan(0);
    expect(desk.toasts()).toEqual([]);
    await clock().advance(MINUTE);
    await put();
    await desk.engine.refresh();
    expect(desk.toasts()).toMatchObject([{ kind: 'voicemail', title: 'Voicemail from Ada' }]);
  });

  it('says no caller on a locked screen', async () => {
    const desk = await start();
    await clock().advance(MINUTE);
    desk.engine.setMachine('locked');
    await put();
    await desk.engine.refresh();
    expect(desk.toasts()).toMatchObject([{ title: 'New voicemail' }]);
    desk.engine.setMachine('active');
    expect(desk.toasts()).toMatchObject([{ title: 'Voicemail from Ada' }]);
  });

  it('is silent while nobody may disturb', async () => {
    const desk = await start();
    desk.engine.setPresence({ state: 'do-not-disturb' });
    await clock().advance(MINUTE);
    await put();
    await desk.engine.refresh();
    expect(desk.toasts()).toEqual([]);
    desk.engine.resetPresence();
    expect(desk.toasts()).toHaveLength(1);
  });
});

describe('while another program has the whole screen', () => {
  it('a reminder waits for its end, at the latest for the start, and then says nothing but that it is time', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    desk.engine.setDesk({ fullScreen: true });
    await clock().advance(untilReminder + MINUTE);
    expect(desk.toasts()).toEqual([]);
    desk.engine.setDesk({ fullScreen: false });
    expect(desk.toasts()).toMatchObject([{ title: 'Stand-up' }]);
    desk.engine.setDesk({ fullScreen: true });
    expect(desk.toasts()).toEqual([]);
    await clock().advance(4 * MINUTE);
    expect(desk.toasts()).toMatchObject([{ kind: 'reminder', title: 'Meeting now', joinable: true }]);
    expect(JSON.stringify(desk.toasts())).not.toMatch(/Stand-up|Room/);
    desk.engine.setDesk({ fullScreen: false });
    expect(desk.toasts()).toMatchObject([{ title: 'Stand-up' }]);
  });

  it('no subject is to be seen: not in windows, tray, or what the command line says', async () => {
    const { engine } = await start();
    const seen = () => [engine.snapshot().subjectsHidden, engine.speech().hideSubjects];
    expect(seen()).toEqual([false, false]);
    engine.setDesk({ fullScreen: true });
    expect(seen()).toEqual([true, true]);
    engine.setDesk({ fullScreen: false });
    expect(seen()).toEqual([false, false]);
    engine.setMachine('locked');
    expect(engine.snapshot().subjectsHidden).toBe(true);
  });
});

describe('what was told today', () => {
  it('is listed in words that may be seen, after a restart too', async () => {
    const desk = await start();
    const told = () => desk.engine.snapshot().told.map(({ title, body }) => `${title} ${body}`);
    expect(told()).toEqual([]);
    await clock().advance(untilReminder);
    desk.engine.dismissToasts([desk.toasts()[0]?.id ?? '']);
    expect(told()).toEqual(['Stand-up 09:15']);
    desk.engine.setSetting('hideSubjects', true);
    expect(told().join()).not.toContain('Stand-up');
    desk.engine.setSetting('hideSubjects', false);
    await desk.close();
    expect(JSON.stringify(desk.profile.memory.told)).not.toContain('Stand-up');
    const again = await start(desk.profile);
    expect(again.engine.snapshot().told).toMatchObject([{ title: 'Stand-up', at: '2026-10-20T07:10:00Z' }]);
  });
});

it('an invitation tells nobody who passes by a locked screen whose it is', async () => {
  const desk = await start();
  await exchange().client.put(exchange().mira.address, {
    kind: 'appointment',
    subject: 'Merger',
    start: '2026-10-21T09:00:00Z',
    end: '2026-10-21T10:00:00Z',
    organizer: { name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example' },
    attendees: [{ name: 'Mira Voss', address: exchange().mira.address }],
  });
  await desk.engine.refresh();
  const open = JSON.stringify(desk.toasts());
  desk.engine.setMachine('locked');
  const locked = JSON.stringify(desk.toasts());
  expect(open).toContain('Merger');
  expect(locked).not.toMatch(/Merger/);
  expect(open).toContain('Theo');
  expect(locked).not.toContain('Theo');
});
