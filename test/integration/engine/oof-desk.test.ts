import { describe, expect, it } from 'vitest';
import type { AbsenceInput } from '../../../electron/engine/absence-desk.ts';
import type { OofChange } from '../../../shared/model.ts';
import { useDesk, type TestEngine } from '../../support/engine.ts';

const { account, exchange, clock, open, withAccount, asked } = useDesk();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// The clock stands at Tuesday 20 October 2026, 07:00 UTC.
const soon = { start: '2026-10-20T08:00:00Z', end: '2026-10-20T10:00:00Z' };
const month = { start: '2026-11-20T07:00:00Z', end: '2026-11-27T07:00:00Z' };
const absence = (window: typeof soon, text: string): AbsenceInput => ({
  accountId: 'work',
  window,
  audience: 'known',
  internalHtml: `<p>${text}</p>`,
  externalHtml: '',
});

const start = async (profile = withAccount()) => {
  const desk = open({ profile });
  await desk.engine.ready();
  return desk;
};
const oofOf = ({ engine }: TestEngine) => engine.snapshot().oof[0];
/** What the server was told to keep, one word a time. */
const told = async (): Promise<readonly string[]> =>
  (await exchange().client.log())
    .filter(({ operation }) => operation === 'SetUserOofSettingsRequest')
    .map(({ request }) => /OofState>(\w+)</.exec(request)?.[1] ?? '?');

it('of the demo company nothing is written down, neither while it is there nor when it is gone', async () => {
  const { engine, profile } = open();
  engine.addDemo({ ...account(), id: 'demo', demo: true }, exchange().mira.password);
  await engine.ready();
  engine.oof.planAbsence({ ...absence(month, 'Demo'), accountId: 'demo' });
  engine.oof.planAbsence({ ...absence(soon, 'Demo'), accountId: 'demo' });
  engine.oof.saveTemplate({ name: 'Mine', internal: '', external: '' });
  await engine.addAccount({
    server: exchange().url,
    user: exchange().mira.address,
    password: exchange().mira.password,
  });
  await engine.ready();
  expect(profile.oof?.templates.map(({ name }) => name)).toEqual(['Mine']);
  expect(Object.keys(profile.oof?.seen ?? {})).toEqual(engine.snapshot().accounts.map(({ id }) => id));
  expect(profile.oof?.absences).toEqual([]);
});

