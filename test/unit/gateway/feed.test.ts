import { describe, expect, it } from 'vitest';
import type { FeedNews, Subscription } from '../../../electron/gateway/live.ts';
import { answer, mailboxWith, refusal, signal, success } from './live-server.ts';

const folder = (id: string, count: number): string =>
  success(
    'GetFolder',
    `<m:Folders><t:Folder><t:FolderId Id="${id}"/><t:TotalCount>${count}</t:TotalCount>` +
      '<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x670a" PropertyType="SystemTime"/><t:Value>2026-10-20T07:00:00Z</t:Value></t:ExtendedProperty>' +
      '</t:Folder></m:Folders>',
  );
const folders = answer('GetFolder', folder('CAL', 310), folder('IN', 1284));
const subscribed = answer('Subscribe', success('Subscribe', '<m:SubscriptionId>SUB</m:SubscriptionId>'));
const pulled = answer(
  'Subscribe',
  success('Subscribe', '<m:SubscriptionId>SUB</m:SubscriptionId><m:Watermark>W0</m:Watermark>'),
);

const subscription: Subscription = {
  mode: 'streaming',
  id: 'SUB',
  markers: {},
  folders: { calendar: 'CAL', inbox: 'IN' },
};
const pulling: Subscription = { ...subscription, mode: 'pull', watermark: 'W0' };

const item = (kind: string, parent: string, more = ''): string =>
  `<t:${kind}Event><t:TimeStamp>2026-10-20T07:00:00Z</t:TimeStamp><t:ItemId Id="NEW"/><t:ParentFolderId Id="${parent}"/>${more}</t:${kind}Event>`;
const old = (parent: string): string => `<t:OldItemId Id="OLD"/><t:OldParentFolderId Id="${parent}"/>`;
const document = (content: string): string => answer('GetStreamingEvents', success('GetStreamingEvents', content));
const notification = (...events: readonly string[]): string =>
  document(
    `<m:Notifications><m:Notification><t:SubscriptionId>SUB</t:SubscriptionId>${events.join('')}</m:Notification></m:Notifications>`,
  );
const closed = document('<m:ConnectionStatus>Closed</m:ConnectionStatus>');

const hear = async (news: AsyncIterable<FeedNews>): Promise<readonly FeedNews[]> => {
  const heard: FeedNews[] = [];
  for await (const each of news) heard.push(each);
  return heard;
};

