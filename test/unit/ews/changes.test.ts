import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { namedKey, readExtended } from '../../../electron/ews/fields.ts';
import type { Operation } from '../../../electron/ews/operation.ts';
import { createItem } from '../../../electron/ews/operations/create-item.ts';
import { findFolder } from '../../../electron/ews/operations/find-folder.ts';
import { findItem } from '../../../electron/ews/operations/find-item.ts';
import { getEvents } from '../../../electron/ews/operations/get-events.ts';
import { subscribe } from '../../../electron/ews/operations/subscribe.ts';
import { syncFolderHierarchy } from '../../../electron/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../electron/ews/operations/sync-folder-items.ts';
import { unsubscribe } from '../../../electron/ews/operations/unsubscribe.ts';
import { createStreamReader } from '../../../electron/ews/xml-stream.ts';
import { readXml } from '../../../electron/ews/xml-whole.ts';
import { sample } from './samples.ts';

function read<O>(operation: Operation<never, O>, text: string): O {
  const { body } = openAnswer({ status: 200, headers: {}, text }, 0);
  expect(body.name).toBe(operation.responseName);
  return operation.response(body);
}

describe('SyncFolderItems', () => {
  it('tells what came, changed, went and was read', () => {
    const answer = read(syncFolderItems, sample('24'));
    expect(answer.complete).toBe(true);
    expect(answer.state).toBe('H4sIAAAAAAAEAGNgYGcAAotqE0tDU0NDQyMTY1NzC0tLSwMjAyDQyw==');
    expect(answer.changes.map(({ kind }) => kind)).toEqual(['create', 'create', 'update', 'delete', 'read-flag']);
    expect(new Set(answer.changes.map(({ id }) => id)).size).toBe(5);
  });

  it('says when there is more', () => {
    const more = sample('24').replace('true</m:IncludesLastItemInRange>', 'false</m:IncludesLastItemInRange>');
    expect(read(syncFolderItems, more).complete).toBe(false);
  });

  it('refuses a state that the server doesn’t know', () => {
    expect(() => read(syncFolderItems, sample('25'))).toThrow(
      expect.objectContaining({ name: 'EwsServerError', code: 'ErrorInvalidSyncStateData' }),
    );
  });
});

describe('SyncFolderHierarchy', () => {
  it('tells folders with what they are', () => {
    const { changes, complete } = read(syncFolderHierarchy, sample('26'));
    expect(complete).toBe(true);
    expect(
      changes.map((change) => (change.kind === 'delete' ? 'delete' : [change.kind, change.folder.folderClass])),
    ).toEqual([['create', 'IPF.Note'], ['create', 'IPF.Appointment'], ['update', 'IPF.Task'], 'delete']);
    expect(changes[1]).toMatchObject({
      folder: { displayName: 'Kalender', totalCount: 310, parentId: expect.stringMatching(/^AQMk/) as string },
    });
  });
});

describe('FindFolder', () => {
  it('reads a page of folders of any kind', () => {
    const folders = /<m:Changes>([\s\S]*)<\/m:Changes>/
      .exec(sample('26'))?.[1]
      ?.replace(/<t:Delete>[\s\S]*/, '')
      .replace(/<\/?t:(?:Create|Update)>/g, '');
    const page = `<m:RootFolder IndexedPagingOffset="3" TotalItemsInView="9" IncludesLastItemInRange="false"><t:Folders>${folders ?? ''}</t:Folders></m:RootFolder>`;
    const xml = sample('26')
      .replaceAll('SyncFolderHierarchy', 'FindFolder')
      .replace(/<m:SyncState>[\s\S]*<\/m:Changes>/, page);
    const found = read(findFolder, xml);
    expect(found).toMatchObject({ complete: false, nextOffset: 3 });
    expect(found.folders.map(({ kind }) => kind)).toEqual(['Folder', 'CalendarFolder', 'TasksFolder']);
  });
});

describe('Subscribe', () => {
  it('gives the subscription, a pull one with its watermark', () => {
    expect(read(subscribe, sample('28'))).toMatchObject({ id: expect.stringMatching(/^JABt/) as string });
    const pull = sample('28').replace('</m:SubscriptionId>', '$&<m:Watermark>AQAA</m:Watermark>');
    expect(read(subscribe, pull).watermark).toBe('AQAA');
  });

  it('is undone, or that is refused', () => {
    const done = sample('28').replaceAll('SubscribeResponse', 'UnsubscribeResponse');
    expect(() => read(unsubscribe, done)).not.toThrow();
    const refused = sample('32').replaceAll('GetStreamingEvents', 'Unsubscribe');
    expect(() => read(unsubscribe, refused)).toThrow(expect.objectContaining({ code: 'ErrorProxyRequestNotAllowed' }));
  });
});

describe('GetEvents', () => {
  it('gives events and where to go on', () => {
    expect(read(getEvents, sample('33'))).toMatchObject({
      events: [{ kind: 'modified', item: expect.stringMatching(/^AAMk/) as string, folder: undefined }],
      watermark: 'AQAAAHkBmFcnL2RKvVfFbVqjYwoEAAAAAAAAAAE=',
      more: false,
    });
  });

  it('goes on from a mere sign of life too', () => {
    const quiet = sample('33').replace(
      /<t:ModifiedEvent>[\s\S]*<\/t:ModifiedEvent>/,
      '<t:StatusEvent><t:Watermark>BBBB</t:Watermark></t:StatusEvent>',
    );
    expect(read(getEvents, quiet)).toEqual({ events: [], watermark: 'BBBB', more: false });
  });
});

describe('CreateItem', () => {
  it('gives the id of what was made', () => {
    expect(read(createItem, sample('35'))).toEqual({
      id: expect.stringMatching(/^AAMk/) as string,
      changeKey: expect.stringMatching(/^DwAA/) as string,
    });
  });
});

describe('a property that was named', () => {
  it('is found whatever case its set and name have', () => {
    const item = readXml(
      '<i><ExtendedProperty><ExtendedFieldURI PropertySetId="ABCDEF00-0000-0000-0000-000000000001" PropertyName="presentlyId" PropertyType="String"/><Value>x</Value></ExtendedProperty>' +
        '<ExtendedProperty><ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="presentlyId" PropertyType="String"/><Value>y</Value></ExtendedProperty></i>',
    );
    const key = namedKey({ set: 'abcdef00-0000-0000-0000-000000000001', name: 'PresentlyId' });
    expect([...readExtended(item)]).toEqual([[key, 'x']]);
  });
});

describe('an answer that is read while it arrives', () => {
  it.each([
    ['FindItem', findItem, '14'],
    ['FindItem over voicemail', findItem, '18'],
    ['SyncFolderItems', syncFolderItems, '24'],
  ] as const)('says the same as one that is read as a whole: %s', (_, operation, number) => {
    const reading = (operation as Operation<never, unknown>).begin?.();
    const reader = createStreamReader(reading?.take);
    for (const letter of sample(number)) reader.write(letter);
    const root = reader.end();
    const body = root.children.at(-1)?.children[0];
    expect(body?.name).toBe(operation.responseName);
    // The parts were taken on the way: the tree has none of them left.
    expect(JSON.stringify(root)).not.toContain('ItemId');
    expect(body && reading?.finish(body)).toEqual(read(operation as Operation<never, unknown>, sample(number)));
  });
});
