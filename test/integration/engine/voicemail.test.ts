import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const SECOND = 1000;

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await asked();
  return desk;
};
const me = () => exchange().mira.address;
type Put = Parameters<ReturnType<typeof exchange>['client']['put']>[1];

/** A desk with one call more, and its key. */
const startWith = async (item: Put) => {
  const { id } = await exchange().client.put(me(), item);
  const desk = await start();
  const key = `work/${id}`;
  const call = () => desk.engine.snapshot().voicemail.value.items.find((each) => each.key === key);
  return { ...desk, key, call };
};
const message = { kind: 'voicemail', callerName: 'Ada', callerNumber: '+33 1 99 00 11 22', seconds: 5 } as const;
const onServer = async (key: string) =>
  (await exchange().client.list(me())).find(({ id }) => `work/${id}` === key) ?? 'gone';

describe('a message', () => {
  it('is marked as heard and as unheard, here as on the server', async () => {
    const { engine, key, until, call } = await startWith(message);
    const { unheard } = engine.snapshot().voicemail.value;
    expect(await engine.markHeard(key, true)).toEqual({ ok: true, value: undefined });
    await until(({ voicemail }) => voicemail.value.unheard === unheard - 1);
    expect(await onServer(key)).toMatchObject({ isRead: true });
    await engine.markHeard(key, false);
    await until(({ voicemail }) => voicemail.value.unheard === unheard);
    expect(call()).toMatchObject({ heard: false });
  });

  it('is fetched once, however often a player seeks; one that can’t be had is asked for again', async () => {
    const { engine, key } = await startWith(message);
    expect(await engine.recording(key)).toEqual({ ok: true, value: { codec: 'mu-law', playable: true } });
    await engine.voicemailAudio(key);
    await Promise.all([engine.voicemailAudio(key), engine.voicemailFile(key)]);
    expect(await asked()).toEqual(['GetItem', 'GetAttachment']);
    const gone = 'work/AAMkGone=';
    expect(await engine.recording(gone)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await engine.recording(gone);
    expect(await asked()).toEqual(['GetItem', 'GetItem']);
  });

  it('that is protected goes to other programs as a whole, with a name that is only a name', async () => {
    const { engine, key } = await startWith({ ...message, protected: true });
    expect(await engine.recording(key)).toMatchObject({ ok: false, error: { code: 'ProtectedVoicemail' } });
    expect(await engine.voicemailFile(key)).toMatchObject({
      ok: true,
      value: { name: 'Protected Voice Mail from Ada.eml' },
    });
  });

  it('keeps what is noted about it', async () => {
    const { engine, key, until, call } = await startWith(message);
    await engine.writeAudioNotes(key, 'before noon');
    await until(() => call()?.notes === 'before noon');
  });
});

describe('a call that is deleted', () => {
  it('is gone at once, and on the server after ten seconds', async () => {
    const { engine, key, call, until } = await startWith(message);
    expect(engine.removeVoicemail(key)).toEqual({ ok: true, value: undefined });
    const { considered } = await until(({ voicemail }) => !voicemail.value.items.some((each) => each.key === key));
    expect(considered).toMatchObject([{ kind: 'delete-call', key, subject: 'Ada' }]);
    await clock().advance(9 * SECOND);
    expect(await onServer(key)).not.toBe('gone');
    await clock().advance(SECOND);
    await until((snapshot) => snapshot.considered.length === 0);
    expect([await onServer(key), call()]).toEqual(['gone', undefined]);
  });

  it('that is taken back is there again', async () => {
    const { engine, key, call, until } = await startWith(message);
    engine.removeVoicemail(key);
    const { considered } = await until((snapshot) => snapshot.considered.length === 1);
    expect(engine.takeBack(considered[0]?.id ?? '')).toEqual({ ok: true, value: undefined });
    await clock().advance(30 * SECOND);
    expect(call()).toBeDefined();
    expect(await onServer(key)).not.toBe('gone');
  });

  it('that the server refuses to delete is there again, and said to be', async () => {
    const { engine, key, call, until } = await startWith(message);
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorAccessDenied',
      operation: 'DeleteItem',
      times: 1,
    });
    engine.removeVoicemail(key);
    await clock().advance(11 * SECOND);
    const { unsent } = await until((snapshot) => snapshot.unsent.length === 1);
    expect(unsent).toMatchObject([{ kind: 'delete-call', error: { code: 'ErrorAccessDenied' } }]);
    await until(() => call() !== undefined);
  });
});