describe('absences planned ahead', () => {
  it('go to the server as Scheduled at once, the next one first; later ones wait here', async () => {
    const desk = await start();
    expect(desk.engine.oof.planAbsence(absence(month, 'Later'))).toEqual({ ok: true, value: undefined });
    await desk.until(({ oof }) => oof[0]?.settings?.state === 'scheduled');
    expect(oofOf(desk)).toMatchObject({ settings: { window: month, internalText: 'Later', audience: 'known' } });
    expect(oofOf(desk)).not.toHaveProperty('planned');

    // An earlier one takes its place there, and it waits.
    desk.engine.oof.planAbsence(absence(soon, 'Soon'));
    await desk.until(({ oof }) => oof[0]?.settings?.internalText === 'Soon');
    expect(oofOf(desk)).toMatchObject({ settings: { window: soon }, planned: [{ window: month, audience: 'known' }] });
    expect(oofOf(desk)?.planned?.[0]?.internalHtml).toContain('<p>Later</p>');
    expect(await told()).toEqual(['Scheduled', 'Scheduled']);
  });

  it('go one after the other, each when the one before is over, read anew before', async () => {
    const desk = await start();
    desk.engine.oof.planAbsence(absence(soon, 'Soon'));
    await desk.until(({ oof }) => oof[0]?.settings?.internalText === 'Soon');
    desk.engine.oof.planAbsence(absence(month, 'Later'));
    await asked();
    await clock().advance(3 * HOUR - MINUTE);
    expect(oofOf(desk)).toMatchObject({ active: true, settings: { window: soon } });
    await clock().advance(MINUTE);
    await desk.until(({ oof }) => oof[0]?.settings?.internalText === 'Later');
    expect(oofOf(desk)).toMatchObject({ active: false, settings: { window: month } });
    const operations = (await asked()).filter((name) => name.includes('Oof'));
    expect(operations.slice(-4)).toEqual([
      'GetUserOofSettingsRequest',
      'GetUserOofSettingsRequest',
      'SetUserOofSettingsRequest',
      'GetUserOofSettingsRequest',
    ]);
  });

  it('aren’t put over a reply that was switched on elsewhere meanwhile', async () => {
    const desk = await start();
    desk.engine.oof.planAbsence(absence(soon, 'Soon'));
    await desk.until(({ oof }) => oof[0]?.settings?.internalText === 'Soon');
    desk.engine.oof.planAbsence(absence(month, 'Later'));
    await clock().advance(2.5 * HOUR);
    await exchange().client.oof(exchange().mira.address, { state: 'Enabled', internal: '<p>Ill</p>' });
    await clock().advance(HOUR);
    await desk.until(({ oof }) => oof[0]?.settings?.state === 'enabled');
    await asked();
    expect(oofOf(desk)).toMatchObject({ settings: { internalText: 'Ill' }, planned: [{ window: month }] });
  });

  it('that would be sent too late are held, also after a restart, until their person says so', async () => {
    const profile = withAccount();
    const first = await start(profile);
    await first.engine.changeOof('work', { state: 'enabled' });
    first.engine.oof.planAbsence(absence(soon, 'Soon'));
    await first.close();
    clock().jump(Date.parse(soon.start) + 20 * MINUTE);
    await exchange().client.oof(exchange().mira.address, { state: 'Disabled' });
    const second = await start(profile);
    await asked();
    expect(oofOf(second)).toMatchObject({ settings: { state: 'disabled' }, planned: [{ held: 'missed' }] });
    const id = oofOf(second)?.planned?.[0]?.id ?? '';
    expect(await second.engine.oof.sendAbsence(id)).toMatchObject({ ok: true });
    expect(oofOf(second)).toMatchObject({ active: true, settings: { window: soon, internalText: 'Soon' } });
    expect(oofOf(second)).not.toHaveProperty('planned');
  });

  it('of which nobody knows whether they were sent aren’t sent again by a restart', async () => {
    const profile = withAccount();
    profile.oof = {
      templates: [],
      absences: [{ ...absence(soon, 'Soon'), id: 'a', held: 'handed' }],
      answered: [],
      seen: {},
    };
    const desk = await start(profile);
    await asked();
    expect(oofOf(desk)).toMatchObject({ settings: { state: 'disabled' }, planned: [{ id: 'a', held: 'handed' }] });
    expect(await told()).toEqual([]);
  });

  it('are refused at the time of another one, in the past, and for more people than allowed', async () => {
    await exchange().client.oof(exchange().mira.address, { allowed: 'None' } as never);
    const desk = await start();
    const plan = (given: Partial<AbsenceInput>) =>
      desk.engine.oof.planAbsence({ ...absence(soon, 'x'), audience: 'none', ...given });
    expect(plan({ audience: 'all' })).toMatchObject({ ok: false, error: { code: 'audience' } });
    expect(plan({ window: { start: '2026-10-18T06:00:00Z', end: '2026-10-19T06:00:00Z' } })).toMatchObject({
      error: { code: 'time' },
    });
    expect(plan({ window: { start: soon.end, end: soon.start } })).toMatchObject({ error: { code: 'schedule-order' } });
    expect(plan({})).toMatchObject({ ok: true });
    await desk.until(({ oof }) => oof[0]?.settings?.state === 'scheduled');
    expect(plan({ window: { ...soon, end: '2026-10-20T12:00:00Z' } })).toMatchObject({
      error: { code: 'absence-overlap' },
    });
  });

  it('that wait are no longer kept when their account is gone', async () => {
    const profile = withAccount();
    const desk = await start(profile);
    await desk.engine.changeOof('work', { state: 'enabled' });
    desk.engine.oof.planAbsence(absence(month, 'Private words'));
    expect(JSON.stringify(profile.oof)).toContain('Private words');
    await desk.engine.removeAccount('work');
    expect(JSON.stringify(profile.oof)).not.toContain('Private words');
  });
});

