import { describe, expect, it } from 'vitest';
import { answer, type Handler } from '../../../electron/shell/ipc-answer.ts';
import { commands, queries } from '../../../shared/ipc.ts';
import { ok } from '../../../shared/model.ts';

const ours = { url: 'app://presently/index.html', parent: null };

function setUp(handler: Handler = () => ok('done')) {
  const heard: unknown[] = [];
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (message: string) => warnings.push(message) };
  const channel = {
    channel: 'command:snoozeToast',
    schema: commands.snoozeToast,
    handler: (input: unknown, window: number) => {
      heard.push([input, window]);
      return handler(input, window);
    },
    log,
  };
  const call = (payload: unknown, frame: Parameters<typeof answer>[1]['frame'] = ours) =>
    answer(channel, { frame, window: 7, payload });
  return { call, heard, warnings };
}

describe('a window', () => {
  it('is answered, with what its contract knows', async () => {
    const { call, heard, warnings } = setUp();
    expect(await call({ id: 'x', snooze: { minutes: 5 }, stranger: 1 })).toEqual({ ok: true, value: 'done' });
    expect(heard).toEqual([[{ id: 'x', snooze: { minutes: 5 } }, 7]]);
    expect(warnings).toEqual([]);
  });

  it.each([
    undefined,
    null,
    5,
    'x',
    [],
    {},
    { id: 'x' },
    { id: 5, snooze: { minutes: 5 } },
    { id: 'x', snooze: { minutes: 1e9 } },
  ])('that sends %j is refused before anybody hears it', async (payload) => {
    const { call, heard, warnings } = setUp();
    expect(await call(payload)).toEqual({ ok: false, error: { kind: 'bad-input', code: 'payload' } });
    expect(heard).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  it('that sends bytes in the place of a list is refused as well', async () => {
    const schema = commands.createEntry;
    const log = { info: () => undefined, warn: () => undefined };
    const channel = { channel: 'command:createEntry', schema, handler: () => ok('done'), log };
    const range = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z' };
    const draft = { subject: 'x', location: '', range, busy: 'busy', isPrivate: false, categories: new Uint8Array(2) };
    const result = await answer(channel, { frame: ours, window: 7, payload: { accountId: 'a', draft } });
    expect(result).toEqual({ ok: false, error: { kind: 'bad-input', code: 'payload' } });
  });

  it('that isn’t ours is refused', async () => {
    const { call, heard } = setUp();
    const foreign = await call({ id: 'x', snooze: { minutes: 5 } }, { url: 'https://evil.example/', parent: null });
    expect(foreign).toEqual({ ok: false, error: { kind: 'bad-input', code: 'sender' } });
    expect(await call({ id: 'x', snooze: { minutes: 5 } }, null)).toMatchObject({ ok: false });
    expect(heard).toEqual([]);
  });

  it.each([
    () => {
      throw new RangeError('secret words');
    },
    () => Promise.reject(new RangeError('secret words')),
  ])('gets a bug as a value, by its name alone', async (handler: Handler) => {
    const result = await setUp(handler).call({ id: 'x', snooze: { minutes: 5 } });
    expect(result).toEqual({ ok: false, error: { kind: 'unexpected', code: 'RangeError' } });
  });
});

describe('the contract', () => {
  const instant = '2026-11-23T09:00:00Z';
  const range = { start: instant, end: '2026-11-24T09:00:00+01:00' };
  const long = (length: number) => 'x'.repeat(length);

  it.each([
    ['setPresence', { state: 'busy' }],
    ['setPresence', { state: 'do-not-disturb', until: instant }],
    ['resetPresence', {}],
    ['changeOof', { accountId: 'a', change: {} }],
    [
      'changeOof',
      { accountId: 'a', change: { state: 'scheduled', window: range, internalText: '', audience: 'known' } },
    ],
    ['setupStart', { address: 'a@b' }],
    ['setupStart', { address: 'a@b', server: 'mail' }],
    ['setupSignIn', { method: 'ntlm', user: 'CONTOSO\\a', password: '' }],
    ['setupSignIn', { method: 'oauth', flow: 'device', clientId: 'x' }],
    ['changeAccount', { accountId: 'a', colour: 'teal' }],
    ['copyText', { text: 'x' }],
    ['removeAccount', { accountId: 'a' }],
    ['setSetting', { key: 'theme', value: 'dark' }],
    ['refresh', {}],
    ['openView', { view: 'calendar' }],
    ['closeWindow', {}],
    ['join', { key: 'a/b' }],
    ['dismissToast', { id: 'x' }],
    ['snoozeToast', { id: 'x', snooze: { beforeStart: 0 } }],
    ['quit', {}],
  ] as const)('takes the command %s with %j', (name, payload) => {
    expect(commands[name].safeParse(payload).success).toBe(true);
  });

  it.each([
    ['setPresence', { state: 'available-idle' }],
    ['setPresence', { state: 'busy', until: 'tomorrow' }],
    ['setPresence', { state: 'busy', until: '2026-02-30T09:00:00Z' }],
    ['setPresence', { state: 'busy', until: '2026-11-23T09:00:00' }],
    ['setPresence', { state: 'busy', until: undefined }],
    ['changeOof', { accountId: 'a' }],
    ['changeOof', { accountId: 'a', change: { state: 'on' } }],
    ['changeOof', { accountId: 'a', change: { internalText: long(100_001) } }],
    ['changeOof', { accountId: 'a', change: { window: { start: instant } } }],
    ['setupStart', { address: long(321) }],
    ['setupStart', { address: 'a@b', server: long(2001) }],
    ['setupSignIn', { method: 'telepathy' }],
    ['setupSignIn', { method: 'basic', password: long(4001) }],
    ['changeAccount', { accountId: 'a', colour: '#ff0000' }],
    ['changeAccount', { accountId: 'a', position: -1 }],
    ['changeAccount', { accountId: 'a', shown: 'yes' }],
    ['addShared', { accountId: 'a', address: long(321) }],
    ['changeShared', { accountId: 'a', address: 'b@c', colour: '#ff0000' }],
    ['showCalendars', { ids: [5] }],
    ['copyText', { text: long(50_001) }],
    ['setSetting', { key: 'constructor', value: 1 }],
    ['openView', { view: 'https://evil.example' }],
    ['join', { key: 5 }],
    ['snoozeToast', { id: 'x', snooze: { minutes: -1 } }],
    ['snoozeToast', { id: 'x', snooze: { minutes: 1.5 } }],
    ['snoozeToast', { id: 'x', snooze: { minutes: NaN } }],
  ] as const)('refuses the command %s with %j', (name, payload) => {
    expect(commands[name].safeParse(payload).success).toBe(false);
  });

  it.each([
    ['calendarRange', range, true],
    ['calendarRange', { start: instant }, false],
    ['calendarRange', { start: 0, end: 1 }, false],
    ['appointment', { key: 'a' }, true],
    ['appointment', {}, false],
    ['freeBusy', { addresses: ['a@b.example'], range }, true],
    ['freeBusy', { addresses: [], range }, false],
    ['freeBusy', { addresses: ['nobody'], range }, false],
    ['freeBusy', { addresses: Array.from({ length: 101 }, () => 'a@b.example'), range }, false],
    ['snapshot', {}, true],
    ['snapshot', undefined, false],
  ] as const)('answers the query %s with %j: %s', (name, payload, taken) => {
    expect(queries[name].safeParse(payload).success).toBe(taken);
  });

  it('lets no payload change what is everybody’s', () => {
    for (const schema of Object.values({ ...commands, ...queries })) {
      schema.safeParse(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    }
    expect({}).not.toHaveProperty('polluted');
  });
});
