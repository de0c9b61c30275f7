import { describe, expect, it } from 'vitest';
import { lookOf as lookAt, trayTooltip } from '../../../electron/shell/tray-look.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { appointment, oofSettings } from '../../support/model.ts';
import { accountView, snapshotOf, speechOf } from '../../support/snapshot.ts';

const lookOf = (snapshot: Snapshot) => lookAt(snapshot, Date.parse(snapshot.now));
const error = { kind: 'unreachable' } as const;
const failing = accountView({
  health: { state: 'offline', since: '2026-11-23T09:00:00Z', error, lastSuccess: '2026-11-23T09:00:00Z' },
});
const signIn = accountView({ health: { state: 'sign-in', since: '2026-11-23T09:00:00Z', error: { kind: 'sign-in' } } });
const at = (now: string, over: Partial<Snapshot> = {}) => snapshotOf({ now, ...over });
const voicemail = (unheard: number): Partial<Snapshot> => ({ voicemail: { value: { items: [], unheard } } });
const plain = snapshotOf();

describe('the icon', () => {
  it('shows the state, and nothing over it while all is well', () => {
    expect(lookOf(plain)).toEqual({ state: 'available', oof: false, overlay: 0, dimmed: false });
  });

  it('counts what wasn’t heard, but an account that needs its person comes first', () => {
    expect(lookOf(snapshotOf(voicemail(3)))).toMatchObject({ overlay: 3 });
    expect(lookOf(snapshotOf({ ...voicemail(3), accounts: [accountView(), signIn] }))).toMatchObject({
      overlay: 'sign-in',
      dimmed: true,
    });
  });

  it.each([
    ['10:24:59', 3],
    ['10:25:00', { minutes: 5 }],
    ['10:27:01', { minutes: 3 }],
    ['10:29:59', { minutes: 1 }],
    ['10:30:00', 3],
  ])('has a ring that runs out in the five minutes before a meeting, over the count: at %s', (time, overlay) => {
    const next = appointment({ start: '2026-11-23T10:30:00Z', end: '2026-11-23T11:00:00Z', isMeeting: true });
    const now = `2026-11-23T${time}Z`;
    expect(lookOf(at(now, { ...voicemail(3), next }))).toMatchObject({ overlay });
    expect(lookOf(at(now, { ...voicemail(3), next: { ...next, isMeeting: false } }))).toMatchObject({ overlay: 3 });
    expect(lookOf(at(now, { next, accounts: [signIn] }))).toMatchObject({ overlay: 'sign-in' });
  });

  it('frames the state while out of office is on', () => {
    expect(lookOf(snapshotOf({ presence: { ...plain.presence, oof: { note: '' } } }))).toMatchObject({ oof: true });
  });

  it.each([
    ['2026-11-23T09:05:00Z', 'available'],
    ['2026-11-23T09:29:59Z', 'available'],
    ['2026-11-23T09:30:00Z', 'unknown'],
    ['2026-11-24T09:00:00Z', 'unknown'],
  ])('of a server that is silent is dimmed, and at %s %s', (now, state) => {
    expect(lookOf(at(now, { accounts: [failing] }))).toMatchObject({ state, dimmed: true });
  });

  it('isn’t doubted while nothing is wrong, however old, nor before anything was read', () => {
    expect(lookOf(at('2026-11-24T09:00:00Z'))).toMatchObject({ state: 'available', dimmed: false });
    const never = { accounts: [failing], today: { value: plain.today.value } };
    expect(lookOf(at('2026-11-24T09:00:00Z', never))).toMatchObject({ state: 'available', dimmed: true });
  });
});

describe('the tooltip', () => {
  it('says what one is, what comes next, and whether out of office is on', () => {
    const next = appointment({ start: '2026-11-23T10:30:00Z', end: '2026-11-23T11:00:00Z', subject: 'Stand-up' });
    const oof = { accountId: 'account', settings: oofSettings({}), active: false };
    expect(trayTooltip(snapshotOf({ next, oof: [oof], ...voicemail(2) }), speechOf())).toBe(
      'Available — Nothing in your calendar now.\nNext: Stand-up 11:30\nOut of office off · 2 voicemails',
    );
    expect(trayTooltip(snapshotOf({ next, oof: [oof] }), speechOf('fr')).split('\n')[1]).toBe(
      'Ensuite : Stand-up 11:30',
    );
  });

  it('names no private entry, and none where subjects are hidden', () => {
    const next = appointment({
      start: '2026-11-23T10:30:00Z',
      end: '2026-11-23T11:00:00Z',
      subject: 'Clinic',
      isPrivate: true,
    });
    const source = {
      kind: 'calendar',
      accountId: 'account',
      activity: 'busy',
      subject: 'Lawyer',
      isPrivate: true,
      allDay: false,
      since: '2026-11-23T08:00:00Z',
      until: '2026-11-23T10:00:00Z',
      wins: true,
    } as const;
    const snapshot = snapshotOf({
      next,
      presence: { ...plain.presence, state: 'busy', activity: 'busy', sources: [source] },
    });
    expect(trayTooltip(snapshot, speechOf())).not.toMatch(/Clinic|Lawyer/);
    const open = { ...snapshot, next: { ...next, isPrivate: false } };
    expect(trayTooltip(open, speechOf())).toContain('Clinic');
    expect(trayTooltip(open, speechOf('en', { hideSubjects: true }))).not.toContain('Clinic');
  });

  it.each([
    [undefined, 'Out of office not known'],
    [{ note: '' }, 'Out of office on'],
    [{ note: '', until: '2026-11-24T07:00:00Z' }, 'Out of office until Tue 08:00'],
  ])('with out of office %j says “%s”', (oof, line) => {
    const presence = { ...plain.presence, ...(oof === undefined ? {} : { oof }) };
    expect(trayTooltip(snapshotOf({ presence }), speechOf())).toContain(line);
  });

  it('says how old it is where the server doesn’t answer', () => {
    expect(trayTooltip(at('2026-11-23T09:10:00Z', { accounts: [failing] }), speechOf())).toMatch(/\nas of 10:00$/);
    expect(trayTooltip(plain, speechOf())).not.toContain('as of');
  });
});
