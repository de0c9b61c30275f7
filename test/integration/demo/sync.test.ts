import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange({ now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterEach(() => exchange.stop());

interface Told {
  readonly state: string;
  readonly complete: boolean;
  /** `Create`, `Update`, `Delete` or `ReadFlagChange`, and the item's id. */
  readonly changes: readonly (readonly [string, string])[];
  readonly root: XmlElement;
}

async function sync(
  state: string | undefined,
  options: { readonly folder?: string; readonly max?: number; readonly shape?: string; readonly ignore?: string } = {},
): Promise<Told> {
  const { folder = 'calendar', max = 512, shape = '<t:BaseShape>IdOnly</t:BaseShape>', ignore } = options;
  const ignored = ignore === undefined ? '' : `<m:Ignore><t:ItemId Id="${ignore}"/></m:Ignore>`;
  const written = state === undefined ? '' : `<m:SyncState>${state}</m:SyncState>`;
  const { root } = await ask(
    exchange,
    `<m:SyncFolderItems><m:ItemShape>${shape}</m:ItemShape><m:SyncFolderId><t:DistinguishedFolderId Id="${folder}"/></m:SyncFolderId>${written}${ignored}<m:MaxChangesReturned>${max}</m:MaxChangesReturned></m:SyncFolderItems>`,
  );
  const changes = all(root, 'Changes').flatMap(elementsOf);
  return {
    state: texts(root, 'SyncState')[0] ?? '',
    complete: texts(root, 'IncludesLastItemInRange')[0] === 'true',
    changes: changes.map((change) => [change.name, attributeOf(one(change, 'ItemId'), 'Id') ?? '']),
    root,
  };
}

async function code(request: string): Promise<readonly string[]> {
  return (await ask(exchange, request)).codes;
}

const meeting = (subject: string, hour = 15) => ({
  kind: 'appointment' as const,
  subject,
  start: `2026-11-24T${hour}:00:00Z`,
  end: `2026-11-24T${hour}:30:00Z`,
});
const mira = 'mira.voss@contoso.example';

describe('SyncFolderItems', () => {
  test('without a state tells all items and series, but no occurrence', async () => {
    const { changes, complete, root } = await sync(undefined, {
      shape:
        '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="calendar:CalendarItemType"/></t:AdditionalProperties>',
    });
    const listed = (await exchange.client.list(mira)).filter(({ folder }) => folder === 'calendar');
    expect(new Set(changes.map(([, id]) => id))).toEqual(new Set(listed.map(({ id }) => id)));
    expect(new Set(changes.map(([kind]) => kind))).toEqual(new Set(['Create']));
    expect(new Set(texts(root, 'CalendarItemType'))).toEqual(new Set(['Single', 'RecurringMaster']));
    expect(complete).toBe(true);
  });

  test('tells nothing where nothing happened, and the state stays good', async () => {
    const first = await sync(undefined);
    const second = await sync(first.state);
    const third = await sync(second.state);
    expect([second.changes, third.changes, third.complete]).toEqual([[], [], true]);
  });

  test('tells what was made, changed, deleted and moved away', async () => {
    const kept = await exchange.client.put(mira, meeting('Changed'));
    const gone = await exchange.client.put(mira, meeting('Deleted'));
    const away = await exchange.client.put(mira, meeting('Moved'));
    const { state } = await sync(undefined);
    const made = await exchange.client.put(mira, meeting('Made'));
    await exchange.client.change(mira, kept.id, { subject: 'Other' });
    await exchange.client.remove(mira, gone.id);
    const moved = await exchange.client.send('delete', { mailbox: mira, id: away.id, toDeletedItems: true });
    expect((await sync(state)).changes).toEqual([
      ['Create', made.id],
      ['Update', kept.id],
      ['Delete', gone.id],
      ['Delete', away.id],
    ]);
    const bin = await sync(undefined, { folder: 'deleteditems' });
    expect(bin.changes).toEqual([['Create', moved.id]]);
    expect(moved.id).not.toBe(away.id);
  });

  test('tells what changed often once, and what came and went not at all', async () => {
    const { state } = await sync(undefined);
    const often = await exchange.client.put(mira, meeting('Often'));
    await exchange.client.change(mira, often.id, { subject: 'Once' });
    await exchange.client.change(mira, often.id, { subject: 'Twice' });
    const brief = await exchange.client.put(mira, meeting('Brief'));
    await exchange.client.remove(mira, brief.id);
    expect((await sync(state)).changes).toEqual([['Create', often.id]]);
  });

  test('tells a read flag apart from other changes', async () => {
    const mail = await exchange.client.put(mira, { kind: 'message', subject: 'Read me' });
    const other = await exchange.client.put(mira, { kind: 'message', subject: 'And me' });
    const { state } = await sync(undefined, { folder: 'inbox' });
    await exchange.client.change(mira, mail.id, { heard: true });
    await exchange.client.change(mira, other.id, { heard: true, subject: 'Rewritten' });
    const { changes, root } = await sync(state, { folder: 'inbox' });
    expect(changes).toEqual([
      ['ReadFlagChange', mail.id],
      ['Update', other.id],
    ]);
    expect(childText(one(root, 'ReadFlagChange'), 'IsRead')).toBe('true');
  });

  test('gives pages until the last, and nothing twice', async () => {
    const ids: string[] = [];
    let page = await sync(undefined, { max: 3 });
    ids.push(...page.changes.map(([, id]) => id));
    while (!page.complete) {
      expect(page.changes.length).toBe(3);
      page = await sync(page.state, { max: 3 });
      ids.push(...page.changes.map(([, id]) => id));
    }
    const listed = (await exchange.client.list(mira)).filter(({ folder }) => folder === 'calendar');
    expect(ids.length).toBe(listed.length);
    expect(new Set(ids)).toEqual(new Set(listed.map(({ id }) => id)));
  });

  test('tells between two pages what was deleted after it had been told', async () => {
    const all = await sync(undefined);
    const first = await sync(undefined, { max: 3 });
    const [, told] = first.changes[0] ?? ['', ''];
    const [, untold] = all.changes.at(-1) ?? ['', ''];
    await exchange.client.remove(mira, told);
    await exchange.client.remove(mira, untold);
    const { changes } = await sync(first.state);
    expect(changes.filter(([kind]) => kind === 'Delete')).toEqual([['Delete', told]]);
  });

  test('leaves out what it is told to ignore', async () => {
    const { state } = await sync(undefined);
    const mine = await exchange.client.put(mira, meeting('Mine'));
    const theirs = await exchange.client.put(mira, meeting('Theirs'));
    expect((await sync(state, { ignore: mine.id })).changes).toEqual([['Create', theirs.id]]);
  });

  test.each([
    ['rubbish', () => Promise.resolve('H4sIAAAA')],
    ['that of another folder', async () => (await sync(undefined, { folder: 'inbox' })).state],
    ['one that is forged', async () => `${(await sync(undefined)).state.slice(0, -8)}AAAAAAA=`],
  ])('refuses a state that is %s', async (_, stateOf) => {
    const { root } = await sync(await stateOf());
    expect(texts(root, 'ResponseCode')).toEqual(['ErrorInvalidSyncStateData']);
  });

  test('knows no state any more once they have expired, and starts anew without one', async () => {
    const { state } = await sync(undefined);
    await exchange.client.send('expire-sync-states', { mailbox: mira });
    expect(texts((await sync(state)).root, 'ResponseCode')).toEqual(['ErrorInvalidSyncStateData']);
    expect((await sync(undefined)).changes.length).toBeGreaterThan(0);
  });

  test('refuses a folder that is not there, and a search', async () => {
    const nobody = await sync(undefined, { folder: 'publicfoldersroot' });
    expect(texts(nobody.root, 'ResponseCode')).toEqual(['ErrorSyncFolderNotFound']);
    expect(texts((await sync(undefined, { folder: 'voicemail' })).root, 'ResponseCode')).toEqual([
      'ErrorInvalidOperation',
    ]);
  });
});

describe('SyncFolderHierarchy', () => {
  const hierarchy = (folder: string | undefined, state = ''): string =>
    `<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>${
      folder === undefined ? '' : `<m:SyncFolderId><t:DistinguishedFolderId Id="${folder}"/></m:SyncFolderId>`
    }${state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`}</m:SyncFolderHierarchy>`;

  test('tells all folders once', async () => {
    const { root } = await ask(exchange, hierarchy('msgfolderroot'));
    expect(texts(root, 'DisplayName')).toContain('Calendar');
    expect(texts(root, 'DisplayName')).not.toContain('Finder');
    const again = await ask(exchange, hierarchy('msgfolderroot', texts(root, 'SyncState')[0]));
    expect(elementsOf(one(again.root, 'Changes'))).toEqual([]);
    expect(texts(again.root, 'IncludesLastFolderInRange')).toEqual(['true']);
  });

  test('reaches the whole mailbox where no folder is named', async () => {
    const { root } = await ask(exchange, hierarchy(undefined));
    expect(texts(root, 'DisplayName')).toContain('Voice Mail');
  });

  test('refuses a state of another root', async () => {
    const { root } = await ask(exchange, hierarchy(undefined));
    expect(await code(hierarchy('msgfolderroot', texts(root, 'SyncState')[0]))).toEqual(['ErrorInvalidSyncStateData']);
    expect(await code(hierarchy('publicfoldersroot'))).toEqual(['ErrorSyncFolderNotFound']);
  });
});

describe('FindFolder', () => {
  const find = (parent: string, traversal: string, rest = ''): string =>
    `<m:FindFolder Traversal="${traversal}"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>${rest}<m:ParentFolderIds><t:DistinguishedFolderId Id="${parent}"/></m:ParentFolderIds></m:FindFolder>`;

  test('lists the folders right below one, or all below it', async () => {
    const shallow = await ask(exchange, find('root', 'Shallow'));
    expect(texts(shallow.root, 'DisplayName')).toEqual(['Top of Information Store', 'Finder']);
    const deep = await ask(exchange, find('root', 'Deep'));
    expect(texts(deep.root, 'DisplayName')).toEqual(expect.arrayContaining(['Inbox', 'Voice Mail']));
    expect(attributeOf(one(deep.root, 'RootFolder'), 'TotalItemsInView')).toBe('14');
  });

  test('finds by a folder’s properties', async () => {
    const byClass = (value: string): string =>
      find(
        'msgfolderroot',
        'Deep',
        `<m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="folder:FolderClass"/><t:FieldURIOrConstant><t:Constant Value="${value}"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>`,
      );
    expect(texts((await ask(exchange, byClass('IPF.Appointment'))).root, 'DisplayName')).toEqual(['Calendar']);
    expect(texts((await ask(exchange, byClass('IPF.Nothing'))).root, 'DisplayName')).toEqual([]);
  });

  test('pages', async () => {
    const view = (offset: number): string =>
      `<m:IndexedPageFolderView MaxEntriesReturned="5" Offset="${offset}" BasePoint="Beginning"/>`;
    const first = one((await ask(exchange, find('msgfolderroot', 'Shallow', view(0)))).root, 'RootFolder');
    expect([attributeOf(first, 'IndexedPagingOffset'), attributeOf(first, 'IncludesLastItemInRange')]).toEqual([
      '5',
      'false',
    ]);
    const last = one((await ask(exchange, find('msgfolderroot', 'Shallow', view(10)))).root, 'RootFolder');
    expect(attributeOf(last, 'IncludesLastItemInRange')).toBe('true');
    expect(elementsOf(childOf(last, 'Folders') ?? last).length).toBe(1);
  });

  test('refuses what belongs to items, and folders that are not there', async () => {
    const bySubject = `<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction>`;
    expect(await code(find('root', 'Deep', bySubject))).toEqual(['ErrorUnsupportedPathForQuery']);
    expect(await code(find('publicfoldersroot', 'Deep'))).toEqual(['ErrorFolderNotFound']);
    expect(await code(find('root', 'SoftDeleted'))).toEqual(['ErrorUnsupportedQueryFilter']);
  });
});
