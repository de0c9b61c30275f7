import { describe, expect, it } from 'vitest';
import type { AppointmentDraft } from '../../../electron/gateway/live.ts';
import { answer, mailboxWith, refusal, signal, success } from './live-server.ts';

const changes = (state: string, complete: boolean, ...each: readonly string[]): string =>
  answer(
    'SyncFolderItems',
    success(
      'SyncFolderItems',
      `<m:SyncState>${state}</m:SyncState><m:IncludesLastItemInRange>${String(complete)}</m:IncludesLastItemInRange><m:Changes>${each.join('')}</m:Changes>`,
    ),
  );
const touched = (kind: string, id: string): string =>
  `<t:${kind}><t:CalendarItem><t:ItemId Id="${id}"/></t:CalendarItem></t:${kind}>`;
const gone = (id: string): string => `<t:Delete><t:ItemId Id="${id}"/></t:Delete>`;
const readFlag = (id: string): string =>
  `<t:ReadFlagChange><t:ItemId Id="${id}"/><t:IsRead>true</t:IsRead></t:ReadFlagChange>`;

describe('asking what changed in the calendar', () => {
  it('follows all pages, and goes by the last word about an entry', async () => {
    const { gateway, asked } = await mailboxWith({
      SyncFolderItems: [
        changes('S1', false, touched('Create', 'A'), touched('Update', 'B'), gone('C')),
        changes('S2', true, gone('A'), touched('Create', 'C'), readFlag('D')),
      ],
    });
    expect(await gateway.calendarChanges('S0', signal)).toEqual({
      state: 'S2',
      changed: ['work/B', 'work/C', 'work/D'],
      removed: ['work/A'],
    });
    expect(asked().map(({ body }) => /<m:SyncState>(\w+)</.exec(body)?.[1])).toEqual(['S0', 'S1']);
  });

  it('begins without a state', async () => {
    const { gateway, asked } = await mailboxWith({ SyncFolderItems: [changes('S1', true)] });
    expect(await gateway.calendarChanges(undefined, signal)).toEqual({ state: 'S1', changed: [], removed: [] });
    expect(asked()[0]?.body).not.toContain('SyncState');
  });

  it.each(['ErrorInvalidSyncStateData', 'ErrorSyncFolderNotFound'])('has to begin anew after %s', async (code) => {
    const { gateway } = await mailboxWith({
      SyncFolderItems: [answer('SyncFolderItems', refusal('SyncFolderItems', code))],
    });
    await expect(gateway.calendarChanges('S0', signal)).rejects.toMatchObject({ error: { code }, hint: 'resync' });
  });

  it('gives up on a server that is never done', async () => {
    const { gateway, asked } = await mailboxWith({ SyncFolderItems: [changes('S0', false)] });
    await expect(gateway.calendarChanges('S0', signal)).rejects.toMatchObject({ error: { kind: 'broken-answer' } });
    expect(asked()).toHaveLength(1);
  });
});

const itemOf = (kind: string, id: string, content: string): string =>
  success('GetItem', `<m:Items><t:${kind}><t:ItemId Id="${id}"/>${content}</t:${kind}></m:Items>`);
const entry = (id: string, type: string): string =>
  itemOf(
    'CalendarItem',
    id,
    `<t:Subject>${id}</t:Subject><t:Start>2026-10-20T07:00:00Z</t:Start><t:End>2026-10-20T08:00:00Z</t:End><t:CalendarItemType>${type}</t:CalendarItemType>`,
  );

describe('reading entries by their keys', () => {
  it('sorts out what is gone, a series, or no entry at all', async () => {
    const { gateway } = await mailboxWith({
      GetItem: [
        answer(
          'GetItem',
          entry('A', 'Single'),
          refusal('GetItem', 'ErrorItemNotFound'),
          entry('C', 'RecurringMaster'),
          entry('D', 'Exception'),
          itemOf('Message', 'E', '<t:Subject>x</t:Subject>'),
          refusal('GetItem', 'ErrorInvalidPropertyRequest'),
        ),
      ],
    });
    const keys = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => `work/${id}`);
    expect(await gateway.namedAppointments(keys, signal)).toMatchObject({
      found: [{ key: 'work/A', subject: 'A', isRecurring: false }],
      gone: ['work/B'],
      series: ['work/C', 'work/D'],
    });
  });

  it('asks for 50 at a time, and for none not at all', async () => {
    const { gateway, asked } = await mailboxWith({
      GetItem: [
        (response, body) => {
          const ids = [...body.matchAll(/<t:ItemId Id="(\w+)"/g)].map(([, id = '']) => entry(id, 'Single'));
          response.end(answer('GetItem', ...ids));
        },
      ],
    });
    const keys = Array.from({ length: 120 }, (_, index) => `work/K${index}`);
    const { found } = await gateway.namedAppointments(keys, signal);
    expect(found.map(({ key }) => key)).toEqual(keys);
    expect(asked().map(({ body }) => body.match(/<t:ItemId /g)?.length)).toEqual([50, 50, 20]);
    expect(await gateway.namedAppointments([], signal)).toEqual({ found: [], gone: [], series: [] });
    expect(asked()).toHaveLength(3);
  });

  it('fails where one of them can’t be read for another reason', async () => {
    const { gateway } = await mailboxWith({
      GetItem: [answer('GetItem', entry('A', 'Single'), refusal('GetItem', 'ErrorServerBusy'))],
    });
    await expect(gateway.namedAppointments(['work/A', 'work/B'], signal)).rejects.toMatchObject({
      error: { kind: 'busy' },
    });
  });

  it('fails where an entry has no answer', async () => {
    const { gateway } = await mailboxWith({ GetItem: [answer('GetItem', entry('A', 'Single'))] });
    await expect(gateway.namedAppointments(['work/A', 'work/B'], signal)).rejects.toMatchObject({
      error: { kind: 'broken-answer' },
    });
  });
});