describe('one press', () => {
  const tomorrow: OofChange = {
    state: 'scheduled',
    window: { start: '2026-10-20T07:00:00Z', end: '2026-10-21T06:00:00Z' },
  };

  it('never widens the audience or touches a text, and is taken back for ten minutes', async () => {
    const desk = await start();
    const before = oofOf(desk)?.settings;
    expect(await desk.engine.oof.press('work', tomorrow)).toMatchObject({ ok: true });
    const { state, window, ...rest } = oofOf(desk)?.settings ?? {};
    expect([state, window]).toEqual(['scheduled', tomorrow.window]);
    expect(before).toMatchObject(rest);
    expect(oofOf(desk)?.undo).toMatchObject({ change: tomorrow });
    expect(await desk.engine.oof.undo('work')).toMatchObject({ ok: true });
    expect(oofOf(desk)?.settings).toEqual(before);
    expect(oofOf(desk)).not.toHaveProperty('undo');

    await desk.engine.oof.press('work', { state: 'enabled' });
    // Its undo comes with the news that the server has it, for which nobody asks.
    expect(desk.seen.find(({ oof }) => oof[0]?.active === true)?.oof[0]).toHaveProperty('undo');
    await clock().advance(10 * MINUTE);
    expect(desk.seen.at(-1)?.oof[0]).not.toHaveProperty('undo');
    expect(await desk.engine.oof.undo('work')).toMatchObject({ ok: false });
  });

  it('shows what goes out, how old it is and to whom, with an undo where it was pressed outside a window', async () => {
    const desk = await start();
    await desk.engine.oof.press('work', tomorrow);
    await desk.until(({ oof }) => oof[0]?.undo !== undefined);
    expect(desk.toasts()).toMatchObject([
      { kind: 'oof', title: 'Out of office is on until Wed 08:00.', oof: { accountId: 'work' } },
    ]);
    expect(desk.toasts()[0]?.body).toMatch(
      /Reply: “Hi, I am out of the office.*Unchanged since 09:00.*contacts outside/s,
    );
    await desk.engine.oof.undo('work');
    await desk.engine.oof.press('work', { ...tomorrow, quiet: true });
    expect(desk.toasts()).toEqual([]);
  });

  it('without a text sends nothing', async () => {
    await exchange().client.oof(exchange().mira.address, { internal: '' });
    const desk = await start();
    expect(await desk.engine.oof.press('work', { state: 'enabled' })).toMatchObject({
      ok: false,
      error: { code: 'no-text' },
    });
    expect(await told()).toEqual([]);
  });

  it('doesn’t lose an absence that the server had for later', async () => {
    const desk = await start();
    desk.engine.oof.planAbsence(absence(month, 'Later'));
    await desk.until(({ oof }) => oof[0]?.settings?.internalText === 'Later');
    await desk.engine.oof.press('work', tomorrow);
    expect(oofOf(desk)).toMatchObject({ settings: { window: tomorrow.window }, planned: [{ window: month }] });
    await desk.engine.oof.undo('work');
    await asked();
    expect(oofOf(desk)).toMatchObject({ settings: { window: month } });
    expect(oofOf(desk)).not.toHaveProperty('planned');
  });
});

describe('a change of text, end or audience', () => {
  it('never passes through Disabled', async () => {
    const desk = await start();
    await desk.engine.changeOof('work', { state: 'scheduled', window: soon });
    for (const change of [
      { internalText: 'Other words' },
      { externalHtml: '<p>Outside</p>' },
      { window: { ...soon, end: '2026-10-20T11:00:00Z' } },
      { audience: 'all' },
      { audience: 'none' },
    ] as const) {
      expect(await desk.engine.changeOof('work', change)).toMatchObject({ ok: true });
    }
    expect(await told()).toEqual(Array.from({ length: 6 }, () => 'Scheduled'));
  });
});