describe('whoever called', () => {
  it('is found by number once somebody looks, and not asked for twice', async () => {
    const number = '+33 1 99 00 77 30';
    const { engine, until, call } = await startWith({ kind: 'missed-call', callerNumber: number });
    expect(call()).not.toHaveProperty('contact');
    expect(await asked()).toEqual([]);
    engine.followCallers();
    await until(() => call()?.contact !== undefined);
    expect(call()).toMatchObject({ contact: { name: 'Garage Lefort' } });
    await asked();
    engine.followCallers();
    await engine.refresh();
    expect((await asked()).filter((name) => name === 'ResolveNames')).toEqual([]);
  });

  it.each([
    ['the number that called', { callerNumber: '+33 1 99 00 77 30' }, 'call', 'tel:+33199007730'],
    [
      'the number before the address',
      { callerNumber: '4471', callerAddress: 'theo.lindqvist@contoso.example' },
      'call',
      'tel:4471',
    ],
    ['an address over the internet', { callerNumber: 'sip:theo@contoso.example' }, 'call', 'sip:theo@contoso.example'],
    [
      'a mail',
      { callerName: 'Theo', callerAddress: 'theo.lindqvist@contoso.example' },
      'mail',
      'mailto:theo.lindqvist@contoso.example?subject=Re%3A%20Missed%20call%20from%20Theo',
    ],
  ] as const)('is reached by %s', async (_, caller, how, link) => {
    const { engine, key } = await startWith({ kind: 'missed-call', ...caller });
    expect(await engine.reachCaller(key, how)).toEqual({ ok: true, value: link });
  });

  it('is reached by the program that calls go by', async () => {
    const caller = { callerNumber: '4471', callerAddress: 'theo.lindqvist@contoso.example' };
    const { engine, key } = await startWith({ kind: 'missed-call', ...caller });
    engine.setSetting('callBy', 'teams');
    expect(await engine.reachCaller(key, 'call')).toMatchObject({
      value: expect.stringMatching(/^msteams:/) as string,
    });
  });

  it('and left neither number nor address can’t be reached', async () => {
    const { engine, key } = await startWith({ kind: 'missed-call' });
    expect(await engine.reachCaller(key, 'call')).toMatchObject({ ok: false, error: { code: 'no-reach' } });
    expect(await engine.reachCaller(key, 'mail')).toMatchObject({ ok: false, error: { code: 'no-reach' } });
  });
});

