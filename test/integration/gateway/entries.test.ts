import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEwsClient } from '../../../electron/ews/client.ts';
import { createEwsGateway } from '../../../electron/gateway/ews-gateway.ts';
import type { MailboxGateway } from '../../../electron/gateway/gateway.ts';
import { systemClock } from '../../../electron/shell/clock.ts';
import type { EntryDraft, Recurrence } from '../../../shared/entry.ts';
import type { Appointment } from '../../../shared/model.ts';
import { instantAt, wallTimeIn } from '../../../shared/wall-time.ts';
import { createNodeHttp } from '../../support/http-node.ts';
import { errorOf, NOW, signal, useExchange, ZONE } from './context.ts';

const { exchange, gateway } = useExchange();
const theo = 'theo.lindqvist@contoso.example';

/** Somebody else of the company. */
function gatewayOf(address: string): MailboxGateway {
  const user = exchange().users.find((each) => each.address === address);
  if (user === undefined) throw new Error(`no ${address}`);
  const client = createEwsClient({
    http: createNodeHttp().http,
    url: exchange().url,
    credentials: { username: address, password: user.password },
    clock: { ...systemClock, now: () => NOW },
    userAgent: 'Presently/0.0.0-test',
  });
  return createEwsGateway({ accountId: 'theirs', address, client, zone: () => ZONE });
}

const roadmap: EntryDraft = {
  subject: 'Lighthouse & more',
  location: 'Room Ada',
  range: { start: '2026-10-22T12:00:00Z', end: '2026-10-22T13:00:00Z' },
  zone: ZONE,
  busy: 'busy',
  isPrivate: false,
  text: 'First line\nSecond <line>',
  categories: ['Finance'],
  reminderMinutes: 30,
};
const invitation: EntryDraft = { ...roadmap, attendees: [{ address: theo, name: 'Theo', role: 'required' }] };
const week = { start: '2026-10-19T00:00:00Z', end: '2026-11-30T00:00:00Z' };

let made = 0;
const create = (mailbox: MailboxGateway, draft: EntryDraft) =>
  mailbox.createAppointment({ creationId: `c-${(made += 1)}`, ...draft }, signal);

async function listed(mailbox: MailboxGateway, subject = 'Lighthouse'): Promise<readonly Appointment[]> {
  return (await mailbox.appointments(week, signal)).filter((each) => each.subject.includes(subject));
}

async function only(mailbox: MailboxGateway): Promise<Appointment> {
  const [entry, ...others] = await listed(mailbox);
  if (entry === undefined || others.length > 0) throw new Error(`${others.length + 1} entries`);
  return entry;
}

