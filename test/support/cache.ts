import fc from 'fast-check';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { CacheChange, CachedFreeBusy, CachedMailbox, PendingChange } from '../../electron/engine/cache.ts';
import { openCacheFile, type CacheFile, type CacheFileOptions } from '../../electron/storage/cache/cache-file.ts';
import type { Appointment, AppError, OofSettings, Voicemail } from '../../shared/model.ts';
import { appointment, oofSettings } from './model.ts';

export const COVERED = { start: '2026-08-01T00:00:00Z', end: '2027-12-01T00:00:00Z' };
export const AS_OF = '2026-11-23T09:00:00Z';

/** A folder for a cache, for each test, and files in it that are closed afterwards. */
export function useCacheFolder(): {
  readonly folder: () => string;
  readonly open: (options?: Partial<CacheFileOptions>) => CacheFile;
} {
  let profile = '';
  const files: CacheFile[] = [];
  const folder = () => join(profile, 'mailbox-cache');
  beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'presently-test-'))));
  afterEach(() => {
    for (const file of files.splice(0)) file.close();
    chmodSync(profile, 0o700);
    rmSync(profile, { recursive: true });
  });
  return {
    folder,
    open: (options) => {
      const file = openCacheFile({ folder: folder(), ...options });
      files.push(file);
      return file;
    },
  };
}