describe('subscribing', () => {
  it('reads where the folders stand first, and asks for what happens in both', async () => {
    const { gateway, asked } = await mailboxWith({ GetFolder: [folders], Subscribe: [subscribed] });
    expect(await gateway.subscribe('streaming', signal)).toEqual({
      mode: 'streaming',
      id: 'SUB',
      markers: { calendar: '2026-10-20T07:00:00Z||310', inbox: '2026-10-20T07:00:00Z||1284' },
      folders: { calendar: 'CAL', inbox: 'IN' },
    });
    expect(asked().map(({ operation }) => operation)).toEqual(['GetFolder', 'Subscribe']);
    expect(asked()[1]?.body).toContain('StreamingSubscriptionRequest');
    expect(asked()[1]?.body.match(/<t:EventType>/g)).toHaveLength(5);
  });

  it('to be pulled comes with a watermark', async () => {
    const { gateway, asked } = await mailboxWith({ GetFolder: [folders], Subscribe: [pulled] });
    expect(await gateway.subscribe('pull', signal)).toMatchObject({ mode: 'pull', watermark: 'W0' });
    expect(asked()[1]?.body).toContain('PullSubscriptionRequest');
  });

  it.each([
    'ErrorInvalidRequest',
    'ErrorSchemaValidation',
    'ErrorInvalidServerVersion',
    'ErrorInvalidSubscriptionRequest',
    'ErrorSubscriptionDelegateAccessNotSupported',
    'ErrorInvalidOperation',
  ])('is not offered where the server says %s', async (code) => {
    const refused = answer('Subscribe', refusal('Subscribe', code));
    const { gateway } = await mailboxWith({ GetFolder: [folders], Subscribe: [refused] });
    await expect(gateway.subscribe('streaming', signal)).rejects.toMatchObject({
      hint: 'not-offered',
      error: { code, host: expect.stringMatching(/^127/) as string },
    });
  });

  it.each([405, 501])('is not offered where something answers %i', async (status) => {
    const { gateway } = await mailboxWith({
      GetFolder: [folders],
      Subscribe: [(response) => response.writeHead(status).end()],
    });
    await expect(gateway.subscribe('streaming', signal)).rejects.toMatchObject({ hint: 'not-offered' });
  });

  it.each([
    ['ErrorServerBusy', 'busy', undefined],
    ['ErrorExceededSubscriptionCount', 'busy', undefined],
    ['ErrorMailboxMoveInProgress', 'busy', 'moved'],
  ])('that fails with %s is %s, with the hint %s', async (code, kind, hint) => {
    const refused = answer('Subscribe', refusal('Subscribe', code));
    const { gateway } = await mailboxWith({ GetFolder: [folders], Subscribe: [refused] });
    await expect(gateway.subscribe('streaming', signal)).rejects.toMatchObject({ error: { kind, code }, hint });
  });

  it('gives no such hint for a refused question of another kind', async () => {
    const refused = answer('GetFolder', refusal('GetFolder', 'ErrorSchemaValidation'));
    const { gateway } = await mailboxWith({ GetFolder: [refused] });
    await expect(gateway.subscribe('streaming', signal)).rejects.toMatchObject({ hint: undefined });
  });
});

describe('listening', () => {
  it.each([
    ['a new entry', item('Created', 'CAL'), [{ kind: 'created', folder: 'calendar', key: 'work/NEW' }]],
    ['new mail', item('NewMail', 'IN'), [{ kind: 'new-mail', folder: 'inbox', key: 'work/NEW' }]],
    ['a deletion', item('Deleted', 'CAL'), [{ kind: 'deleted', folder: 'calendar', key: 'work/NEW' }]],
    ['a move away', item('Moved', 'TRASH', old('CAL')), [{ kind: 'moved', folder: 'calendar', key: 'work/OLD' }]],
    ['a move in', item('Moved', 'CAL', old('X')), [{ kind: 'created', folder: 'calendar', key: 'work/NEW' }]],
    [
      'a move from one to the other',
      item('Moved', 'CAL', old('IN')),
      [
        { kind: 'moved', folder: 'inbox', key: 'work/OLD' },
        { kind: 'created', folder: 'calendar', key: 'work/NEW' },
      ],
    ],
    ['a move elsewhere', item('Moved', 'X', old('Y')), [{ kind: 'moved', folder: 'other', key: 'work/OLD' }]],
    [
      'a folder itself',
      '<t:ModifiedEvent><t:FolderId Id="IN"/><t:ParentFolderId Id="ROOT"/><t:UnreadCount>8</t:UnreadCount></t:ModifiedEvent>',
      [{ kind: 'modified', folder: 'inbox' }],
    ],
    [
      'another folder',
      '<t:CreatedEvent><t:FolderId Id="X"/><t:ParentFolderId Id="CAL"/></t:CreatedEvent>',
      [{ kind: 'created', folder: 'other' }],
    ],
    ['a sign of life', '<t:StatusEvent/>', []],
  ])('tells of %s', async (_, xml, events) => {
    const { gateway } = await mailboxWith({ GetStreamingEvents: [notification(xml) + closed] });
    expect(await hear(gateway.listen(subscription, 30, signal))).toEqual([{ events }, { events: [] }]);
  });

  it('asks for as many minutes as wanted', async () => {
    const { gateway, asked } = await mailboxWith({ GetStreamingEvents: [closed] });
    await hear(gateway.listen(subscription, 7, signal));
    expect(asked()[0]?.body).toContain('<m:ConnectionTimeout>7<');
  });

  it('fails where the connection ends without a word', async () => {
    const { gateway } = await mailboxWith({ GetStreamingEvents: [notification('<t:StatusEvent/>')] });
    await expect(hear(gateway.listen(subscription, 30, signal))).rejects.toMatchObject({
      error: { kind: 'unreachable' },
    });
  });

  it.each([
    ['ErrorSubscriptionNotFound', 'resubscribe'],
    ['ErrorExpiredSubscription', 'resubscribe'],
    ['ErrorMissedNotificationEvents', 'resubscribe'],
    ['ErrorProxyRequestNotAllowed', 'resubscribe'],
    ['ErrorNewEventStreamConnectionOpened', 'resubscribe'],
    ['ErrorMailboxMoveInProgress', 'moved'],
    ['ErrorInvalidRequest', 'not-offered'],
    ['ErrorExceededConnectionCount', undefined],
  ])('that fails with %s has the hint %s', async (code, hint) => {
    const refused = answer('GetStreamingEvents', refusal('GetStreamingEvents', code));
    const { gateway } = await mailboxWith({ GetStreamingEvents: [notification('<t:StatusEvent/>') + refused] });
    await expect(hear(gateway.listen(subscription, 30, signal))).rejects.toMatchObject({ error: { code }, hint });
  });
});

