import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributeOf, childText, elementsOf, textOf, type XmlElement } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, fixture, one, texts } from '../../support/soap.ts';

const start = Date.parse('2026-11-23T09:40:00Z');
let clock = start;
let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ now: () => clock });
});
afterAll(() => exchange.stop());

/** The operation out of a fixture, to be sent in an envelope of our own. */
function operation(name: string): string {
  return /<soap:Body>(.*)<\/soap:Body>/s.exec(fixture(name))?.[1] ?? '';
}

const markers = `<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>
  <t:FieldURI FieldURI="folder:TotalCount"/>
  <t:ExtendedFieldURI PropertyTag="0x670A" PropertyType="SystemTime"/>
  <t:ExtendedFieldURI PropertyTag="0x670B" PropertyType="Integer"/>
  </t:AdditionalProperties></m:FolderShape><m:FolderIds>
  <t:DistinguishedFolderId Id="calendar"/><t:DistinguishedFolderId Id="inbox"/><t:DistinguishedFolderId Id="voicemail"/>
  </m:FolderIds></m:GetFolder>`;

function extended(item: XmlElement, tag: string): string | undefined {
  const property = all(item, 'ExtendedProperty').find(
    (entry) => attributeOf(one(entry, 'ExtendedFieldURI'), 'PropertyTag') === tag,
  );
  return property === undefined ? undefined : childText(property, 'Value');
}

describe('folders', () => {
  test('one’s own are there, another’s are not', async () => {
    const { status, root, codes } = await ask(exchange, operation('11-getfolder-request.xml'));
    expect([status, codes]).toEqual([200, ['NoError', 'NoError', 'ErrorFolderNotFound']]);
    expect(texts(root, 'DisplayName')).toEqual(['Inbox', 'Voice Mail']);
    expect(all(root, 'SearchFolder').length).toBe(1);
  });

  test('names follow the mailbox’s language', async () => {
    const ines = exchange.users.find(({ address }) => address.startsWith('ines.')) ?? exchange.mira;
    const { root } = await ask(exchange, operation('11-getfolder-request.xml'), { as: ines });
    expect(texts(root, 'DisplayName')).toEqual(['Boîte de réception', 'Messagerie vocale']);
  });

  test.each([
    [
      '<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>nobody@contoso.example</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>',
      'ErrorNonExistentMailbox',
    ],
    ['<t:DistinguishedFolderId Id="recoverableitemsroot"/>', 'ErrorFolderNotFound'],
    ['<t:FolderId Id="AQMkADnonsense"/>', 'ErrorInvalidIdMalformed'],
  ])('%s', async (id, code) => {
    const { codes } = await ask(
      exchange,
      `<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>${id}</m:FolderIds></m:GetFolder>`,
    );
    expect(codes).toEqual([code]);
  });

  test('Default and AllProperties give what they promise, and a folder is found by its id again', async () => {
    const get = (base: string, id: string): string =>
      `<m:GetFolder><m:FolderShape><t:BaseShape>${base}</t:BaseShape></m:FolderShape><m:FolderIds>${id}</m:FolderIds></m:GetFolder>`;
    const first = await ask(exchange, get('Default', '<t:DistinguishedFolderId Id="msgfolderroot"/>'));
    const folder = one(first.root, 'Folder');
    expect(elementsOf(folder).map(({ name }) => name)).toEqual([
      'FolderId',
      'DisplayName',
      'TotalCount',
      'ChildFolderCount',
      'UnreadCount',
    ]);
    const id = attributeOf(one(folder, 'FolderId'), 'Id') ?? '';
    const again = await ask(exchange, get('AllProperties', `<t:FolderId Id="${id}"/>`));
    expect(texts(again.root, 'DistinguishedFolderId')).toEqual(['msgfolderroot']);
    const calendar = await ask(exchange, get('AllProperties', '<t:DistinguishedFolderId Id="calendar"/>'));
    expect(all(calendar.root, 'UnreadCount')).toEqual([]);
  });

  test('an item’s field makes no sense there', async () => {
    const request = operation('11-getfolder-request.xml').replace('folder:DisplayName', 'item:Subject');
    expect(await ask(exchange, request)).toMatchObject({ status: 500, codes: ['ErrorInvalidPropertyRequest'] });
  });

  test('markers move when something is added, changed or deleted, and only in that folder', async () => {
    const read = async (): Promise<readonly string[]> => {
      const { root } = await ask(exchange, markers);
      return ['CalendarFolder', 'Folder', 'SearchFolder'].map((name) => {
        const folder = one(root, name);
        return [childText(folder, 'TotalCount'), extended(folder, '0x670a'), extended(folder, '0x670b')].join(' ');
      });
    };
    const [calendar, inbox, voice] = await read();
    expect(voice).toMatch(/^\d+  $/);
    clock += 60_000;
    const { id } = await exchange.client.put(exchange.mira.address, {
      kind: 'appointment',
      subject: 'New',
      start: '2026-11-23T18:00:00Z',
      end: '2026-11-23T19:00:00Z',
    });
    const added = await read();
    expect(added[0]).not.toBe(calendar);
    expect(added[0]).toContain('2026-11-23T09:41:00Z');
    expect(added.slice(1)).toEqual([inbox, voice]);
    clock += 60_000;
    await exchange.client.change(exchange.mira.address, id, { subject: 'Changed' });
    const changed = await read();
    expect(changed[0]).toContain('2026-11-23T09:42:00Z 0');
    clock += 60_000;
    await exchange.client.remove(exchange.mira.address, id);
    const removed = await read();
    expect(removed[0]?.split(' ')[0]).toBe(calendar?.split(' ')[0]);
    expect(removed[0]).toContain('2026-11-23T09:43:00Z 1');
    clock = start;
  });
});

