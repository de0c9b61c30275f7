import { describe, expect, it } from 'vitest';
import type { MailboxGateway } from '../../../electron/gateway/gateway.ts';
import { errorOf, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();
const theo = 'theo.lindqvist@contoso.example';
const day = { start: '2026-10-20T22:00:00Z', end: '2026-10-21T22:00:00Z' };
const asked = async (operation: string) =>
  (await exchange().client.log()).filter((entry) => entry.operation === operation).length;

describe('whoever is looked for', () => {
  it('is found by the beginnings of names, with title, department and telephone', async () => {
    const found = await gateway().findPeople('theo li', signal);
    expect(found).toEqual([
      {
        address: theo,
        name: 'Theo Lindqvist',
        kind: 'person',
        source: 'directory',
        title: 'Site Reliability Engineer',
        department: 'Engineering',
        company: 'Contoso',
        office: expect.stringMatching(/^Paris \d\.\d\d$/) as string,
        phones: [{ kind: 'business', number: expect.stringMatching(/^\+33 1 99/) as string }],
        imAddress: theo,
      },
    ]);
  });

  it('comes from the directory before the own contacts, each once; rooms and lists are told apart', async () => {
    const found = await gateway().findPeople('a', signal);
    expect(found.map(({ address: one }) => one)).toEqual([...new Set(found.map(({ address: one }) => one))]);
    const sources = found.map(({ source }) => source);
    expect(sources.indexOf('contacts')).toBeGreaterThan(sources.lastIndexOf('directory'));
    const kinds = new Map(found.map((card) => [card.name, card.kind]));
    expect([kinds.get('Room Ada'), kinds.get('All Hands'), kinds.get('Ana Duarte')]).toEqual([
      'room',
      'list',
      'person',
    ]);
    expect(found.find(({ name }) => name === 'Dr. Lena Adler')).toMatchObject({
      address: 'lena.adler@fabrikam.example',
    });
  });

  it('may be nobody, and nothing typed asks nothing', async () => {
    expect(await gateway().findPeople('zzz', signal)).toEqual([]);
    expect(await gateway().findPeople('  ', signal)).toEqual([]);
    expect(await asked('FindPeople')).toBe(1);
  });

  it('is found on a server that has no FindPeople', async () => {
    await exchange().client.fault({ kind: 'soap-fault', code: 'ErrorSchemaValidation', operation: 'FindPeople' });
    expect((await gateway().findPeople('theo', signal)).map((card) => card.address)).toEqual([theo]);
  });

  it('is found without accents, and fifty are enough', async () => {
    expect((await gateway().findPeople('tomas', signal))[0]).toMatchObject({ name: 'Tomás Vidal', source: 'contacts' });
    expect((await gateway().findPeople('contoso', signal)).length).toBeLessThanOrEqual(50);
  });
});

it('one address leads to the directory’s entry for it, or to none', async () => {
  expect(await gateway().personOf('THEO.lindqvist@contoso.example', signal)).toMatchObject({ address: theo });
  expect(await gateway().personOf('nobody@contoso.example', signal)).toBeUndefined();
  expect(await gateway().personOf('lena.adler@fabrikam.example', signal)).toBeUndefined();
});

it('the own contacts are all that have an address, in their order', async () => {
  expect(await gateway().ownContacts(signal)).toEqual([
    {
      address: 'lena.adler@fabrikam.example',
      name: 'Dr. Lena Adler',
      kind: 'person',
      source: 'contacts',
      title: 'Head of Procurement',
      company: 'Fabrikam',
      phones: [
        { kind: 'business', number: '+33 1 99 00 40 12' },
        { kind: 'mobile', number: '+33 6 39 98 00 17' },
      ],
    },
    {
      address: 'tomas.vidal@northwind.example',
      name: 'Tomás Vidal',
      kind: 'person',
      source: 'contacts',
      title: 'Consultant',
      company: 'Northwind Traders',
      phones: [{ kind: 'mobile', number: '+34 600 55 01 23' }],
      imAddress: 'tomas.vidal@northwind.example',
    },
  ]);
});

describe('a distribution list', () => {
  it('opens one level, with lists in it as lists', async () => {
    const { members, isCut } = await gateway().expandList('everybody@contoso.example', signal);
    expect(isCut).toBe(false);
    expect(new Set(members.map(({ kind }) => kind))).toEqual(new Set(['list']));
    const product = await gateway().expandList('team.product@contoso.example', signal);
    expect(product.members.map(({ name }) => name)).toContain('Ana Duarte');
  });

  it('says where the server told fewer than there are, and what is no list', async () => {
    const long = await gateway().expandList('all.hands@contoso.example', signal);
    expect([long.members.length, long.isCut]).toEqual([20, true]);
    expect(await errorOf(gateway().expandList(theo, signal))).toMatchObject({ code: 'ErrorNameResolutionNoResults' });
  });
});

describe('out-of-office notes of others', () => {
  it('come in the order asked, as plain text with their end; a stranger’s is not known', async () => {
    const people = [theo, address(), 'ines.moreau@contoso.example', 'someone@fabrikam.example'];
    await exchange().client.send('oof', {
      mailbox: 'ines.moreau@contoso.example',
      set: {
        state: 'Scheduled',
        start: '2026-10-19T06:00:00Z',
        end: '2026-10-26T07:00:00Z',
        internal: '<p>Je suis <b>absente</b>.</p>',
      },
    });
    const tips = await gateway().mailTips(people, signal);
    expect(tips.map((one) => one.address)).toEqual(people);
    expect(tips[2]).toEqual({
      address: 'ines.moreau@contoso.example',
      oof: { note: 'Je suis absente.', until: '2026-10-26T07:00:00Z' },
    });
    expect([tips[1], tips[3]]).toEqual([{ address: address() }, { address: 'someone@fabrikam.example' }]);
  });

  it('are asked for in pieces that servers take', async () => {
    const people = Array.from({ length: 120 }, (_, index) => `nobody${index}@contoso.example`);
    expect((await gateway().mailTips(people, signal)).map((one) => one.address)).toEqual(people);
    expect(await asked('GetMailTips')).toBe(3);
    expect(await gateway().mailTips([], signal)).toEqual([]);
  });
});

describe('a photo', () => {
  it('comes once, is the same as long as it is, and may not be there', async () => {
    const first = await gateway().photo(theo, undefined, signal);
    if (first.kind !== 'photo') throw new Error('Theo has a picture');
    expect(first.photo.contentType).toBe('image/png');
    expect(first.photo.bytes.length).toBeGreaterThan(200);
    expect(await gateway().photo(theo, first.photo.etag, signal)).toEqual({ kind: 'same' });
    expect(await gateway().photo(theo, 'another', signal)).toMatchObject({ kind: 'photo' });
    for (const none of ['ana.duarte@contoso.example', 'nobody@contoso.example']) {
      expect(await gateway().photo(none, undefined, signal)).toEqual({ kind: 'none' });
    }
  });

  it('that a server answers with status 500 for is none; one that is busy says so', async () => {
    await exchange().client.fault({ kind: 'http-status', status: 500, operation: 'GetUserPhoto', times: 1 });
    expect(await gateway().photo(theo, undefined, signal)).toEqual({ kind: 'none' });
    await exchange().client.fault({ kind: 'http-status', status: 503, operation: 'GetUserPhoto' });
    expect(await errorOf(gateway().photo(theo, undefined, signal))).toMatchObject({ kind: 'busy' });
  });
});

describe('a note in the mailbox', () => {
  it('is kept for another machine, word for word', async () => {
    expect(await gateway().readNote('Presently.Test', signal)).toBeUndefined();
    const text = '{"groups":["Équipe",""],"😀":"]]><b>"}';
    await gateway().writeNote('Presently.Test', text, signal);
    expect(await gateway().readNote('Presently.Test', signal)).toBe(text);
    await gateway().writeNote('Presently.Test', 'second', signal);
    expect(await gateway().readNote('Presently.Test', signal)).toBe('second');
    expect(await gateway().readNote('Presently.Other', signal)).toBeUndefined();
  });

  it('that the account may not keep is refused', async () => {
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorAccessDenied',
      operation: 'UpdateUserConfiguration',
    });
    expect(await errorOf(gateway().writeNote('Presently.Test', 'x', signal))).toMatchObject({ kind: 'refused' });
  });
});