describe('pulling', () => {
  const told = (watermark: string, more: boolean, event: string): string =>
    answer(
      'GetEvents',
      success(
        'GetEvents',
        `<m:Notification><t:SubscriptionId>SUB</t:SubscriptionId><t:PreviousWatermark>x</t:PreviousWatermark><t:MoreEvents>${String(more)}</t:MoreEvents>${event.replace('Event>', `Event><t:Watermark>${watermark}</t:Watermark>`)}</m:Notification>`,
      ),
    );

  it('goes on until there is no more, each time from where the last ended', async () => {
    const { gateway, asked } = await mailboxWith({
      GetEvents: [told('W1', true, item('Created', 'CAL')), told('W2', false, item('Deleted', 'IN'))],
    });
    expect(await gateway.pull(pulling, signal)).toEqual({
      events: [
        { kind: 'created', folder: 'calendar', key: 'work/NEW' },
        { kind: 'deleted', folder: 'inbox', key: 'work/NEW' },
      ],
      subscription: { ...pulling, watermark: 'W2' },
    });
    expect(asked().map(({ body }) => /<m:Watermark>(\w+)</.exec(body)?.[1])).toEqual(['W0', 'W1']);
  });

  it('ends where a server says that there is more but doesn’t move', async () => {
    const { gateway, asked } = await mailboxWith({ GetEvents: [told('W0', true, item('Created', 'CAL'))] });
    expect((await gateway.pull(pulling, signal)).subscription).toEqual(pulling);
    expect(asked()).toHaveLength(1);
  });

  it('wants a new subscription where the old one is gone, or was none to be pulled', async () => {
    const { gateway } = await mailboxWith({
      GetEvents: [answer('GetEvents', refusal('GetEvents', 'ErrorInvalidWatermark'))],
    });
    await expect(gateway.pull(pulling, signal)).rejects.toMatchObject({ hint: 'resubscribe' });
    await expect(gateway.pull(subscription, signal)).rejects.toMatchObject({ hint: 'resubscribe' });
  });
});

describe('unsubscribing', () => {
  it('is done, and fine where there is nothing to end', async () => {
    const { gateway } = await mailboxWith({
      Unsubscribe: [
        answer('Unsubscribe', success('Unsubscribe', '')),
        answer('Unsubscribe', refusal('Unsubscribe', 'ErrorSubscriptionNotFound')),
        answer('Unsubscribe', refusal('Unsubscribe', 'ErrorServerBusy')),
      ],
    });
    await gateway.unsubscribe(subscription, signal);
    await gateway.unsubscribe(subscription, signal);
    await expect(gateway.unsubscribe(subscription, signal)).rejects.toMatchObject({ error: { kind: 'busy' } });
  });
});