describe('what newer servers command', () => {
  const COMMANDS =
    '<DeclineEventsForScheduledOOF>true</DeclineEventsForScheduledOOF>' +
    '<DeclineAllEventsForScheduledOOF>true</DeclineAllEventsForScheduledOOF><CreateOOFEvent>true</CreateOOFEvent>' +
    '<OOFEventSubject>Holiday</OOFEventSubject><AutoDeclineFutureRequestsWhenOOF>true</AutoDeclineFutureRequestsWhenOOF>' +
    '<OOFEventID>AAMkEvent</OOFEventID><EventsToDeleteIDs><EventToDeleteID>AAMkOther</EventToDeleteID></EventsToDeleteIDs>';

  it('is never sent back to them, whatever is changed', async () => {
    const desk = open({
      profile: withAccount(),
      http: (network) => async (request) => {
        const response = await network(request);
        if (request.body?.includes('GetUserOofSettings') !== true) return response;
        const parts: Uint8Array[] = [];
        for await (const part of response.body) parts.push(part);
        const text = Buffer.concat(parts).toString().replace('</OofSettings>', `${COMMANDS}</OofSettings>`);
        return {
          ...response,
          body: (async function* () {
            yield await Promise.resolve(Buffer.from(text));
          })(),
        };
      },
    });
    await desk.engine.ready();
    await desk.engine.changeOof('work', { state: 'scheduled', window: soon });
    await desk.engine.changeOof('work', { audience: 'none', internalHtml: '<p>Away</p>' });
    await desk.engine.oof.press('work', { state: 'enabled' });
    await desk.engine.oof.undo('work');
    const sent = (await exchange().client.log()).filter(({ operation }) => operation === 'SetUserOofSettingsRequest');
    expect(sent).toHaveLength(4);
    for (const { request } of sent) expect(request).not.toMatch(/Decline|CreateOOFEvent|OOFEvent|EventToDelete/);
  });
});

