import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextToastChange, planToasts, type PlanInput } from '../../../electron/domain/notification-plan.ts';
import { readSettings } from '../../../shared/settings.ts';
import { appointment, appointments, voicemail } from '../../support/model.ts';

const at = Date.parse;
const meeting = appointment({ start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z', reminderMinutes: 15 });

const plan = (given: Partial<PlanInput> = {}): PlanInput => ({
  appointments: [meeting],
  voicemails: [],
  passwords: [],
  frees: [],
  oofs: [],
  invitations: [],
  update: undefined,
  signIns: [],
  newsSince: at('2026-11-23T08:00:00Z'),
  dismissed: new Set(),
  snoozed: new Map(),
  answers: new Map(),
  since: new Map(),
  presence: 'available',
  fullScreen: false,
  toldBefore: new Set(),
  settings: readSettings({}),
  zone: 'Europe/Paris',
  ...given,
});
const count = (input: PlanInput, time: string) => planToasts(input, at(`2026-11-23T${time}:00Z`)).length;

it('a meeting that begins is said once: by the alert, where that is wanted, until the meeting ends', () => {
  const settings = readSettings({ startAlert: 'window' });
  const kinds = (time: string, more: Partial<PlanInput> = {}) =>
    planToasts(plan({ settings, ...more }), at(`2026-11-23T${time}:00Z`)).map(({ kind }) => kind);
  const meetings = [{ ...meeting, isMeeting: true }];
  expect(['09:59', '10:00', '10:59'].map((time) => kinds(time, { appointments: meetings }))).toEqual([
    ['reminder'],
    ['start'],
    ['start'],
  ]);
  // Over, and nobody was there: it is among those that were missed.
  expect(kinds('11:00', { appointments: meetings })).toEqual(['reminder']);
  expect(kinds('10:00')).toEqual(['reminder']);
  const [alert] = planToasts(plan({ settings, appointments: meetings }), at('2026-11-23T10:00:00Z'));
  expect(kinds('10:00', { appointments: meetings, dismissed: new Set([alert?.id ?? '']) })).toEqual(['reminder']);
  expect(kinds('10:00', { appointments: meetings, since: new Map([['account', at('2026-11-23T10:01:00Z')]]) })).toEqual(
    ['reminder'],
  );
});

describe('voicemail', () => {
  const fresh = voicemail({ received: '2026-11-23T09:00:00Z' });

  it('is announced when it is new and unheard', () => {
    const items = [
      fresh,
      voicemail({ received: '2026-11-23T09:01:00Z', heard: true }),
      voicemail({ received: '2026-11-22T09:00:00Z' }),
    ];
    const toasts = planToasts(plan({ appointments: [], voicemails: items }), at('2026-11-23T09:05:00Z'));
    expect(toasts.map((toast) => toast.key)).toEqual([fresh.key]);
  });

  it('keeps quiet in do-not-disturb', () => {
    expect(count(plan({ appointments: [], voicemails: [fresh], presence: 'do-not-disturb' }), '09:05')).toBe(0);
  });
});

describe('a password', () => {
  const ends = { accountId: 'work', address: 'mira@contoso.example', expires: '2026-11-27T12:00:00Z' };
  const shown = (time: string, more: Partial<PlanInput> = {}) =>
    planToasts(plan({ appointments: [], passwords: [ends], ...more }), at(time)).map(({ id }) => id);

  it('is announced from five days before its end on, until it has ended', () => {
    expect(shown('2026-11-22T11:59:59Z')).toEqual([]);
    expect(shown('2026-11-22T12:00:00Z')).toEqual(['password:work:2026-11-22']);
    expect(shown('2026-11-27T11:59:59Z')).toEqual(['password:work:2026-11-27']);
    expect(shown('2026-11-27T12:00:00Z')).toEqual([]);
  });

  it('that was dismissed is announced again on the next day of the person’s own', () => {
    const dismissed = new Set(['password:work:2026-11-23']);
    expect(shown('2026-11-23T22:59:59Z', { dismissed })).toEqual([]);
    expect(shown('2026-11-23T23:00:00Z', { dismissed })).toEqual(['password:work:2026-11-24']);
  });

  it('keeps quiet in do-not-disturb', () => {
    expect(shown('2026-11-23T09:00:00Z', { presence: 'do-not-disturb' })).toEqual([]);
  });
});

describe('an account that waits for its person', () => {
  const needed = { accountId: 'work', since: '2026-11-22T11:00:00Z' };
  const shown = (time: string, more: Partial<PlanInput> = {}) =>
    planToasts(plan({ appointments: [], signIns: [needed], ...more }), at(time)).map(({ id }) => id);

  it('says so once a day, until it has been seen to, and never in do-not-disturb', () => {
    const dismissed = new Set(['sign-in:work:2026-11-22T11:00:00Z:2026-11-22']);
    expect(shown('2026-11-22T11:00:00Z')).toEqual(['sign-in:work:2026-11-22T11:00:00Z:2026-11-22']);
    expect(shown('2026-11-22T22:59:59Z', { dismissed })).toEqual([]);
    expect(shown('2026-11-22T23:00:00Z', { dismissed })).toEqual(['sign-in:work:2026-11-22T11:00:00Z:2026-11-23']);
    expect(shown('2026-11-22T23:00:00Z', { signIns: [] })).toEqual([]);
    expect(shown('2026-11-22T11:00:00Z', { presence: 'do-not-disturb' })).toEqual([]);
  });
});

it('nothing changes by the clock before the time that was foretold', () => {
  const reminders = appointments.map((entries) => entries.map((entry) => ({ ...entry, reminderMinutes: 15 })));
  const settings = readSettings({ startAlert: 'window' });
  fc.assert(
    fc.property(
      reminders,
      fc.integer({ min: -600, max: 2000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.boolean(),
      (entries, minute, part, fullScreen) => {
        const expires = '2026-11-25T20:30:00Z';
        const input = plan({
          appointments: entries,
          settings,
          fullScreen,
          passwords: [{ accountId: 'work', address: 'mira@contoso.example', expires }],
        });
        const now = at('2026-11-23T00:00:00Z') + minute * 60_000;
        const next = nextToastChange(input, now) ?? now + 7 * 86_400_000;
        const ids = (time: number) => planToasts(input, time).map(({ id }) => id);
        expect(ids(now + Math.floor((next - now) * part))).toEqual(ids(now));
      },
    ),
  );
});

describe('a presentation', () => {
  const settings = readSettings({ startAlert: 'window' });
  const kinds = (time: string, more: Partial<PlanInput> = {}) =>
    planToasts(plan({ fullScreen: true, ...more }), at(`2026-11-23T${time}:00Z`)).map(({ kind }) => kind);

  it('is interrupted by the start of a meeting, and by nothing else', () => {
    expect(['09:50', '10:00', '10:59', '11:00'].map((time) => kinds(time))).toEqual([
      [],
      ['reminder'],
      ['reminder'],
      [],
    ]);
    expect(kinds('10:00', { settings, appointments: [{ ...meeting, isMeeting: true }] })).toEqual(['start']);
    const wholeDay = { ...meeting, allDay: { start: '2026-11-23', end: '2026-11-24' } };
    expect(kinds('10:00', { appointments: [wholeDay], settings: readSettings({ remindAllDay: true }) })).toEqual([]);
    const news = {
      appointments: [],
      voicemails: [voicemail({ received: '2026-11-23T09:00:00Z' })],
      frees: [{ id: 'free:a', since: '2026-11-23T09:00:00Z' }],
      oofs: [{ id: 'oof:a', since: '2026-11-23T09:00:00Z' }],
      signIns: [{ accountId: 'work', since: '2026-11-23T09:00:00Z' }],
    };
    expect(kinds('09:05', news)).toEqual([]);
    expect(kinds('09:05', { ...news, fullScreen: false })).toHaveLength(4);
  });
});

describe('a kind of news', () => {
  const invitations = [{ id: 'invitation:a', key: 'a', kind: 'new' as const, since: at('2026-11-23T09:00:00Z') }];
  const all: Partial<PlanInput> = {
    appointments: [],
    voicemails: [voicemail({ received: '2026-11-23T09:00:00Z' })],
    invitations,
    frees: [{ id: 'free:a', since: '2026-11-23T09:00:00Z' }],
    oofs: [{ id: 'oof:a', since: '2026-11-23T09:00:00Z' }],
    signIns: [{ accountId: 'work', since: '2026-11-23T09:00:00Z' }],
  };
  const kinds = (more: Partial<PlanInput>) =>
    planToasts(plan({ ...all, ...more }), at('2026-11-23T09:05:00Z')).map(({ kind }) => kind);

  it.each([
    ['voicemail', 'notifyVoicemail', 'disturbVoicemail'],
    ['invitation', 'notifyInvitations', 'disturbInvitations'],
    ['contact', 'contactAlerts', 'disturbContacts'],
    ['oof', 'notifyOof', 'disturbOof'],
    ['sign-in', 'notifySignIn', 'disturbSignIn'],
  ] as const)('%s is switched off by %s and let through do-not-disturb by %s', (kind, wanted, through) => {
    expect(kinds({ settings: readSettings({ [wanted]: false }) })).not.toContain(kind);
    expect(kinds({ settings: readSettings({ [wanted]: false }) })).toHaveLength(4);
    const presence = 'do-not-disturb';
    expect(kinds({ presence })).toEqual([]);
    expect(kinds({ presence, settings: readSettings({ [through]: true }) })).toEqual([kind]);
    expect(kinds({ presence, settings: readSettings({ [through]: true, [wanted]: false }) })).toEqual([]);
  });

  it('is told once, over a restart too', () => {
    const before = planToasts(plan(all), at('2026-11-23T09:05:00Z')).map(({ id }) => id);
    expect(before).toHaveLength(5);
    // That somebody has to sign in is found out anew by each start.
    const signIns = [{ accountId: 'work', since: '2026-11-23T09:30:00Z' }];
    expect(kinds({ toldBefore: new Set(before), signIns })).toEqual([]);
    expect(kinds({ toldBefore: new Set(['sign-in:work:2026-11-22T09:00:00Z:2026-11-22']), signIns })).toContain(
      'sign-in',
    );
  });
});