/** A meeting on 23 November 2026, by its key and subject. */
export const meeting = (key: string, subject = key): Appointment =>
  appointment({ key, subject, start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' });

type CalendarChange = NonNullable<CacheChange['calendar']>;
type Frame = Partial<Pick<CalendarChange, 'covered' | 'asOf' | 'syncState'>>;

/** A whole calendar. */
export const whole = (all: readonly Appointment[], frame: Frame = {}): CacheChange => ({
  calendar: { all, covered: COVERED, asOf: AS_OF, ...frame },
});

/** What an answer to a question for changes says. */
export const delta = (
  upserted: readonly Appointment[],
  removed: readonly string[] = [],
  frame: Frame = {},
): CacheChange => ({ calendar: { upserted, removed, covered: COVERED, asOf: AS_OF, ...frame } });

/** Keys and subjects of what is kept. */
export const subjects = (mailbox: CachedMailbox | undefined): Readonly<Record<string, string>> | undefined =>
  mailbox?.calendar && Object.fromEntries(mailbox.calendar.appointments.map(({ key, subject }) => [key, subject]));

/** Every property that there is, so that a new one is missed here by the compiler. */
export const FULL_APPOINTMENT: Required<Appointment> = {
  ...meeting('account/full'),
  allDay: { start: '2026-11-23', end: '2026-11-24' },
  organizer: 'Mira',
  joinUrl: 'https://meet.example/1',
  reminderMinutes: 15,
  categories: ['Blue', ''],
};
const FULL_VOICEMAIL: Required<Omit<Voicemail, 'contact'>> = {
  key: 'account/voice',
  accountId: 'account',
  kind: 'voicemail',
  isProtected: false,
  isPrivate: true,
  isUrgent: false,
  received: AS_OF,
  subject: 'Voice Mail (12 seconds)',
  callerName: 'Jonas',
  callerNumber: '+49 30 5550',
  callerAddress: 'jonas@contoso.example',
  durationSeconds: 12,
  pages: 2,
  preview: 'Call me',
  notes: 'Called back',
  heard: false,
};
const FULL_OOF: Required<OofSettings> = {
  ...oofSettings({ state: 'scheduled' }),
  window: { start: AS_OF, end: '2026-11-24T09:00:00Z' },
  internalHtml: '<p>Away</p>',
  externalHtml: '<p>Out</p>',
  altered: ['audience'],
};
const FULL_ERROR: Required<AppError> = {
  kind: 'not-found',
  code: 'ErrorMailRecipientNotFound',
  host: 'mail.contoso.example',
  address: 'ghost@contoso.example',
  retryAt: AS_OF,
  detail: 'nobody of that name',
  certificate: {
    host: 'mail.contoso.example',
    subject: 'mail.contoso.example',
    issuer: 'Contoso Root',
    fingerprint: 'AB:CD',
    validFrom: AS_OF,
    validTo: AS_OF,
    reason: 'authority',
  },
};

export const pendingOof = (id: string): PendingChange => ({
  id,
  since: AS_OF,
  until: '2026-11-24T09:00:00Z',
  kind: 'oof',
  change: {
    state: 'scheduled',
    audience: 'known',
    window: { start: AS_OF, end: AS_OF },
    internalText: '',
    externalText: 'a',
    internalHtml: '<p>i</p>',
    externalHtml: '',
  },
});

export const pendingAppointment = (id: string, sent: boolean): PendingChange => ({
  id,
  since: AS_OF,
  until: '2026-11-24T09:00:00Z',
  kind: 'appointment',
  draft: {
    creationId: `creation-${id}`,
    subject: 'Lunch',
    location: 'Canteen',
    range: { start: AS_OF, end: AS_OF },
    busy: 'oof',
    isPrivate: true,
  },
  sent,
});

const considered = {
  since: AS_OF,
  until: '2026-11-24T09:00:00Z',
  notBefore: AS_OF,
  entry: { key: 'account/entry', subject: 'Ana', isPrivate: true, start: AS_OF },
};

/** What waits for ten seconds, of each kind. */
const pendingConsidered: readonly PendingChange[] = [
  { ...considered, id: '4', kind: 'answer', answer: 'declined', note: 'No' },
  { ...considered, id: '5', kind: 'cancel', note: '' },
  { ...considered, id: '6', kind: 'delete-call' },
];

export const freeBusyOf = (address: string, merged = '0012'): CachedFreeBusy => ({
  freeBusy: {
    address,
    events: [{ start: AS_OF, end: '2026-11-23T10:00:00Z', busy: 'tentative', isPrivate: true }],
    merged,
    workingHours: { zone: 'Europe/Paris', days: [1, 2, 3], startMinutes: 480, endMinutes: 1020 },
  },
  range: COVERED,
  asOf: AS_OF,
});

/** One change with everything in it. */
export const EVERYTHING = {
  calendar: { all: [FULL_APPOINTMENT], covered: COVERED, asOf: AS_OF, syncState: 'state 1' },
  voicemail: { items: [FULL_VOICEMAIL], asOf: AS_OF },
  oof: { settings: FULL_OOF, asOf: AS_OF },
  freeBusy: [
    { freeBusy: { address: 'ghost@contoso.example', events: [], error: FULL_ERROR }, range: COVERED, asOf: AS_OF },
    freeBusyOf('jonas@contoso.example'),
  ],
  pending: [pendingOof('1'), pendingAppointment('2', true), pendingAppointment('3', false), ...pendingConsidered],
} as const satisfies CacheChange;

const keys = fc.constantFrom('a', 'b', 'c', 'd');
/** Midnights around the range that is mostly covered, so that entries touch its ends. */
const days = fc.integer({ min: 20, max: 30 }).map((day) => `2026-11-${day}T00:00:00Z`);
const entries = fc
  .record({ key: keys, subject: fc.string({ unit: 'grapheme', maxLength: 8 }), ends: fc.tuple(days, days) })
  .map(({ key, subject, ends }): Appointment => {
    const [start = '', end = ''] = [...ends].sort();
    return appointment({ key, subject, start, end });
  });
const frames = fc
  .record({ ends: fc.tuple(days, days), syncState: fc.option(fc.string(), { nil: undefined }) })
  .map(({ ends, syncState }) => {
    const [start = '', end = ''] = [...ends].sort();
    return { covered: { start, end }, asOf: AS_OF, ...(syncState === undefined ? {} : { syncState }) };
  });
const calendars: fc.Arbitrary<CalendarChange> = fc.oneof(
  fc.tuple(fc.array(entries), frames).map(([all, frame]) => ({ all, ...frame })),
  fc
    .tuple(fc.array(entries), fc.array(keys), frames)
    .map(([upserted, removed, frame]) => ({ upserted, removed, ...frame })),
);

/** Any change, with any of its parts. */
export const changes: fc.Arbitrary<CacheChange> = fc.record(
  {
    calendar: calendars,
    voicemail: fc.constantFrom({ items: [], asOf: AS_OF }, EVERYTHING.voicemail),
    oof: fc.constantFrom<OofSettings['state']>('disabled', 'enabled').map((state) => ({
      settings: oofSettings({ state }),
      asOf: AS_OF,
    })),
    freeBusy: fc.array(fc.tuple(keys, fc.constantFrom('0', '2')).map(([who, merged]) => freeBusyOf(who, merged))),
    pending: fc.array(
      fc.oneof(
        keys.map(pendingOof),
        fc.tuple(keys, fc.boolean()).map((p) => pendingAppointment(...p)),
      ),
    ),
  },
  { requiredKeys: [] },
);