describe('offers', () => {
  const vacation = {
    subject: 'Vacation',
    start: '2026-10-22T00:00:00Z',
    end: '2026-10-23T22:00:00Z',
    busy: 'OOF',
  } as const;
  const put = (item: Readonly<Record<string, string>> = vacation) =>
    exchange().client.put(exchange().mira.address, { kind: 'appointment', ...item } as never);

  it('to switch the reply on for an absence ahead are made once, and do it with the audience as it is', async () => {
    await put();
    const profile = withAccount();
    const desk = await start(profile);
    const { offer } = (await desk.until(({ oof }) => oof[0]?.offer !== undefined)).oof[0] ?? {};
    expect(offer).toMatchObject({ kind: 'on', subject: 'Vacation' });
    expect(desk.toasts().find(({ kind }) => kind === 'oof')).toMatchObject({ oof: { offer: { id: offer?.id } } });
    const body = () => desk.toasts().find(({ kind }) => kind === 'oof')?.body ?? '';
    expect(body()).toContain('Vacation');
    desk.engine.setMachine('locked');
    expect(body()).not.toContain('Vacation');
    desk.engine.setMachine('active');
    const audience = oofOf(desk)?.settings?.audience;
    expect(await desk.engine.answerOffer(offer?.id ?? '', true)).toMatchObject({ ok: true });
    expect(oofOf(desk)?.settings).toMatchObject({
      state: 'scheduled',
      audience,
      window: { start: '2026-10-22T00:00:00Z', end: '2026-10-23T22:00:00Z' },
    });
    await desk.engine.changeOof('work', { state: 'disabled' });
    expect(oofOf(desk)).not.toHaveProperty('offer');
    await desk.close();
    expect(oofOf(await start(profile))).not.toHaveProperty('offer');
  });

  it('that are refused change nothing and aren’t made again', async () => {
    await put();
    const desk = await start();
    const { offer } = (await desk.until(({ oof }) => oof[0]?.offer !== undefined)).oof[0] ?? {};
    await desk.engine.answerOffer(offer?.id ?? '', false);
    expect(oofOf(desk)).not.toHaveProperty('offer');
    expect(desk.toasts().filter(({ kind }) => kind === 'oof')).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it('to switch it off come when the absence is over and the reply still on', async () => {
    await put({ ...vacation, start: '2026-10-20T00:00:00Z', end: '2026-10-20T10:00:00Z' });
    await exchange().client.oof(exchange().mira.address, { state: 'Enabled' });
    const desk = await start();
    expect(oofOf(desk)).not.toHaveProperty('offer');
    await clock().advance(3 * HOUR);
    const { offer } = desk.seen.at(-1)?.oof[0] ?? {};
    expect(offer).toMatchObject({ kind: 'off' });
    await desk.engine.answerOffer(offer?.id ?? '', true);
    expect(oofOf(desk)).toMatchObject({ active: false, settings: { state: 'disabled' } });
  });

  it('to enter an absence that the calendar doesn’t know make the entry, and interrupt nobody', async () => {
    const desk = await start();
    await desk.engine.changeOof('work', { state: 'scheduled', window: month });
    const { offer } = oofOf(desk) ?? {};
    expect(offer).toMatchObject({ kind: 'entry', window: month });
    expect(desk.toasts().filter(({ kind }) => kind === 'oof')).toEqual([]);
    await desk.engine.answerOffer(offer?.id ?? '', true);
    const items = await exchange().client.list(exchange().mira.address);
    expect(items.filter(({ subject }) => subject === 'Out of office')).toHaveLength(1);
  });
});

describe('meetings during an absence', () => {
  const day = { start: '2026-10-20T22:00:00Z', end: '2026-10-21T22:00:00Z' };

  it('are listed occurrence by occurrence: never the user’s own, private ones, or what is no meeting', async () => {
    const desk = await start();
    const listed = await desk.engine.declinable('work', day);
    const { appointments } = await desk.engine.calendarRange(day);
    if (!listed.ok) throw new Error('not listed');
    const keys = new Set(listed.value.map(({ key }) => key));
    expect(keys.size).toBeGreaterThan(0);
    const others = appointments.filter(({ key }) => !keys.has(key));
    expect(listed.value.every(({ isMeeting, isPrivate }) => isMeeting && !isPrivate)).toBe(true);
    expect(others.length).toBeGreaterThan(0);
    expect(
      others.filter(
        ({ isMeeting, isPrivate, isCancelled, myResponse }) =>
          isMeeting && !isPrivate && !isCancelled && myResponse !== 'organizer' && myResponse !== 'declined',
      ),
    ).toEqual([]);
  });

  it('that were chosen are declined one by one, a series never as a whole; anything else is refused', async () => {
    const desk = await start();
    const listed = await desk.engine.declinable('work', day);
    const occurrence = listed.ok ? listed.value.find(({ isRecurring }) => isRecurring) : undefined;
    const { appointments } = await desk.engine.calendarRange(day);
    const own = appointments.find(({ myResponse, isMeeting }) => !isMeeting || myResponse === 'organizer');
    if (occurrence === undefined || own === undefined) throw new Error('the scenario has changed');
    expect(await desk.engine.declineMeetings('work', day, [own.key])).toMatchObject({ ok: false });
    expect(desk.engine.snapshot().considered).toEqual([]);

    expect(await desk.engine.declineMeetings('work', day, [occurrence.key])).toEqual({ ok: true, value: undefined });
    expect(desk.engine.snapshot().considered).toMatchObject([
      { kind: 'answer', answer: 'declined', key: occurrence.key },
    ]);
    await clock().advance(11_000);
    await asked();
    const requests = (await exchange().client.log()).flatMap(
      ({ request }) => request.match(/<\w+:DeclineItem>/g) ?? [],
    );
    expect(requests).toHaveLength(1);
    // The series goes on.
    const later = { start: '2026-10-21T22:00:00Z', end: '2026-11-21T22:00:00Z' };
    const after = await desk.engine.calendarRange(later);
    expect(
      after.appointments.some(({ subject, myResponse }) => subject === occurrence.subject && myResponse !== 'declined'),
    ).toBe(true);
  });
});

describe('templates', () => {
  it('are kept, changed, deleted, and there after a restart', async () => {
    const profile = withAccount();
    const desk = await start(profile);
    const { oof } = desk.engine;
    expect(oof.saveTemplate({ name: ' ', internal: '', external: '' })).toMatchObject({
      error: { code: 'template-name' },
    });
    oof.saveTemplate({ name: 'Vacation', internal: '<p>Back {return date}</p>', external: '' });
    oof.saveTemplate({ name: 'Conference', internal: '<p>c</p>', external: '' });
    const [, vacation] = oof.templates();
    expect(oof.templates().map(({ name }) => name)).toEqual(['Conference', 'Vacation']);
    if (vacation === undefined) throw new Error('nothing was kept');
    oof.saveTemplate({ ...vacation, name: 'Holiday' });
    await desk.close();
    const again = await start(profile);
    expect(again.engine.snapshot().oofTemplates.map(({ name }) => name)).toEqual(['Conference', 'Holiday']);
    again.engine.oof.removeTemplate(vacation.id);
    expect(again.engine.snapshot().oofTemplates.map(({ name }) => name)).toEqual(['Conference']);
  });
});