describe('reading calls by their keys', () => {
  const message = (id: string, itemClass: string, more = ''): string =>
    itemOf(
      'Message',
      id,
      `<t:ItemClass>${itemClass}</t:ItemClass><t:Subject>${id}</t:Subject>${more}<t:DateTimeReceived>2026-10-20T07:00:00Z</t:DateTimeReceived>`,
    );

  it('gives voicemail with its words and missed calls, and nothing else', async () => {
    const words = '<t:Body BodyType="Text">Preview: Call me.</t:Body>';
    const { gateway } = await mailboxWith({
      GetItem: [
        answer(
          'GetItem',
          message('V', 'IPM.Note.Microsoft.Voicemail.UM', words),
          message('M', 'IPM.Note.Microsoft.Missed.Voice', words),
          message('N', 'IPM.Note'),
          refusal('GetItem', 'ErrorItemNotFound'),
          refusal('GetItem', 'ErrorInvalidPropertyRequest'),
        ),
      ],
    });
    const keys = ['V', 'M', 'N', 'X', 'Y'].map((id) => `work/${id}`);
    expect(await gateway.namedCalls(keys, signal)).toMatchObject([
      { key: 'work/V', kind: 'voicemail', preview: 'Call me.' },
      { key: 'work/M', kind: 'missed-call' },
    ]);
  });
});

const draft: AppointmentDraft = {
  creationId: '0f8a-Own',
  subject: 'Focus & quiet',
  location: 'Desk',
  range: { start: '2026-10-22T14:00:00+02:00', end: '2026-10-22T15:00:00+02:00' },
  busy: 'elsewhere',
  isPrivate: true,
};

describe('making an entry', () => {
  it('sends all of it, with its creation id, and nobody an invitation', async () => {
    const { gateway, asked } = await mailboxWith({
      CreateItem: [
        answer(
          'CreateItem',
          success('CreateItem', '<m:Items><t:CalendarItem><t:ItemId Id="A"/></t:CalendarItem></m:Items>'),
        ),
      ],
    });
    expect(await gateway.createAppointment(draft, signal)).toEqual({ key: 'work/A' });
    const body = asked()[0]?.body ?? '';
    for (const part of [
      'SendMeetingInvitations="SendToNone"',
      '<t:Subject>Focus &amp; quiet<',
      '<t:Sensitivity>Private<',
      'PropertyName="PresentlyCreationId"',
      '<t:Value>0f8a-Own<',
      '<t:Start>2026-10-22T12:00:00Z<',
      '<t:End>2026-10-22T13:00:00Z<',
      '<t:LegacyFreeBusyStatus>WorkingElsewhere<',
      '<t:Location>Desk<',
    ]) {
      expect(body).toContain(part);
    }
  });

  const foundWith = (value: string): string =>
    answer(
      'FindItem',
      success(
        'FindItem',
        '<m:RootFolder IncludesLastItemInRange="true"><t:Items><t:CalendarItem><t:ItemId Id="A"/><t:ExtendedProperty>' +
          '<t:ExtendedFieldURI PropertySetId="5A7C1F0E-93D4-4B62-8E0B-2D6F4C81A9E3" PropertyName="PresentlyCreationId" PropertyType="String"/>' +
          `<t:Value>${value}</t:Value></t:ExtendedProperty></t:CalendarItem></t:Items></m:RootFolder>`,
      ),
    );

  it('whose answer was lost can be found again', async () => {
    const { gateway, asked } = await mailboxWith({ FindItem: [foundWith('0f8a-Own'), foundWith('0F8A-OWN')] });
    expect(await gateway.findCreated(draft.creationId, draft.range, signal)).toEqual({ key: 'work/A' });
    expect(asked()[0]?.body).toMatch(/<m:Restriction><t:IsEqualTo><t:ExtendedFieldURI [^>]*PresentlyCreationId/);
    // Another one that only differs in case isn't it.
    expect(await gateway.findCreated(draft.creationId, draft.range, signal)).toBeUndefined();
  });
});
