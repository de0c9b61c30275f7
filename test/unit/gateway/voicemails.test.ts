import { describe, expect, it } from 'vitest';
import type { AttachmentInfo, Item } from '../../../electron/ews/types.ts';
import { nameOfSound, pickRecording, sniffAudio } from '../../../electron/gateway/audio.ts';
import { isProtectedClass, kindOfClass, toVoicemail } from '../../../electron/gateway/voicemails.ts';
import type { AudioCodec } from '../../../shared/model.ts';

const message = (fields: Partial<Item>, extended: readonly (readonly [number, string])[] = []): Item => ({
  id: { id: 'AAMk=' },
  kind: 'Message',
  itemClass: 'IPM.Note.Microsoft.Voicemail.UM.CA',
  received: '2026-10-20T06:40:58Z',
  categories: [],
  attachments: [],
  extended: new Map(extended),
  ...fields,
});

describe('an item class', () => {
  it.each([
    ['IPM.Note.Microsoft.Voicemail.UM.CA', 'voicemail'],
    ['IPM.Note.Microsoft.Voicemail.UM', 'voicemail'],
    ['IPM.Note.Microsoft.Voicemail', 'voicemail'],
    ['ipm.note.microsoft.VOICEMAIL.um.ca', 'voicemail'],
    ['IPM.Note.rpmsg.Microsoft.Voicemail.UM.CA', 'voicemail'],
    ['IPM.Schedule.Meeting.Request.Microsoft.Voicemail', 'voicemail'],
    ['IPM.Note.Microsoft.Missed.Voice', 'missed-call'],
    ['IPM.Note.Microsoft.Missed', undefined],
    ['IPM.Note.Microsoft.Conversation.Voice', undefined],
    ['IPM.Note.Microsoft.Fax.CA', 'fax'],
    ['ipm.note.microsoft.FAX', 'fax'],
    ['IPM.Note.Microsoft.Faxing', undefined],
    ['IPM.Note.Microsoft.Voicemailing', undefined],
    ['IPM.Note', undefined],
    [undefined, undefined],
  ])('%s is %s', (itemClass, kind) => {
    expect(kindOfClass(itemClass)).toBe(kind);
  });

  it('tells what is rights-managed', () => {
    expect(isProtectedClass('IPM.Note.RPMSG.Microsoft.Voicemail.UM')).toBe(true);
    expect(isProtectedClass('IPM.Note.Microsoft.Voicemail.UM')).toBe(false);
  });
});

describe('a voicemail', () => {
  it('is read with all that the call left', () => {
    const item = message(
      {
        subject: 'Voice Mail',
        importance: 'High',
        sensitivity: 'Private',
        isRead: false,
        from: { name: 'Praxis Adler', address: 'praxis@adler.example' },
      },
      [
        [0x6801, '14'],
        [0x6802, '+49305550142'],
        [0x6803, 'Dr. Adler'],
      ],
    );
    expect(toVoicemail(item, 'work')).toEqual({
      key: 'work/AAMk=',
      accountId: 'work',
      kind: 'voicemail',
      isProtected: false,
      isPrivate: true,
      isUrgent: true,
      received: '2026-10-20T06:40:58Z',
      subject: 'Voice Mail',
      callerName: 'Dr. Adler',
      callerNumber: '+49305550142',
      callerAddress: 'praxis@adler.example',
      durationSeconds: 14,
      heard: false,
    });
  });

  it.each<[string, Partial<Item>, readonly (readonly [number, string])[], object]>([
    ['a resolved sender', { from: { name: 'Theo' } }, [[0x6802, '4471']], { callerName: 'Theo', callerNumber: '4471' }],
    [
      'a number for a name',
      { from: { name: '+49 30 5550142' } },
      [[0x6802, '+49305550142']],
      { callerNumber: '+49305550142' },
    ],
    [
      'a number for a name, and nothing else',
      { from: { name: '+49 (30) 555-0142' } },
      [],
      { callerNumber: '+49 (30) 555-0142' },
    ],
    ['a number for an address', { from: { name: 'Theo', address: '+4930' } }, [], { callerName: 'Theo' }],
    ['a SIP caller', {}, [[0x6802, 'sip:theo@contoso.example']], { callerNumber: 'sip:theo@contoso.example' }],
    ['an anonymous caller', {}, [[0x6803, ' ']], {}],
    [
      'nobody but its subject',
      { subject: 'Voice Mail from +49 30 5550142 (14 seconds)' },
      [],
      { callerNumber: '+49 30 5550142' },
    ],
    [
      'a name, whatever its subject says',
      { subject: 'Call 030 5550142', from: { name: 'Theo' } },
      [],
      { callerName: 'Theo' },
    ],
    ['nobody, with only seconds in its subject', { subject: 'Voice Mail (14 seconds)' }, [], {}],
  ])('from %s', (_, fields, extended, caller) => {
    const { callerName, callerNumber, callerAddress } = toVoicemail(message(fields, extended), 'work') ?? {};
    const defined = Object.entries({ callerName, callerNumber, callerAddress }).filter(
      ([, value]) => value !== undefined,
    );
    expect(Object.fromEntries(defined)).toEqual(caller);
  });

  it.each(['0', '-1', '1.5', 'long', ''])('with the duration %j has none', (duration) => {
    expect(toVoicemail(message({}, [[0x6801, duration]]), 'work')).not.toHaveProperty('durationSeconds');
  });

  it('that is a missed call has no duration', () => {
    const missed = message({ itemClass: 'IPM.Note.Microsoft.Missed.Voice' }, [[0x6801, '7']]);
    expect(toVoicemail(missed, 'work')).toMatchObject({ kind: 'missed-call' });
    expect(toVoicemail(missed, 'work')).not.toHaveProperty('durationSeconds');
  });

  it('that is a fax has pages', () => {
    const fax = message({ itemClass: 'IPM.Note.Microsoft.Fax.CA' }, [[0x6804, '3']]);
    expect(toVoicemail(fax, 'work')).toMatchObject({ kind: 'fax', pages: 3 });
    expect(toVoicemail(message({}, [[0x6804, '3']]), 'work')).not.toHaveProperty('pages');
  });

  it('has the number of its header and the notes of its user', () => {
    const named = new Map([
      ['00020386-0000-0000-c000-000000000046/x-callingtelephonenumber', '+49305550142'],
      ['4442858e-a9e3-4e80-b900-317a210cc15b/umaudionotes', 'call back before noon'],
    ]);
    expect(toVoicemail({ ...message({}), extended: named }, 'work')).toMatchObject({
      callerNumber: '+49305550142',
      notes: 'call back before noon',
    });
  });

  it('without a time, or of another class, isn’t one', () => {
    expect(toVoicemail(message({ received: undefined }), 'work')).toBeUndefined();
    expect(toVoicemail(message({ itemClass: 'IPM.Note' }), 'work')).toBeUndefined();
  });
});