describe('voicemail', () => {
  test('the Inbox search finds voicemail, protected voicemail and missed calls, newest first', async () => {
    const { root } = await ask(exchange, operation('17-finditem-voicemail-request.xml'));
    expect(texts(root, 'ItemClass')).toEqual([
      'IPM.Note.Microsoft.Voicemail.UM.CA',
      'IPM.Note.Microsoft.Missed.Voice',
      'IPM.Note.Microsoft.Voicemail.UM.CA',
      'IPM.Note.Microsoft.Voicemail.UM.CA',
      'IPM.Note.rpmsg.Microsoft.Voicemail.UM.CA',
    ]);
    const received = texts(root, 'DateTimeReceived');
    expect([...received].sort().reverse()).toEqual(received);
    const [first, missed] = all(root, 'Message');
    if (first === undefined || missed === undefined) throw new Error('there are no messages');
    expect([extended(first, '0x6801'), extended(first, '0x6802'), extended(first, '0x6803')]).toEqual([
      '12',
      '+33199004217',
      'Cabinet dentaire Mercier',
    ]);
    expect([extended(missed, '0x6801'), extended(missed, '0x6802'), extended(missed, '0x6805')]).toEqual([
      undefined,
      '4471',
      undefined,
    ]);
    expect(texts(first, 'EmailAddress')).toEqual([]);
  });

  test('the search folder has the voicemails and no missed calls', async () => {
    const request = operation('17-finditem-voicemail-request.xml')
      .replace('Id="inbox"', 'Id="voicemail"')
      .replace(/<m:Restriction>.*<\/m:Restriction>/s, '');
    const { root } = await ask(exchange, request);
    expect(texts(root, 'ItemClass').length).toBe(4);
    expect(texts(root, 'ItemClass').filter((name) => name.includes('Missed'))).toEqual([]);
  });

  test('pages follow each other to the end', async () => {
    const base = operation('17-finditem-voicemail-request.xml');
    const seen: string[] = [];
    for (let offset = 0, last = false; !last;) {
      const { root } = await ask(
        exchange,
        base.replace('MaxEntriesReturned="50" Offset="0"', `MaxEntriesReturned="2" Offset="${offset}"`),
      );
      const folder = one(root, 'RootFolder');
      seen.push(...all(root, 'ItemId').map((id) => attributeOf(id, 'Id') ?? ''));
      expect(attributeOf(folder, 'TotalItemsInView')).toBe('5');
      offset = Number(attributeOf(folder, 'IndexedPagingOffset'));
      last = attributeOf(folder, 'IncludesLastItemInRange') === 'true';
    }
    expect(new Set(seen).size).toBe(5);
  });

  async function openFirst(): Promise<XmlElement> {
    const { root } = await ask(exchange, operation('17-finditem-voicemail-request.xml'));
    const id = attributeOf(one(root, 'ItemId'), 'Id') ?? '';
    const request = operation('19-getitem-voicemail-request.xml').replace(/<t:ItemId .*?\/>/, `<t:ItemId Id="${id}"/>`);
    return one((await ask(exchange, request)).root, 'Message');
  }

  test('a message has its preview in its text and its caller as one-off or colleague', async () => {
    const message = await openFirst();
    expect(textOf(one(message, 'Body'))).toContain('Preview: Bonjour Madame Voss');
    expect(texts(message, 'MailboxType')).toEqual(['OneOff']);
    expect(extended(message, '0x6806')).toMatch(/@sbc01\.contoso\.example$/);
  });

  test('its recording is a WAV of the length that it claims', async () => {
    const message = await openFirst();
    const attachment = one(message, 'FileAttachment');
    expect(childText(attachment, 'Name')).toBe(extended(message, '0x6805'));
    const id = attributeOf(one(attachment, 'AttachmentId'), 'Id') ?? '';
    const { root } = await ask(
      exchange,
      `<m:GetAttachment><m:AttachmentShape/><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`,
    );
    const bytes = Buffer.from(textOf(one(root, 'Content')), 'base64');
    expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 12)]).toEqual(['RIFF', 'WAVE']);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    const perSecond = bytes.readUInt32LE(28);
    expect((bytes.length - 46) / perSecond).toBe(12);
  });

  test.each([
    ['nonsense', 'ErrorInvalidAttachmentId'],
    ['', 'ErrorInvalidAttachmentId'],
  ])('the attachment "%s" is not there', async (id, code) => {
    const { codes } = await ask(
      exchange,
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`,
    );
    expect(codes).toEqual([code]);
  });

  test('what is marked heard counts as read', async () => {
    const { id } = await exchange.client.put(exchange.mira.address, {
      kind: 'voicemail',
      callerName: 'Ana Duarte',
      seconds: 4,
    });
    const unread = async (): Promise<string | undefined> => {
      const { root } = await ask(exchange, operation('11-getfolder-request.xml'));
      return childText(one(root, 'SearchFolder'), 'UnreadCount');
    };
    expect(await unread()).toBe('3');
    await exchange.client.change(exchange.mira.address, id, { heard: true });
    expect(await unread()).toBe('2');
    await exchange.client.remove(exchange.mira.address, id);
  });
});

describe('finding', () => {
  test.each([
    [
      'grouped',
      operation('17-finditem-voicemail-request.xml').replace(
        '<m:Restriction>',
        '<m:GroupBy Order="Ascending"><t:FieldURI FieldURI="item:Subject"/><t:AggregateOn Aggregate="Maximum"><t:FieldURI FieldURI="item:DateTimeReceived"/></t:AggregateOn></m:GroupBy><m:Restriction>',
      ),
    ],
    ['by query string', operation('79-finditem-querystring-request.xml')],
  ])('%s is refused, not ignored', async (_, request) => {
    expect(await ask(exchange, request)).toMatchObject({ status: 500, codes: ['ErrorInvalidRequest'] });
  });

  test('several folders get an answer each', async () => {
    const request = operation('17-finditem-voicemail-request.xml').replace(
      '<t:DistinguishedFolderId Id="inbox"/>',
      '<t:DistinguishedFolderId Id="inbox"/><t:DistinguishedFolderId Id="sentitems"/><t:FolderId Id="x"/>',
    );
    const { root, codes } = await ask(exchange, request);
    expect(codes).toEqual(['NoError', 'NoError', 'ErrorInvalidIdMalformed']);
    expect(all(root, 'RootFolder').map((folder) => attributeOf(folder, 'TotalItemsInView'))).toEqual(['5', '0']);
  });
});