describe('a message on the telephone', () => {
  it('rings, plays and ends, and its end goes by itself', async () => {
    const { engine, key, until } = await startWith(message);
    expect(await engine.phoneOffer('work')).toEqual({ number: '4470' });
    await engine.phoneOffer('work');
    expect(await asked()).toEqual(['GetServiceConfiguration']);
    await engine.playOnPhone(key, '4470');
    const states: (string | undefined)[] = [];
    for (let second = 0; second < 12; second += 1) {
      const state = engine.snapshot().phoneCall?.state;
      if (state !== states.at(-1)) states.push(state);
      await clock().advance(SECOND);
    }
    expect(states).toEqual(['dialling', 'ringing', 'connected', 'ended']);
    await clock().advance(10 * SECOND);
    await until((snapshot) => snapshot.phoneCall === undefined);
  });

  it.each([
    ['busy', 4],
    ['no-answer', 22],
  ] as const)('that is %s says so', async (answers, seconds) => {
    await exchange().client.send('telephone', { mailbox: me(), number: '4470', answers });
    const { engine, key } = await startWith(message);
    await engine.playOnPhone(key, '4470');
    await clock().advance(seconds * SECOND);
    expect(engine.snapshot().phoneCall).toMatchObject({ state: answers });
  });

  it('is hung up at once, here as on the server', async () => {
    const { engine, key } = await startWith(message);
    await engine.playOnPhone(key, '4470');
    await clock().advance(4 * SECOND);
    expect(engine.snapshot().phoneCall).toMatchObject({ key, number: '4470', state: 'connected' });
    await asked();
    expect(await engine.hangUp()).toMatchObject({ ok: true });
    expect(engine.snapshot().phoneCall).toMatchObject({ state: 'ended' });
    expect(await asked()).toEqual(['DisconnectPhoneCall']);
  });

  it('that the server has forgotten was hung up already, and keeps no other from being played', async () => {
    const { engine, key } = await startWith(message);
    const forgotten = {
      kind: 'response-error',
      code: 'ErrorInvalidPhoneCallId',
      operation: 'DisconnectPhoneCall',
    } as const;
    await exchange().client.fault(forgotten);
    await engine.playOnPhone(key, '4470');
    expect(await engine.hangUp()).toMatchObject({ ok: true });
    await engine.playOnPhone(key, '4470');
    expect(await engine.playOnPhone(key, '4471')).toMatchObject({ ok: true });
    expect(engine.snapshot().phoneCall).toMatchObject({ number: '4471', state: 'dialling' });
  });

  it('pressed twice rings once at a time: the first call is hung up before the second begins', async () => {
    const { engine, key } = await startWith(message);
    const both = await Promise.all([engine.playOnPhone(key, '4470'), engine.playOnPhone(key, '4471')]);
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await asked()).toEqual(['PlayOnPhone', 'DisconnectPhoneCall', 'PlayOnPhone']);
    expect(engine.snapshot().phoneCall).toMatchObject({ number: '4471', state: 'dialling' });
  });

  it('that can’t be dialled says why, and no call is shown', async () => {
    const { engine, key } = await startWith(message);
    const answer = await engine.playOnPhone(key, 'call me');
    expect(answer).toMatchObject({ ok: false, error: { code: 'ErrorInvalidPhoneNumber' } });
    expect(engine.snapshot().phoneCall).toBeUndefined();
  });

  it('isn’t offered without Unified Messaging', async () => {
    await exchange().client.send('telephone', { mailbox: me() });
    const { engine } = await start();
    expect(await engine.phoneOffer('work')).toBeUndefined();
    expect(await engine.phoneOffer('nobody')).toBeUndefined();
  });
});

describe('a message that came', () => {
  it('is told with what can be done about it, without its caller while the screen is locked', async () => {
    const { engine, until } = await start();
    await clock().advance(SECOND);
    await exchange().client.put(me(), message);
    const { toasts } = await until((snapshot) => snapshot.toasts.some(({ kind }) => kind === 'voicemail'));
    const toast = toasts.find(({ kind }) => kind === 'voicemail');
    expect(toast).toMatchObject({ title: 'Voicemail from Ada', call: { playable: true, callable: true } });
    engine.setMachine('locked');
    expect(engine.snapshot().toasts.find(({ kind }) => kind === 'voicemail')?.title).toBe('New voicemail');
  });

  it('is told though the clock was ahead when the app started', async () => {
    clock().jump(clock().now() + 9 * 60 * 60 * SECOND);
    const { until, engine } = await start();
    clock().jump(clock().now() - 9 * 60 * 60 * SECOND);
    engine.checkEverything();
    await clock().advance(SECOND);
    await exchange().client.put(me(), message);
    await until((snapshot) => snapshot.toasts.some(({ kind }) => kind === 'voicemail'));
  });

  it('that is asked to be heard waits for a window that plays it', async () => {
    const { engine, key } = await startWith(message);
    engine.setToPlay(key);
    expect(engine.snapshot().toPlay).toBe(key);
    engine.setToPlay(undefined);
    expect(engine.snapshot()).not.toHaveProperty('toPlay');
  });
});
