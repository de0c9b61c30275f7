import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import type { Operation } from '../../../electron/ews/operation.ts';
import { expandDl } from '../../../electron/ews/operations/expand-dl.ts';
import { findPeople } from '../../../electron/ews/operations/find-people.ts';
import { getMailTips } from '../../../electron/ews/operations/get-mail-tips.ts';
import { getUserAvailability } from '../../../electron/ews/operations/get-user-availability.ts';
import { getUserPhoto } from '../../../electron/ews/operations/get-user-photo.ts';
import { resolveNames } from '../../../electron/ews/operations/resolve-names.ts';
import { getUserConfiguration } from '../../../electron/ews/operations/user-configuration.ts';
import { toPersonaCard, toPlainCard, toResolvedCard } from '../../../electron/gateway/person-cards.ts';
import { sample } from './samples.ts';

function read<O>(operation: Operation<never, O>, text: string): O {
  const { body } = openAnswer({ status: 200, headers: {}, text }, 0);
  expect(body.name).toBe(operation.responseName);
  return operation.response(body);
}

const theo = 'theo.lindqvist@contoso.example';

describe('ResolveNames', () => {
  const found = read(resolveNames, sample('42'));

  it('takes several, which come as a warning, for an answer', () => {
    expect(found.map(({ mailbox }) => mailbox.name)).toEqual(['Theo Lindqvist', 'Theodora Lind']);
  });

  it('makes a card of an entry: address without its prefix, phones by kind, the address for chats', () => {
    expect(found.map(toResolvedCard)).toEqual([
      {
        address: theo,
        name: 'Theo Lindqvist',
        kind: 'person',
        source: 'directory',
        title: 'Product Manager',
        department: 'Product',
        company: 'Contoso',
        office: 'Berlin 4.12',
        phones: [
          { kind: 'business', number: '+49 30 5550100-4471' },
          { kind: 'mobile', number: '+49 170 5550199' },
        ],
        imAddress: theo,
      },
      {
        address: 'theodora.lind@contoso.example',
        name: 'Theodora Lind',
        kind: 'person',
        source: 'directory',
        phones: [],
      },
    ]);
  });

  it('takes nobody for an answer too, and passes over addresses that only the server understands', () => {
    const nobody = sample('42')
      .replace('ResponseClass="Warning"', 'ResponseClass="Error"')
      .replace('ErrorNameResolutionMultipleResults', 'ErrorNameResolutionNoResults')
      .replace(/<m:ResolutionSet[\s\S]*<\/m:ResolutionSet>/, '');
    expect(read(resolveNames, nobody)).toEqual([]);
    expect(
      toResolvedCard({ mailbox: { name: 'Old', address: '/o=Contoso/cn=old', routingType: 'EX' } }),
    ).toBeUndefined();
  });

  it('finds the real address of a contact in its card', () => {
    const contact = { emailAddresses: { EmailAddress1: 'Ada@Fabrikam.example' }, phoneNumbers: {}, imAddresses: {} };
    const mailbox = { name: 'Ada', address: '/o=x', routingType: 'EX', mailboxType: 'Contact' };
    expect(toResolvedCard({ mailbox, contact })).toMatchObject({ address: 'ada@fabrikam.example', source: 'contacts' });
  });
});

it('FindPeople gives a line a person', () => {
  expect(read(findPeople, sample('43')).map(toPersonaCard)).toEqual([
    {
      address: theo,
      name: 'Theo Lindqvist',
      kind: 'person',
      source: 'directory',
      company: 'Contoso',
      imAddress: theo,
      phones: [],
    },
  ]);
});

it.each([
  ['Person', 'Mailbox', 'person'],
  ['Room', 'Mailbox', 'room'],
  ['DistributionList', 'PublicDL', 'list'],
  ['ModernGroup', 'GroupMailbox', 'list'],
  [undefined, 'PrivateDL', 'list'],
  ['FromTheFuture', 'Mailbox', 'person'],
])('a persona of type %s and mailbox type %s is a %s', (personaType, mailboxType, kind) => {
  expect(toPersonaCard({ personaType, mailbox: { address: theo, routingType: 'SMTP', mailboxType } })?.kind).toBe(kind);
});

describe('ExpandDL', () => {
  it('gives the members, lists among them', () => {
    const { members, complete } = read(expandDl, sample('75'));
    expect(complete).toBe(true);
    expect(
      members.map((member) => toPlainCard(member, 'directory')).map((card) => [card?.address, card?.kind]),
    ).toEqual([
      [theo, 'person'],
      ['team.sales.north@contoso.example', 'list'],
      ['adler@fabrikam.example', 'person'],
    ]);
  });

  it('says where there are more', () => {
    const cut = sample('75').replace('IncludesLastItemInRange="true"', 'IncludesLastItemInRange="false"');
    expect(read(expandDl, cut).complete).toBe(false);
  });
});

it('GetMailTips tells a reply that is on, one that is off, and one that isn’t known in time', () => {
  const [on, off, pending] = read(getMailTips, sample('10'));
  expect(on).toMatchObject({
    ok: true,
    value: {
      address: theo,
      isPending: false,
      oofMessage: expect.stringContaining('Jag är på semester') as string,
      oofDuration: { start: '2026-10-19T06:00:00Z', end: '2026-11-02T06:00:00Z' },
    },
  });
  expect(off).toMatchObject({ ok: true, value: { isPending: false, oofMessage: '' } });
  expect(pending).toMatchObject({ ok: true, value: { isPending: true } });
});

it('GetUserPhoto gives the picture, or nothing', () => {
  const answer = (inner: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetUserPhotoResponse ResponseClass="Success" xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"><ResponseCode>NoError</ResponseCode>${inner}</GetUserPhotoResponse></s:Body></s:Envelope>`;
  expect(read(getUserPhoto, answer('<HasChanged>true</HasChanged><PictureData>/9j/4A==</PictureData>'))).toBe(
    '/9j/4A==',
  );
  expect(read(getUserPhoto, answer('<HasChanged>false</HasChanged>'))).toBeUndefined();
});

it('GetUserConfiguration gives what is kept', () => {
  expect(read(getUserConfiguration, sample('72'))).toMatch(/^PD94bWwg/);
  expect(() => read(getUserConfiguration, sample('74'))).toThrow(
    expect.objectContaining({ code: 'ErrorItemNotFound' }),
  );
});

describe('GetUserAvailability with suggestions', () => {
  it('gives the times with who can’t come', () => {
    expect(read(getUserAvailability, sample('04')).suggestions).toEqual([
      { start: '2026-10-21T10:00:00Z', isWorkTime: true, quality: 'Excellent', busyTypes: ['Free', 'Free', 'Free'] },
      { start: '2026-10-21T09:00:00Z', isWorkTime: true, quality: 'Good', busyTypes: ['Free', 'Busy', 'Free'] },
    ]);
  });

  it('does without them where the server makes none', () => {
    expect(read(getUserAvailability, sample('02')).suggestions).toBeUndefined();
    const refused = sample('04').replace(
      /(<SuggestionsResponse>\s*)<ResponseMessage ResponseClass="Success">\s*<ResponseCode>NoError</,
      '$1<ResponseMessage ResponseClass="Error"><ResponseCode>ErrorMeetingSuggestionGenerationFailed<',
    );
    expect(read(getUserAvailability, refused)).toMatchObject({ suggestions: undefined });
    expect(read(getUserAvailability, refused).people).toHaveLength(3);
  });
});