describe('an entry', () => {
  it('is read back with all that was said of it', async () => {
    const mailbox = gateway();
    const { key } = await create(mailbox, invitation);
    const { version, appointment, ...details } = await mailbox.appointmentDetails(key, signal);
    expect(version).toMatch(/^DwAA/);
    expect(appointment).toMatchObject({
      subject: 'Lighthouse & more',
      location: 'Room Ada',
      ...roadmap.range,
      busy: 'busy',
      isMeeting: true,
      myResponse: 'organizer',
      reminderMinutes: 30,
      categories: ['Finance'],
    });
    expect(details).toEqual({
      key,
      organizer: { name: 'Mira Voss', address: 'mira.voss@contoso.example' },
      attendees: [
        { name: 'Mira Voss', address: 'mira.voss@contoso.example', role: 'required', response: 'organizer' },
        { name: 'Theo Lindqvist', address: theo, role: 'required', response: 'none' },
      ],
      body: 'First line\nSecond <line>',
      isFormatted: false,
      attachments: [],
      zone: ZONE,
    });
  });

  it('is changed only where something is named, and its zone stays', async () => {
    const mailbox = gateway();
    const { key } = await create(mailbox, { ...roadmap, zone: 'America/New_York' });
    const before = await mailbox.appointmentDetails(key, signal);
    const changed = await mailbox.changeEntry(
      key,
      before.version ?? '',
      { subject: 'Lighthouse 2027', reminderMinutes: 'none', categories: [] },
      'nobody',
      signal,
    );
    const after = await mailbox.appointmentDetails(changed.key, signal);
    expect(after.version).toBe(changed.version);
    expect(after).toMatchObject({ body: before.body, zone: 'America/New_York' });
    expect(after.appointment).toMatchObject({
      subject: 'Lighthouse 2027',
      location: 'Room Ada',
      categories: [],
      ...roadmap.range,
    });
    expect(after.appointment?.reminderMinutes).toBeUndefined();
  });

  it('that somebody changed meanwhile isn’t overwritten', async () => {
    const mailbox = gateway();
    const { key } = await create(mailbox, roadmap);
    const { version = '' } = await mailbox.appointmentDetails(key, signal);
    await mailbox.changeEntry(key, version, { location: 'Room Grace' }, 'nobody', signal);
    expect(await errorOf(mailbox.changeEntry(key, version, { location: 'Canteen' }, 'nobody', signal))).toMatchObject({
      kind: 'refused',
      code: 'ErrorIrresolvableConflict',
    });
    expect((await only(mailbox)).location).toBe('Room Grace');
  });

  it('is taken out, and isn’t there for whoever comes second', async () => {
    const mailbox = gateway();
    const { key } = await create(mailbox, roadmap);
    await mailbox.removeEntry(key, signal);
    expect(await listed(mailbox)).toEqual([]);
    expect(await errorOf(mailbox.removeEntry(key, signal))).toMatchObject({ kind: 'not-found' });
  });

  it('keeps files, which come back as they were', async () => {
    const mailbox = gateway();
    const { key } = await create(mailbox, roadmap);
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
    await mailbox.addFile(key, { name: 'plan.pdf', contentType: 'application/pdf', bytes }, signal);
    const [file] = (await mailbox.appointmentDetails(key, signal)).attachments;
    expect(file).toMatchObject({ name: 'plan.pdf', kind: 'file' });
    expect(await mailbox.readFile(file?.id ?? '', signal)).toEqual({
      name: 'plan.pdf',
      contentType: 'application/pdf',
      bytes,
    });
    await mailbox.removeFile(file?.id ?? '', signal);
    expect((await mailbox.appointmentDetails(key, signal)).attachments).toEqual([]);
  });

  it('on whole days has those dates in every zone', async () => {
    const mailbox = gateway();
    const allDay = { start: '2026-10-26', end: '2026-10-28' };
    const { key } = await create(mailbox, { ...roadmap, allDay, zone: 'Asia/Tokyo' });
    expect((await only(mailbox)).allDay).toEqual(allDay);
    const { version = '', zone } = await mailbox.appointmentDetails(key, signal);
    await mailbox.changeEntry(
      key,
      version,
      {
        range: roadmap.range,
        allDay: { start: '2026-10-27', end: '2026-10-28' },
        ...(zone === undefined ? {} : { zone }),
      },
      'nobody',
      signal,
    );
    expect((await only(mailbox)).allDay).toEqual({ start: '2026-10-27', end: '2026-10-28' });
  });
});

describe('a meeting', () => {
  it('is answered by whom it invites, moved, answered again and called off', async () => {
    const [mine, theirs] = [gateway(), gatewayOf(theo)];
    const { key } = await create(mine, invitation);
    const copy = await only(theirs);
    expect(copy).toMatchObject({ myResponse: 'none', busy: 'tentative', organizer: 'Mira Voss' });
    await theirs.answerMeeting(copy, 'accepted', 'See you', signal);
    expect((await only(theirs)).myResponse).toBe('accepted');
    const answered = await mine.appointmentDetails(key, signal);
    expect(answered.attendees.at(-1)).toMatchObject({ address: theo, response: 'accepted' });

    const range = { start: '2026-10-23T08:00:00Z', end: '2026-10-23T09:00:00Z' };
    await mine.changeEntry(key, answered.version ?? '', { range, zone: ZONE }, 'all', signal);
    expect(await only(theirs)).toMatchObject({ ...range, myResponse: 'none' });
    expect(await errorOf(theirs.answerMeeting(copy, 'accepted', '', signal))).toMatchObject({ code: 'MeetingMoved' });

    await mine.cancelMeeting({ key, start: range.start }, 'Sorry', signal);
    expect(await listed(mine)).toEqual([]);
    expect(await only(theirs)).toMatchObject({ isCancelled: true, busy: 'free' });
  });

  it('that was answered isn’t answered twice where the first answer got lost', async () => {
    const [mine, theirs] = [gateway(), gatewayOf(theo)];
    await create(mine, invitation);
    const copy = await only(theirs);
    await theirs.answerMeeting(copy, 'declined', '', signal);
    await theirs.answerMeeting({ ...copy, again: true }, 'declined', '', signal);
    expect(await errorOf(theirs.answerMeeting(copy, 'declined', '', signal))).toMatchObject({ kind: 'not-found' });
  });
});

