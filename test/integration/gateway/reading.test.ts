import { describe, expect, it } from 'vitest';
import { NOW, signal, useExchange } from './context.ts';

const { exchange, gateway, address } = useExchange();
const week = { start: '2026-10-18T22:00:00Z', end: '2026-10-25T23:00:00Z' };

describe('a mailbox', () => {
  it('proves itself and says its version', async () => {
    expect(await gateway().probe(signal)).toEqual({
      mailbox: address(),
      version: expect.stringMatching(/^15(\.\d+){3}$/) as string,
    });
  });
});

describe('the calendar', () => {
  it('shows what was put into it, word for word', async () => {
    const { id } = await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'Q&A <live> "now"',
      start: '2026-10-21T12:00:00Z',
      end: '2026-10-21T12:45:00Z',
      location: 'Room\u00a07 & 8',
      busy: 'WorkingElsewhere',
      private: true,
      reminderMinutes: 30,
      categories: ['Zürich', 'a;b'],
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/x',
      attendees: [{ name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example', response: 'Accept' }],
    });
    const found = (await gateway().appointments(week, signal)).filter(({ subject }) => subject.startsWith('Q&A'));
    expect(found).toEqual([
      {
        key: `work/${id}`,
        accountId: 'work',
        calendarId: 'work/calendar',
        subject: 'Q&A <live> "now"',
        location: 'Room\u00a07 & 8',
        start: '2026-10-21T12:00:00Z',
        end: '2026-10-21T12:45:00Z',
        busy: 'elsewhere',
        isMeeting: true,
        isCancelled: false,
        isPrivate: true,
        isRecurring: false,
        myResponse: 'organizer',
        organizer: 'Mira Voss',
        joinUrl: 'https://teams.microsoft.com/l/meetup-join/x',
        reminderMinutes: 30,
        categories: ['Zürich', 'a;b'],
      },
    ]);
    expect(await gateway().appointmentDetails(`work/${id}`, signal)).toMatchObject({
      organizer: { name: 'Mira Voss', address: address() },
      attendees: [{ name: 'Theo Lindqvist', role: 'required', response: 'accepted' }],
    });
  });

  it('keeps a weekly meeting at its hour when the clocks change', async () => {
    await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'Weekly at nine',
      start: '2026-10-19T07:00:00Z',
      end: '2026-10-19T07:30:00Z',
      recurrence: {
        pattern: 'weekly',
        count: 3,
        exceptions: [{ original: '2026-11-02', subject: 'Weekly at nine, special' }],
      },
    });
    const range = { start: '2026-10-18T22:00:00Z', end: '2026-11-08T23:00:00Z' };
    const found = (await gateway().appointments(range, signal)).filter(({ subject }) =>
      subject.startsWith('Weekly at'),
    );
    expect(found).toMatchObject([
      { start: '2026-10-19T07:00:00Z', isRecurring: true },
      { start: '2026-10-26T08:00:00Z', isRecurring: true },
      { start: '2026-11-02T08:00:00Z', isRecurring: true, subject: 'Weekly at nine, special' },
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(3);
  });

  it('keeps all-day entries on their dates, the 25-hour day too', async () => {
    for (const [subject, start, end] of [
      ['The long day', '2026-10-25', '2026-10-26'],
      ['Three days', '2026-10-21', '2026-10-24'],
    ] as const) {
      await exchange().client.put(address(), { kind: 'appointment', subject, start, end, allDay: true });
    }
    const found = await gateway().appointments(week, signal);
    expect(found.find(({ subject }) => subject === 'The long day')?.allDay).toEqual({
      start: '2026-10-25',
      end: '2026-10-26',
    });
    expect(found.find(({ subject }) => subject === 'Three days')?.allDay).toEqual({
      start: '2026-10-21',
      end: '2026-10-24',
    });
    const dayAfter = { start: '2026-10-25T23:00:00Z', end: '2026-10-26T23:00:00Z' };
    const later = await gateway().appointments(dayAfter, signal);
    expect(later.map(({ subject }) => subject)).not.toContain('The long day');
  });

  it('is read whole where it holds more than one answer', async () => {
    for (const hour of ['08', '09']) {
      await exchange().client.put(address(), {
        kind: 'appointment',
        subject: 'Every day',
        start: `2027-01-01T${hour}:00:00Z`,
        end: `2027-01-01T${hour}:05:00Z`,
        recurrence: { pattern: 'daily', until: '2028-12-31' },
      });
    }
    const range = { start: '2026-12-31T23:00:00Z', end: '2028-12-31T23:00:00Z' };
    const found = (await gateway().appointments(range, signal)).filter(({ subject }) => subject === 'Every day');
    expect(found).toHaveLength(2 * (365 + 366));
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).sort());
    const asked = (await exchange().client.log()).filter(({ operation }) => operation === 'FindItem');
    expect(asked.length).toBeGreaterThan(2);
  });

  it('moves its marker with each change, and only then', async () => {
    const first = await gateway().changeMarkers(signal);
    expect(await gateway().changeMarkers(signal)).toEqual(first);
    const start = '2026-10-21T12:00:00Z';
    const end = '2026-10-21T13:00:00Z';
    const { id } = await exchange().client.put(address(), { kind: 'appointment', subject: 'x', start, end });
    const second = await gateway().changeMarkers(signal);
    expect(second.calendar).not.toBe(first.calendar);
    expect(second.inbox).toBe(first.inbox);
    await exchange().client.remove(address(), id);
    const third = await gateway().changeMarkers(signal);
    expect(third.calendar).not.toBe(second.calendar);
    expect(third.calendar).not.toBe(first.calendar);
  });
});

