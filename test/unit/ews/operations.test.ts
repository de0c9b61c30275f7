import { describe, expect, it } from 'vitest';
import { openAnswer } from '../../../electron/ews/answer.ts';
import { EwsServerError } from '../../../electron/ews/errors.ts';
import type { Operation } from '../../../electron/ews/operation.ts';
import { findItem } from '../../../electron/ews/operations/find-item.ts';
import { getAttachment } from '../../../electron/ews/operations/get-attachment.ts';
import { getFolder } from '../../../electron/ews/operations/get-folder.ts';
import { getItem } from '../../../electron/ews/operations/get-item.ts';
import { getPasswordExpirationDate } from '../../../electron/ews/operations/get-password-expiration-date.ts';
import { getReminders } from '../../../electron/ews/operations/get-reminders.ts';
import { getServiceConfiguration } from '../../../electron/ews/operations/get-service-configuration.ts';
import { getUserAvailability } from '../../../electron/ews/operations/get-user-availability.ts';
import { getUserOofSettings } from '../../../electron/ews/operations/get-user-oof-settings.ts';
import { getPhoneCallInformation, playOnPhone } from '../../../electron/ews/operations/phone-calls.ts';
import { performReminderAction } from '../../../electron/ews/operations/perform-reminder-action.ts';
import { setUserOofSettings } from '../../../electron/ews/operations/set-user-oof-settings.ts';
import { single } from '../../../electron/ews/response-messages.ts';
import { sample } from './samples.ts';

function read<O>(operation: Operation<never, O>, text: string): O {
  const { body } = openAnswer({ status: 200, headers: {}, text }, 0);
  expect(body.name).toBe(operation.responseName);
  return operation.response(body);
}