describe('the recording', () => {
  const file = (name: string, contentType?: string): AttachmentInfo => ({
    kind: 'file',
    id: name,
    name,
    contentType,
    inline: false,
  });

  it.each<[string, readonly AttachmentInfo[], string | undefined, string | undefined]>([
    ['is the newest of several', [file('old.mp3'), file('new.mp3')], 'new.mp3;old.mp3', 'new.mp3'],
    [
      'is found with blanks, other case and stray semicolons',
      [file('a.wav'), file('B.WAV')],
      '; b.wav ;A.wav;',
      'B.WAV',
    ],
    ['skips names that aren’t there', [file('a.mp3')], 'gone.mp3;a.mp3', 'a.mp3'],
    ['is any audio where no order is kept', [file('note.txt'), file('x.wma')], undefined, 'x.wma'],
    ['is told by its content type where the name says nothing', [file('x.bin', 'Audio/WAV')], '', 'x.bin'],
    ['is missing among other files', [file('a.pdf', 'application/pdf')], undefined, undefined],
    ['is never an attached item', [{ ...file('a.mp3'), kind: 'item' }], 'a.mp3', undefined],
  ])('%s', (_, attachments, order, name) => {
    expect(pickRecording(attachments, order)?.name).toBe(name);
  });

  it('of a fax is its pages', () => {
    expect(pickRecording([file('a.wav'), file('Fax.TIF')], undefined, true)?.name).toBe('Fax.TIF');
    expect(pickRecording([file('page', 'image/tiff')], '', true)?.name).toBe('page');
  });

  const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
  const wav = (format: number, before: readonly number[] = []): Uint8Array =>
    Uint8Array.from([
      ...ascii('RIFF'),
      0,
      0,
      0,
      0,
      ...ascii('WAVE'),
      ...before,
      ...ascii('fmt '),
      16,
      0,
      0,
      0,
      format,
      0,
      1,
      0,
      0x40,
      0x1f,
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      0,
      8,
      0,
    ]);

  it.each<[string, Uint8Array, string, AudioCodec]>([
    ['PCM', wav(1), 'audio/wav', 'pcm'],
    ['A-law', wav(6), 'audio/wav', 'a-law'],
    ['µ-law', wav(7), 'audio/wav', 'mu-law'],
    ['GSM 6.10', wav(0x31), 'audio/wav', 'gsm'],
    ['WAV of another kind', wav(2), 'audio/wav', 'other'],
    [
      'a chunk of odd length before the format',
      wav(7, [...ascii('LIST'), 3, 0, 0, 0, 1, 2, 3, 0]),
      'audio/wav',
      'mu-law',
    ],
    ['WAV without a format', wav(7).subarray(0, 12), 'audio/wav', 'other'],
    ['MP3 with a tag', Uint8Array.from([...ascii('ID3'), 4, 0]), 'audio/mpeg', 'mp3'],
    ['MP3 without one', Uint8Array.of(0xff, 0xfb, 0x90, 0x64), 'audio/mpeg', 'mp3'],
    ['MP3 of MPEG 2', Uint8Array.of(0xff, 0xf3, 0x40, 0xc4), 'audio/mpeg', 'mp3'],
    ['WMA', Uint8Array.of(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6), 'audio/x-ms-wma', 'wma'],
    ['text', Uint8Array.from(ascii('<html>')), 'application/octet-stream', 'other'],
    ['nothing', new Uint8Array(), 'application/octet-stream', 'other'],
  ])('%s is told by its bytes', (_, bytes, contentType, codec) => {
    const playable = ['pcm', 'a-law', 'mu-law', 'mp3'].includes(codec);
    expect(sniffAudio(bytes)).toEqual({ contentType, codec, playable });
  });

  it('is told inside a larger buffer too', () => {
    const buffer = new Uint8Array(200);
    buffer.set(wav(7), 100);
    expect(sniffAudio(buffer.subarray(100))).toMatchObject({ contentType: 'audio/wav', playable: true });
  });

  it.each([
    ['Voice Mail.wav', 'audio/wav', 'Voice Mail.wav'],
    ['Voice Mail.WAV', 'audio/wav', 'Voice Mail.WAV'],
    ['recording.bin', 'audio/mpeg', 'recording.bin.mp3'],
    ['run.exe', 'audio/x-ms-wma', 'run.exe.wma'],
    ['run.exe', 'application/octet-stream', 'run.exe'],
  ] as const)('%s of %s is called %s', (name, contentType, called) => {
    expect(nameOfSound(name, { contentType })).toBe(called);
  });
});