describe('voicemail', () => {
  it('comes newest first, with missed calls, within the days asked for', async () => {
    const { client } = exchange();
    const at = (hoursAgo: number): string => new Date(NOW - hoursAgo * 3_600_000).toISOString();
    await client.put(address(), { kind: 'missed-call', callerNumber: '4471', received: at(0.01) });
    await client.put(address(), { kind: 'voicemail', callerName: 'Long Ago', seconds: 5, received: at(24 * 40) });
    await client.put(address(), { kind: 'message', subject: 'Not a call', received: at(0.02) });
    const { id } = await client.put(address(), {
      kind: 'voicemail',
      callerName: 'Dr. Adler',
      callerNumber: '+49305550142',
      seconds: 14,
      received: at(0.015),
      preview: 'Please call back: before noon.',
      urgent: true,
    });
    const found = await gateway().voicemails(30, signal);
    expect(found.slice(0, 2)).toMatchObject([
      { kind: 'missed-call', callerNumber: '4471' },
      {
        key: `work/${id}`,
        kind: 'voicemail',
        callerName: 'Dr. Adler',
        callerNumber: '+49305550142',
        durationSeconds: 14,
        preview: 'Please call back: before noon.',
        isUrgent: true,
        heard: false,
      },
    ]);
    expect(found.map(({ received }) => received)).toEqual(
      found
        .map(({ received }) => received)
        .sort()
        .reverse(),
    );
    expect(found.map(({ callerName }) => callerName)).not.toContain('Long Ago');
    expect(found.map(({ subject }) => subject)).not.toContain('Not a call');
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect((await gateway().voicemails(60, signal)).map(({ callerName }) => callerName)).toContain('Long Ago');
  });

  it('says the same of each call, read as a list or by name', async () => {
    const { client } = exchange();
    await client.put(address(), { kind: 'voicemail', callerName: 'Ada', seconds: 3, preview: 'Call me back.' });
    await client.put(address(), { kind: 'voicemail', seconds: 2, protected: true });
    await client.put(address(), { kind: 'missed-call', callerNumber: '4471' });
    const listed = await gateway().voicemails(60, signal);
    const keys = listed.map(({ key }) => key);
    expect(await gateway().namedCalls(keys, signal)).toEqual(listed);
    const said = listed.map(({ kind, callerAddress, preview }) => [kind, callerAddress !== undefined, preview]);
    expect(said).toContainEqual(['voicemail', true, expect.any(String)]);
    expect(said).toContainEqual(['missed-call', true, undefined]);
  });

  it('falls back to the Inbox where the mailbox has no voicemail folder', async () => {
    const before = await gateway().voicemails(30, signal);
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorFolderNotFound',
      operation: 'FindItem',
      times: 1,
    });
    expect(await gateway().voicemails(30, signal)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('plays', async () => {
    const { id } = await exchange().client.put(address(), { kind: 'voicemail', callerName: 'Ada', seconds: 2 });
    const audio = await gateway().voicemailFile(`work/${id}`, signal);
    expect(audio).toMatchObject({
      contentType: 'audio/wav',
      codec: 'mu-law',
      playable: true,
      name: expect.stringMatching(/\.wav$/) as string,
    });
    expect(audio.bytes.length).toBeGreaterThan(10_000);
  });

  it('that is protected says so instead', async () => {
    const { id } = await exchange().client.put(address(), { kind: 'voicemail', seconds: 2, protected: true });
    const found = await gateway().voicemails(30, signal);
    expect(found.find(({ key }) => key === `work/${id}`)).toMatchObject({ isProtected: true });
    await expect(gateway().voicemailFile(`work/${id}`, signal)).rejects.toMatchObject({
      error: { kind: 'refused', code: 'ProtectedVoicemail', address: address() },
    });
  });
});

describe('calls of every kind', () => {
  const callsOf = async () => gateway().voicemails(30, signal);
  const withoutFolder = async () => {
    const fault = { kind: 'response-error', code: 'ErrorFolderNotFound', operation: 'FindItem', times: 1 } as const;
    await exchange().client.fault(fault);
    return callsOf();
  };

  it('are listed with or without a voicemail folder: faxes and voice replies too', async () => {
    const { client } = exchange();
    const received = '2026-10-20T06:59:00Z';
    await client.put(address(), { kind: 'fax', callerNumber: '+33 1 99 00 42 99', pages: 3, received });
    await client.put(address(), {
      kind: 'voicemail',
      callerName: 'By Voice',
      seconds: 3,
      replyTo: 'IPM.Note.Projects',
    });
    const listed = await callsOf();
    expect(listed).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'fax', callerNumber: '+33199004299', pages: 3 }),
        expect.objectContaining({ kind: 'voicemail', callerName: 'By Voice' }),
      ]) as unknown[],
    );
    expect(await withoutFolder()).toEqual(listed);
  });

  it('say what was heard where their text doesn’t', async () => {
    const transcript = 'good morning please call me back <b>today</b>';
    await exchange().client.put(address(), { kind: 'voicemail', callerName: 'Heard', seconds: 3, transcript });
    const [found] = (await callsOf()).filter(({ callerName }) => callerName === 'Heard');
    expect(found?.preview).toBe(transcript);
  });

  it.each([
    ['pcm', true, '.wav'],
    ['mu-law', true, '.wav'],
    ['a-law', true, '.wav'],
    ['mp3', true, '.mp3'],
    ['gsm', false, '.wav'],
    ['wma', false, '.wma'],
  ] as const)('recorded as %s are told to be playable or not: %s', async (codec, playable, kind) => {
    const { id } = await exchange().client.put(address(), { kind: 'voicemail', callerName: 'Ada', seconds: 1, codec });
    const file = await gateway().voicemailFile(`work/${id}`, signal);
    expect(file).toMatchObject({ codec, playable });
    expect(file.name.endsWith(kind)).toBe(true);
  });

  it('are marked, noted about and deleted', async () => {
    const { client } = exchange();
    const { id } = await client.put(address(), { kind: 'voicemail', callerName: 'Ada', seconds: 1 });
    const [key, keys] = [`work/${id}`, [`work/${id}`]];
    await gateway().markHeard(key, true, signal);
    await gateway().writeAudioNotes(key, 'Call back <before> noon', signal);
    expect(await gateway().namedCalls(keys, signal)).toMatchObject([{ heard: true, notes: 'Call back <before> noon' }]);
    await gateway().markHeard(key, false, signal);
    await gateway().writeAudioNotes(key, '', signal);
    const [bare] = await gateway().namedCalls(keys, signal);
    expect([bare?.heard, bare?.notes]).toEqual([false, undefined]);
    await gateway().removeVoicemail(key, false, signal);
    expect(await gateway().namedCalls(keys, signal)).toEqual([]);
    const kept = await client.list(address());
    expect(kept.filter(({ folder, subject }) => folder === 'deleteditems' && subject.includes('Ada'))).toHaveLength(1);
    await gateway().removeVoicemail(key, true, signal);
    await expect(gateway().removeVoicemail(key, false, signal)).rejects.toMatchObject({ error: { kind: 'not-found' } });
  });

  it('that are protected come whole, for a program that may open them', async () => {
    const { id } = await exchange().client.put(address(), { kind: 'voicemail', seconds: 2, protected: true });
    const text = Buffer.from(await gateway().voicemailMessage(`work/${id}`, signal)).toString();
    expect(text).toMatch(/^From: /);
    expect(text).toContain('filename="message.rpmsg"');
  });
});