const enveloped = (answer: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Body>${answer}</s:Body></s:Envelope>`;

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    if (error instanceof EwsServerError) return error.code;
    throw error;
  }
  return undefined;
};

describe('a telephone', () => {
  it('is offered by a server that has one', () => {
    const configuration =
      /<ServiceConfigurationResponseMessageType(?:(?!<Unified)[^])*?<\/ServiceConfigurationResponseMessageType>/;
    // The sample answers two questions; we ask the second one alone.
    expect(read(getServiceConfiguration, sample('44').replace(configuration, ''))).toEqual({
      umEnabled: true,
      playOnPhoneEnabled: true,
      playOnPhoneDialString: '4470',
    });
  });

  it('gives a call its id, and tells how it is doing', () => {
    expect(read(playOnPhone, sample('46'))).toBe('ZWMtbWJ4MDEtN2I1ZTU2YjI=');
    expect(read(getPhoneCallInformation, sample('47'))).toEqual({ state: 'Connected', failureCause: 'None' });
  });

  it('refuses by a code', () => {
    const answer =
      '<m:PlayOnPhoneResponse ResponseClass="Error"><m:MessageText>no</m:MessageText><m:ResponseCode>ErrorPhoneNumberNotDialable</m:ResponseCode></m:PlayOnPhoneResponse>';
    expect(codeOf(() => read(playOnPhone, enveloped(answer)))).toBe('ErrorPhoneNumberNotDialable');
  });
});

describe('reminders', () => {
  it('are read, of calendar and tasks, each with its time', () => {
    expect(read(getReminders, sample('40'))).toMatchObject([
      {
        group: 'calendar',
        subject: 'Weekly product sync',
        time: '2026-10-20T06:45:00Z',
        start: '2026-10-20T07:00:00Z',
        end: '2026-10-20T08:00:00Z',
        id: { changeKey: 'DwAAABYAAADKYMPBfTelMU6OkvJGe556AAAAZTor' },
      },
      { group: 'task', subject: 'Reisekosten einreichen', time: '2026-10-20T06:00:00Z' },
    ]);
  });

  it.each([
    ['<m:UpdatedItemIds><t:ItemId Id="a" ChangeKey="b"/><t:ItemId Id="c"/></m:UpdatedItemIds>', ['a', 'c']],
    ['<m:UpdatedItemIds/>', []],
    ['', []],
  ])('that were changed are told by their ids: %s', (ids, changed) => {
    const answer = `<m:PerformReminderActionResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${ids}</m:PerformReminderActionResponse>`;
    expect(read(performReminderAction, enveloped(answer))).toEqual(changed);
  });
});

describe('GetFolder', () => {
  it('gives each folder or why it can’t be had', () => {
    const [inbox, voicemail, colleague] = read(getFolder, sample('12'));
    expect(inbox).toMatchObject({
      ok: true,
      value: { kind: 'Folder', displayName: 'Posteingang', folderClass: 'IPF.Note', totalCount: 1284, unreadCount: 7 },
    });
    expect(voicemail).toMatchObject({ ok: true, value: { kind: 'SearchFolder', totalCount: 3, unreadCount: 1 } });
    expect(colleague).toMatchObject({ ok: false, error: { code: 'ErrorFolderNotFound', level: 'message' } });
  });

  it('finds properties whatever case and zeros their tags have', () => {
    const xml = sample('81').replace('0x670a', '0x670A').replace('0x670b', '0x0000670b');
    const folder = single(read(getFolder, xml));
    expect([...folder.extended]).toEqual([
      [0x670a, '2026-10-20T06:39:57Z'],
      [0x670b, '91'],
    ]);
  });
});

describe('FindItem over a calendar', () => {
  const found = read(findItem, sample('14'));

  it('reads every entry', () => {
    expect(found.complete).toBe(true);
    expect(found.items.map((item) => [item.subject, item.calendar?.start])).toEqual([
      ['Weekly product sync', '2026-10-20T07:00:00Z'],
      ['Vendor call', '2026-10-20T09:15:00Z'],
      ['Arzttermin', '2026-10-20T11:00:00Z'],
      ['Geburtstag Jonas', '2026-10-22T22:00:00Z'],
      ['Abgesagt: Quartalsreview', '2026-10-23T12:00:00Z'],
      ['Konferenz (ganztägig, Tag der Zeitumstellung)', '2026-10-24T22:00:00Z'],
      ['Weekly product sync (moved)', '2026-10-28T13:30:00Z'],
      ['1:1 Mira & Theo', '2026-10-29T08:00:00Z'],
    ]);
  });

  it('reads all that an entry says', () => {
    expect(found.items[3]).toMatchObject({
      kind: 'CalendarItem',
      sensitivity: 'Normal',
      categories: ['Privat', 'Geburtstag'],
      reminderIsSet: true,
      reminderMinutes: 1080,
      calendar: {
        end: '2026-10-23T22:00:00Z',
        isAllDay: true,
        busyType: 'Free',
        isMeeting: false,
        isCancelled: false,
        itemType: 'Single',
        myResponse: 'Unknown',
        organizer: { name: 'Mira Voss' },
        state: 0,
      },
    });
    expect(found.items[0]?.calendar).toMatchObject({
      itemType: 'Occurrence',
      location: 'Room Aurora',
      myResponse: 'Accept',
      state: 3,
    });
  });

  it('says when there is more', () => {
    const xml = sample('14').replace('IncludesLastItemInRange="true"', 'IncludesLastItemInRange="false"');
    expect(read(findItem, xml).complete).toBe(false);
  });
});

describe('FindItem over voicemail', () => {
  it('reads caller, duration and class', () => {
    const found = read(findItem, sample('18'));
    expect(found).toMatchObject({ complete: true, nextOffset: 3 });
    expect(found.items[0]).toMatchObject({
      kind: 'Message',
      itemClass: 'IPM.Note.Microsoft.Voicemail.UM.CA',
      importance: 'High',
      received: '2026-10-20T06:40:58Z',
      from: { name: '+49305550142' },
      isRead: false,
      calendar: undefined,
    });
    expect(found.items[0]?.extended.get(0x6801)).toBe('14');
    expect(found.items[1]?.extended.get(0x6803)).toBe('Theo Lindqvist');
    expect(found.items[1]?.extended.has(0x6801)).toBe(false);
  });
});

describe('GetItem', () => {
  it('reads people, body and attachments of a meeting', () => {
    const item = single(read(getItem, sample('16')));
    expect(item.body).toEqual({
      type: 'Text',
      text: 'Agenda: roadmap, release, join<https://meet.contoso.example/j/4471>',
    });
    expect(item.attachments).toMatchObject([{ kind: 'file', name: 'agenda.pdf', size: 48213, inline: false }]);
    expect(item.calendar).toMatchObject({
      organizer: { name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example', routingType: 'SMTP' },
      required: [{ response: 'Organizer' }, { mailbox: { name: 'Mira Voss' }, response: 'Unknown' }],
      optional: [{ mailbox: { address: 'ines.moreau@contoso.example' } }],
      resources: [{ mailbox: { name: 'Room Aurora' } }],
      startTimeZone: 'W. Europe Standard Time',
    });
  });

  it('reads a voicemail with its recording', () => {
    const item = single(read(getItem, sample('20')));
    expect(item.attachments).toMatchObject([
      { name: '+49 30 5550142 (14 seconds) Voice Mail.wav', contentType: 'audio/wav' },
    ]);
    expect(item.from).toMatchObject({ address: '+49305550142' });
    expect(item.body?.text).toContain('Vorschau: Guten Morgen');
    expect([...item.extended.keys()]).toEqual([0x6801, 0x6802, 0x6805, 0x6806]);
  });
});

describe('GetAttachment', () => {
  it('gives the bytes', () => {
    const file = read(getAttachment, sample('22'));
    expect(file).toMatchObject({ name: '+49 30 5550142 (14 seconds) Voice Mail.wav', contentType: 'audio/wav' });
    expect(file.content).toHaveLength(218);
    expect(new TextDecoder('latin1').decode(file.content.subarray(0, 12))).toMatch(/^RIFF....WAVE$/s);
  });

  it('reads base64 that is wrapped over lines, and an empty file', () => {
    const wrap = (content: string): string => content.replace(/.{20}/g, '$&\r\n   ');
    const wrapped = sample('22').replace(
      /(<t:Content>)(.*?)(<)/,
      (_, a: string, b: string, c: string) => a + wrap(b) + c,
    );
    expect(wrapped).not.toBe(sample('22'));
    expect(read(getAttachment, wrapped).content).toEqual(read(getAttachment, sample('22')).content);
    const empty = sample('22').replace(/<t:Content>.*<\/t:Content>/, '<t:Content/>');
    expect(read(getAttachment, empty).content).toHaveLength(0);
  });

  it('takes damaged base64 for a broken answer', () => {
    for (const damaged of ['AAA', 'AA*A', '====', 'AA=A']) {
      const xml = sample('22').replace(/<t:Content>.*</, `<t:Content>${damaged}<`);
      expect(() => read(getAttachment, xml)).toThrow(expect.objectContaining({ reason: 'broken-answer' }));
    }
  });
});

describe('GetUserAvailability', () => {
  it('keeps each person’s answer apart', () => {
    const [mira, theo, former] = read(getUserAvailability, sample('02')).people;
    expect(mira).toMatchObject({ ok: true, value: { viewType: 'DetailedMerged', merged: '00220011002220003333' } });
    expect(mira?.ok === true && mira.value.events).toMatchObject([
      { start: '2026-10-20T09:00:00Z', busyType: 'Busy', subject: 'Weekly product sync', location: 'Room Aurora' },
      { busyType: 'Tentative', location: '' },
      { start: '2026-10-20T13:00:00Z', subject: undefined, isPrivate: true },
      { end: '2026-10-22T00:00:00Z', busyType: 'OOF', location: 'Basel' },
    ]);
    expect(mira?.ok === true && mira.value.workingHours).toMatchObject({
      zone: { bias: -60, standard: { month: 10, dayOrder: 5 }, daylight: { bias: -60, month: 3 } },
      periods: [{ days: [1, 2, 3, 4, 5], startMinutes: 510, endMinutes: 1050 }],
    });
    expect(theo).toMatchObject({ ok: true, value: { viewType: 'FreeBusyMerged' } });
    expect(former).toMatchObject({ ok: false, error: { code: 'ErrorMailRecipientNotFound' } });
  });

  it('reads merged strings alone', () => {
    for (const answer of read(getUserAvailability, sample('04')).people) {
      expect(answer).toMatchObject({ ok: true, value: { events: [] } });
      expect(answer.ok && answer.value.merged).toMatch(/^[0-5]{96}$/);
    }
  });
});

describe('OOF settings', () => {
  it('are read with their own HTML, times as UTC', () => {
    expect(read(getUserOofSettings, sample('06'))).toMatchObject({
      state: 'Scheduled',
      externalAudience: 'Known',
      duration: { start: '2026-10-25T23:00:00Z', end: '2026-10-30T23:00:00Z' },
      internalReply: { language: 'de-DE', message: expect.stringContaining('<b>26.10.</b>') as string },
      externalReply: { language: 'en-US' },
      allowExternal: 'All',
    });
  });

  it('may have no texts', () => {
    expect(read(getUserOofSettings, sample('07'))).toMatchObject({
      state: 'Disabled',
      internalReply: { message: '' },
      externalReply: { message: '' },
    });
  });

  it('leave the command fields of newer servers behind', () => {
    const read80 = read(getUserOofSettings, sample('80'));
    expect(Object.keys(read80).sort()).toEqual(
      ['allowExternal', 'duration', 'externalAudience', 'externalReply', 'internalReply', 'state'].sort(),
    );
  });

  it('refused by the server say why', () => {
    expect(codeOf(() => read(setUserOofSettings, sample('09')))).toBe('ErrorInvalidScheduledOofDuration');
  });
});

describe('GetPasswordExpirationDate', () => {
  const answer = (date: string, kind = 'Success', code = 'NoError') =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Body><m:GetPasswordExpirationDateResponse ResponseClass="${kind}"><m:ResponseCode>${code}</m:ResponseCode>${date}</m:GetPasswordExpirationDateResponse></s:Body></s:Envelope>`;
  const expires = (date: string) => `<m:PasswordExpirationDate>${date}</m:PasswordExpirationDate>`;

  it.each([
    ['2026-12-01T08:00:00Z', '2026-12-01T08:00:00Z'],
    ['2026-12-01T08:00:00.1234567', '2026-12-01T08:00:00.1234567Z'],
    ['2026-12-01T09:00:00+01:00', '2026-12-01T08:00:00Z'],
    ['9999-12-31T23:59:59.9999999Z', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['1601-01-01T00:00:00Z', undefined],
  ])('of %s says %s', (date, said) => {
    expect(read(getPasswordExpirationDate, answer(expires(date))).expires).toBe(said);
  });

  it('that is refused carries the server’s code, and one without a date can’t be used', () => {
    const refused = answer(expires('0001-01-01T00:00:00Z'), 'Error', 'ErrorAccessDenied');
    expect(codeOf(() => read(getPasswordExpirationDate, refused))).toBe('ErrorAccessDenied');
    expect(() => read(getPasswordExpirationDate, answer(''))).toThrow('no PasswordExpirationDate');
  });
});
