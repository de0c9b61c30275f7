import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const MINUTE = 60_000;
const draft = {
  subject: 'Tea with the auditors',
  location: 'Canteen',
  range: { start: '2026-10-20T10:00:00Z', end: '2026-10-20T11:00:00Z' },
  busy: 'busy',
  isPrivate: false,
} as const;

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await asked();
  return desk;
};
const onServer = async () =>
  (await exchange().client.list(exchange().mira.address)).filter(({ subject }) => subject === draft.subject);

describe('an entry that is made', () => {
  it('is on the server and in the calendar', async () => {
    const desk = await start();
    expect(await desk.engine.createEntry('work', draft)).toEqual({ ok: true, value: 'done' });
    const { today } = await desk.until((snapshot) =>
      snapshot.today.value.appointments.some(({ subject }) => subject === draft.subject),
    );
    expect(today.value.appointments.find(({ subject }) => subject === draft.subject)).toMatchObject({
      location: 'Canteen',
      ...draft.range,
      busy: 'busy',
    });
    expect(await onServer()).toHaveLength(1);
  });

  it.each([
    ['broken off', { kind: 'reset', carriedOut: true } as const],
    ['never given', { kind: 'hang', carriedOut: true } as const],
    ['broken off before anything was done', { kind: 'reset' } as const],
  ])('is one entry though the server’s answer is %s', async (_, fault) => {
    const desk = await start();
    await exchange().client.fault({ ...fault, operation: 'CreateItem', times: 1 });
    const made = desk.engine.createEntry('work', draft);
    await clock().advance(4 * MINUTE);
    expect(await made).toEqual({ ok: true, value: 'waiting' });
    await clock().advance(MINUTE);
    await desk.until((snapshot) => snapshot.today.value.appointments.some(({ subject }) => subject === draft.subject));
    await clock().advance(10 * MINUTE);
    await asked();
    expect(await onServer()).toHaveLength(1);
    const shown = desk.engine.snapshot().today.value.appointments.filter(({ subject }) => subject === draft.subject);
    expect(shown).toHaveLength(1);
  });
});