describe('the categories of a mailbox', () => {
  it('come with their colours, in the order of its list', async () => {
    expect(await gateway().categories(signal)).toEqual([
      { name: 'Finance', colour: 4 },
      { name: 'Design', colour: 8 },
      { name: 'Release', colour: 1 },
      { name: 'Travel', colour: 5 },
      { name: 'Customers', colour: 22 },
      { name: 'Private life' },
    ]);
  });

  it('are none where no program has made a list', async () => {
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorItemNotFound',
      operation: 'GetUserConfiguration',
    });
    expect(await gateway().categories(signal)).toEqual([]);
  });
});

describe('times to meet', () => {
  it('come with free/busy of all, the best first each day, within working hours', async () => {
    const people = [address(), theo, 'dana.whitfield@contoso.example'];
    const { people: answers, suggestions = [] } = await gateway().meetingTimes(people, day, 30, signal);
    expect(answers.map((one) => one.address)).toEqual(people);
    expect(answers[2]).toMatchObject({ error: { code: 'ErrorNoFreeBusyAccess' } });
    expect(suggestions.length).toBeGreaterThan(0);
    for (const { start, end, isWorkTime, conflicts } of suggestions) {
      expect(Date.parse(end) - Date.parse(start)).toBe(30 * 60_000);
      expect(isWorkTime).toBe(true);
      // Nobody may know when she is free.
      expect(conflicts).toContain('dana.whitfield@contoso.example');
    }
  });

  it('fall where nobody has anything', async () => {
    const { people, suggestions = [] } = await gateway().meetingTimes([address(), theo], day, 60, signal);
    const best = suggestions.filter(({ quality }) => quality === 'excellent');
    for (const { start, end } of best) {
      const overlaps = people.flatMap(({ events }) => events).filter((one) => one.start < end && one.end > start);
      expect(overlaps.filter(({ busy }) => busy !== 'free' && busy !== 'elsewhere')).toEqual([]);
    }
  });
});