describe('a series', () => {
  const patterns: readonly Recurrence['pattern'][] = [
    { kind: 'daily', every: 3 },
    { kind: 'weekly', every: 2, days: [4, 5] },
    { kind: 'monthly', every: 1, day: 22 },
    { kind: 'monthly-nth', every: 1, nth: -1, on: 'workday' },
    { kind: 'monthly-nth', every: 1, nth: 4, on: 4 },
    { kind: 'yearly', month: 10, day: 22 },
    { kind: 'yearly-nth', month: 10, nth: 4, on: 4 },
  ];

  it.each(patterns)('of $kind is read back as it was made, from each of its occurrences', async (pattern) => {
    const mailbox = gateway();
    const recurrence: Recurrence = { pattern, start: '2026-10-22', end: { kind: 'count', count: 4 } };
    await create(mailbox, { ...roadmap, recurrence });
    const [first] = await listed(mailbox);
    const details = await mailbox.appointmentDetails(first?.key ?? '', signal);
    expect(details.recurrence).toEqual(recurrence);
    expect(details.seriesKey).not.toBe(first?.key);
    expect((await mailbox.appointmentDetails(details.seriesKey ?? '', signal)).recurrence).toEqual(recurrence);
  });

  it('keeps its hour on the wall over a change of clocks, and one occurrence can be another', async () => {
    const mailbox = gateway();
    const recurrence: Recurrence = {
      pattern: { kind: 'weekly', every: 1, days: [4] },
      start: '2026-10-22',
      end: { kind: 'until', date: '2026-11-05' },
    };
    await create(mailbox, { ...roadmap, recurrence });
    const before = await listed(mailbox);
    expect(before.map(({ start }) => start)).toEqual([
      '2026-10-22T12:00:00Z',
      '2026-10-29T13:00:00Z',
      '2026-11-05T13:00:00Z',
    ]);
    const key = before[1]?.key ?? '';
    const { version = '' } = await mailbox.appointmentDetails(key, signal);
    const range = { start: '2026-10-30T09:00:00Z', end: '2026-10-30T09:30:00Z' };
    await mailbox.changeEntry(key, version, { range, zone: ZONE, subject: 'Lighthouse, late' }, 'nobody', signal);
    expect((await listed(mailbox)).map(({ start, subject }) => [start, subject])).toEqual([
      ['2026-10-22T12:00:00Z', 'Lighthouse & more'],
      ['2026-10-30T09:00:00Z', 'Lighthouse, late'],
      ['2026-11-05T13:00:00Z', 'Lighthouse & more'],
    ]);
    await mailbox.removeEntry(before[2]?.key ?? '', signal);
    expect(await listed(mailbox)).toHaveLength(2);
  });
});

describe('what is created through the interface', () => {
  const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const wall = fc
    .tuple(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 1439 }))
    .map(([day, minute]) => new Date(Date.UTC(2026, 0, 1 + day, 0, minute)).toISOString().slice(0, 16));

  it('is shown at the same wall time after a round trip, in any zone', async () => {
    const mailbox = gateway();
    await fc.assert(
      fc.asyncProperty(wall, fc.constantFrom(...zones), async (time, zone) => {
        const start = instantAt(time, zone);
        const end = new Date(Date.parse(start) + 1_800_000).toISOString().replace('.000', '');
        const { key } = await create(mailbox, { ...roadmap, range: { start, end }, zone });
        const { appointment, zone: kept } = await mailbox.appointmentDetails(key, signal);
        // Zones have several spellings.
        const spelled = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
        expect([appointment?.start, kept]).toEqual([start, kept === zone ? zone : spelled]);
        // What the clock skips is shown where it jumped to.
        expect(wallTimeIn(appointment?.start ?? '', zone)).toBe(wallTimeIn(start, zone));
        await mailbox.removeEntry(key, signal);
      }),
      { numRuns: 60 },
    );
  });
});

describe('besides entries', () => {
  it('a mail goes to those named, and a task into the list', async () => {
    const mailbox = gateway();
    await mailbox.sendMail({ to: [theo], subject: 'Lighthouse', text: 'Ten minutes late' }, signal);
    await mailbox.createTask({ subject: 'Minutes', due: '2026-10-23', reminder: '2026-10-23T07:00:00Z' }, signal);
    const theirs = await exchange().client.list(theo);
    expect(theirs.filter(({ folder, subject }) => folder === 'inbox' && subject === 'Lighthouse')).toHaveLength(1);
    const mine = await exchange().client.list(exchange().mira.address);
    expect(mine.filter(({ folder, subject }) => folder === 'tasks' && subject === 'Minutes')).toHaveLength(1);
  });
});
