import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const MINUTE = 60_000;
const far = { start: '2028-03-01T00:00:00Z', end: '2028-03-08T00:00:00Z' };

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await exchange().client.put(exchange().mira.address, {
    kind: 'appointment',
    subject: 'Spring',
    start: '2028-03-02T09:00:00Z',
    end: '2028-03-02T10:00:00Z',
  });
  await desk.engine.refresh();
  await asked();
  return desk;
};
const subjects = (range: { readonly appointments: readonly { readonly subject: string }[] }) =>
  range.appointments.map(({ subject }) => subject);
const springs = (range: Parameters<typeof subjects>[0]) => subjects(range).filter((subject) => /spring/i.test(subject));

describe('a range of the calendar', () => {
  it('that is known is given without a request', async () => {
    const { engine } = await start();
    const range = await engine.calendarRange(engine.days(42));
    expect(subjects(range)).toContain('Stand-up');
    expect(range).toMatchObject({ revision: engine.snapshot().revision, asOf: engine.snapshot().today.asOf });
    expect(await asked()).toEqual([]);
  });

  it('beyond what is known is read once, however often it is asked for, until something moves', async () => {
    const desk = await start();
    const both = await Promise.all([desk.engine.calendarRange(far), desk.engine.calendarRange(far)]);
    expect(both.map(springs)).toEqual([['Spring'], ['Spring']]);
    await desk.engine.calendarRange(far);
    expect(await asked()).toEqual(['FindItem']);
    await clock().advance(1000);
    await exchange().client.put(exchange().mira.address, {
      kind: 'appointment',
      subject: 'More spring',
      start: '2028-03-03T09:00:00Z',
      end: '2028-03-03T10:00:00Z',
    });
    const before = desk.engine.snapshot().today.asOf;
    await desk.until(({ today }) => today.asOf !== before);
    expect(springs(await desk.engine.calendarRange(far))).toEqual(['Spring', 'More spring']);
  });

  it('over the edge of what is known is whole', async () => {
    const { engine } = await start();
    const { start: from } = engine.days(1);
    const range = await engine.calendarRange({ start: from, end: far.end });
    expect(subjects(range)).toEqual(expect.arrayContaining(['Stand-up', 'Spring']));
    expect(new Set(range.appointments.map(({ key }) => key)).size).toBe(range.appointments.length);
  });

  it('keeps its last answer when the server fails, with the reason', async () => {
    const desk = await start();
    const first = await desk.engine.calendarRange(far);
    await clock().advance(MINUTE);
    await desk.engine.refresh();
    await exchange().client.stopAnswering();
    expect(await desk.engine.calendarRange(far)).toMatchObject({
      appointments: first.appointments,
      asOf: first.asOf,
      error: { kind: 'unreachable' },
    });
    await exchange().client.startAnswering();
    expect(await desk.engine.calendarRange(far)).not.toHaveProperty('error');
  });

  it('never asked for before gives what is known of it when the server fails', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    const range = await desk.engine.calendarRange({ start: desk.engine.days(1).start, end: far.end });
    expect(range.error).toMatchObject({ kind: 'unreachable' });
    expect(subjects(range)).toContain('Stand-up');
    expect(range).not.toHaveProperty('asOf');
  });

  it('joins the meetings in it, and others not', async () => {
    const { engine } = await start();
    const { appointments } = await engine.calendarRange(engine.days(1));
    const standUp = appointments.find(({ subject }) => subject === 'Stand-up');
    const ways = (key: string) => engine.joinWays(key, () => false);
    expect(ways(standUp?.key ?? '')).toEqual([expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//)]);
    expect(ways('work/nothing')).toEqual([]);
  });
});

describe('an entry that is opened', () => {
  it('has its body and its people', async () => {
    const { engine } = await start();
    const { appointments } = await engine.calendarRange(engine.days(1));
    const review = appointments.find(({ subject }) => subject === 'Budget review');
    expect(await engine.appointment(review?.key ?? '')).toMatchObject({
      ok: true,
      value: { organizer: { name: 'Ines Moreau' }, body: expect.stringContaining('sheet') as string },
    });
  });

  it.each(['work/AAMkGone=', 'other/AAMk=', '', 'work'])('“%s” isn’t there', async (key) => {
    const { engine } = await start();
    expect(await engine.appointment(key)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await engine.voicemailAudio(key)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });
});

describe('others’ free/busy', () => {
  it('needs an account to ask with', async () => {
    const { engine } = open();
    expect(await engine.freeBusy(['a@b.example'], far)).toMatchObject({
      error: { kind: 'bad-input', code: 'no-account' },
    });
  });

  it('fails alone for whom it fails', async () => {
    const { engine } = await start();
    const result = await engine.freeBusy(['theo.lindqvist@contoso.example', 'nobody@contoso.example'], engine.days(1));
    expect(result).toMatchObject({
      ok: true,
      value: [{ events: expect.anything() as unknown }, { error: { kind: 'not-found' } }],
    });
  });
});