describe('a telephone', () => {
  it('is offered where the server has one, and nowhere else', async () => {
    const mailbox = address();
    expect(await gateway().phoneOffer(signal)).toEqual({ number: '4470' });
    await exchange().client.send('telephone', { mailbox });
    expect(await gateway().phoneOffer(signal)).toBeUndefined();
    await exchange().client.fault({ kind: 'soap-fault', code: 'ErrorSchemaValidation', times: 1 });
    expect(await gateway().phoneOffer(signal)).toBeUndefined();
    await exchange().client.send('telephone', { mailbox, number: '4470' });
  });

  it('rings, and hangs up', async () => {
    const { id } = await exchange().client.put(address(), { kind: 'voicemail', callerName: 'Ada', seconds: 9 });
    const call = await gateway().playOnPhone(`work/${id}`, '4470', signal);
    expect(await gateway().phoneCall(call, signal)).toBe('dialling');
    await gateway().hangUp(call, signal);
    expect(await gateway().phoneCall(call, signal)).toBe('ended');
    await expect(gateway().phoneCall('nobody', signal)).rejects.toMatchObject({
      error: { code: 'ErrorInvalidPhoneCallId' },
    });
    await expect(gateway().playOnPhone(`work/${id}`, 'call me', signal)).rejects.toMatchObject({
      error: { code: 'ErrorInvalidPhoneNumber' },
    });
  });
});