const calls: readonly (readonly [string, (mailbox: MailboxGateway) => Promise<unknown>])[] = [
  ['findPeople', (mailbox) => mailbox.findPeople('theo', signal)],
  ['personOf', (mailbox) => mailbox.personOf(theo, signal)],
  ['ownContacts', (mailbox) => mailbox.ownContacts(signal)],
  ['expandList', (mailbox) => mailbox.expandList('everybody@contoso.example', signal)],
  ['mailTips', (mailbox) => mailbox.mailTips([theo], signal)],
  ['photo', (mailbox) => mailbox.photo(theo, undefined, signal)],
  ['meetingTimes', (mailbox) => mailbox.meetingTimes([theo], day, 30, signal)],
  ['readNote', (mailbox) => mailbox.readNote('Presently.Test', signal)],
  ['categories', (mailbox) => mailbox.categories(signal)],
  ['writeNote', (mailbox) => mailbox.writeNote('Presently.Test', 'x', signal)],
];

describe('on a bad day', () => {
  it.each(calls)('%s fails with an error that can be shown', async (_, ask) => {
    await exchange().client.fault({ kind: 'soap-fault', code: 'ErrorFromTheFuture' });
    expect(await errorOf(ask(gateway()))).toMatchObject({ kind: 'refused', code: 'ErrorFromTheFuture' });
  });

  // Of times to meet each person has an error of their own.
  it.each(calls.filter(([name]) => name !== 'meetingTimes'))(
    '%s takes an error inside a 200 for what it is',
    async (_, ask) => {
      await exchange().client.fault({ kind: 'response-error', code: 'ErrorServerBusy' });
      expect(await errorOf(ask(gateway()))).toMatchObject({ kind: 'busy' });
    },
  );

  it.each(calls)('%s knows a web page from an answer', async (_, ask) => {
    await exchange().client.fault({ kind: 'html' });
    expect(await errorOf(ask(gateway()))).toMatchObject({ kind: 'not-exchange' });
  });
});