describe('numbers', () => {
  it('lead to the mailbox’s contacts, those without an address too, and to the directory', async () => {
    const book = await gateway().phoneBook(signal);
    expect(book).toContainEqual({ name: 'Garage Lefort', numbers: ['+33 1 99 00 77 30'] });
    const [theo] = await gateway().findPeople('theo.lindqvist@contoso.example', signal);
    const number = theo?.phones[0]?.number ?? '';
    expect(await gateway().peopleByNumber(number.replaceAll(' ', ''), signal)).toMatchObject([
      { name: 'Theo Lindqvist' },
    ]);
    expect(await gateway().peopleByNumber('+33 6 00 00 00 00', signal)).toEqual([]);
  });
});

describe('free/busy', () => {
  const day = { start: '2026-10-19T22:00:00Z', end: '2026-10-20T22:00:00Z' };

  it('gives one answer each, in the order asked, failures apart', async () => {
    const [first, unknown, last] = await gateway().freeBusy(
      ['theo.lindqvist@contoso.example', 'nobody@contoso.example', address()],
      day,
      'details',
      signal,
    );
    expect(first).toMatchObject({ address: 'theo.lindqvist@contoso.example', workingHours: { days: [1, 2, 3, 4, 5] } });
    expect(first?.merged).toMatch(/^[0-5]{48}$/);
    expect(unknown).toMatchObject({
      events: [],
      error: { kind: 'not-found', code: 'ErrorMailRecipientNotFound', address: 'nobody@contoso.example' },
    });
    const own = (await gateway().appointments(day, signal)).filter(
      ({ busy, allDay }) => busy === 'busy' && allDay === undefined,
    );
    const seen = last?.events.filter(({ busy }) => busy === 'busy').map(({ start, end }) => ({ start, end }));
    expect(seen).toEqual(expect.arrayContaining(own.map(({ start, end }) => ({ start, end }))));
  });

  it('asks in pieces that a server takes: 100 people, 42 days', async () => {
    const people = Array.from({ length: 150 }, (_, index) =>
      index === 120 ? address() : `nobody${index}@contoso.example`,
    );
    const answers = await gateway().freeBusy(
      people,
      { start: day.start, end: '2026-12-20T23:00:00Z' },
      'times',
      signal,
    );
    expect(answers.map((answer) => answer.address)).toEqual(people);
    expect(answers[120]).not.toHaveProperty('error');
    expect(answers[120]?.merged?.length).toBe((62 * 24 + 1) * 2);
    const asked = (await exchange().client.log()).filter(
      ({ operation, status }) => operation?.startsWith('GetUserAvailability') && status === 200,
    );
    expect(asked).toHaveLength(4);
  });

  it('asks nothing for nobody', async () => {
    expect(await gateway().freeBusy([], day, 'times', signal)).toEqual([]);
    expect(await exchange().client.log()).toEqual([]);
  });
});
