import { z } from 'zod';
import { ANSWERS, entryDraftSchema } from '../../../shared/entry.ts';
import {
  CERTIFICATE_REASONS,
  OOF_PARTS,
  type Appointment,
  type AppError,
  type BusyType,
  type Certificate,
  type ErrorKind,
  type FreeBusy,
  type FreeBusyEvent,
  type MyResponse,
  type OofAudience,
  type OofChange,
  type OofSettings,
  type OofState,
  type TimeRange,
  type Voicemail,
  type WorkingHours,
} from '../../../shared/model.ts';
import type { CachedCalendar, CachedFreeBusy, CachedOof, CachedVoicemail, PendingChange } from '../../engine/cache.ts';

/*
 * The model as rows of the cache hold it. A row that another version wrote, or somebody's hand, may be of any shape;
 * what isn't named here isn't kept. Each shape names every property of its type, the optional ones too: a new one is told of
 * by the compiler.
 */

type Shape<T> = { readonly [K in keyof T]-?: z.ZodType };

/** A union of literals, all of them. */
const oneOf = <T extends string>(all: { readonly [K in T]: true }) =>
  z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(all, value));

const instant = z.iso.datetime();
const timeRange: z.ZodType<TimeRange> = z.object({ start: instant, end: instant } satisfies Shape<TimeRange>);
const text = z.string();
const flag = z.boolean();

const busy = oneOf<BusyType>({ free: true, tentative: true, busy: true, oof: true, elsewhere: true, unknown: true });
const response = oneOf<MyResponse>({
  organizer: true,
  accepted: true,
  tentative: true,
  declined: true,
  none: true,
  unknown: true,
});

export const appointmentSchema: z.ZodType<Appointment> = z.object({
  key: text,
  accountId: text,
  calendarId: text,
  subject: text,
  location: text,
  start: instant,
  end: instant,
  allDay: z.object({ start: z.iso.date(), end: z.iso.date() }).exactOptional(),
  busy,
  isMeeting: flag,
  isCancelled: flag,
  isPrivate: flag,
  isRecurring: flag,
  myResponse: response,
  organizer: text.exactOptional(),
  joinUrl: text.exactOptional(),
  reminderMinutes: z.number().exactOptional(),
  categories: z.array(text),
} satisfies Shape<Appointment>);

type CalendarHead = Omit<CachedCalendar, 'appointments'>;
export const calendarSchema: z.ZodType<CalendarHead> = z.object({
  covered: timeRange,
  asOf: instant,
  syncState: text.exactOptional(),
} satisfies Shape<CalendarHead>);

const voicemail: z.ZodType<Voicemail> = z.object({
  key: text,
  accountId: text,
  kind: oneOf<Voicemail['kind']>({ voicemail: true, 'missed-call': true, fax: true }),
  isProtected: flag,
  isPrivate: flag,
  isUrgent: flag,
  received: instant,
  subject: text,
  callerName: text.exactOptional(),
  callerNumber: text.exactOptional(),
  callerAddress: text.exactOptional(),
  durationSeconds: z.number().exactOptional(),
  pages: z.number().exactOptional(),
  preview: text.exactOptional(),
  notes: text.exactOptional(),
  heard: flag,
} satisfies Shape<Omit<Voicemail, 'contact'>>);
export const voicemailSchema: z.ZodType<CachedVoicemail> = z.object({
  items: goodOnes(voicemail),
  asOf: instant,
} satisfies Shape<CachedVoicemail>);

const oofState = oneOf<OofState>({ disabled: true, enabled: true, scheduled: true });
const audience = oneOf<OofAudience>({ none: true, known: true, all: true });
const oofSettings: z.ZodType<OofSettings> = z.object({
  state: oofState,
  audience,
  window: timeRange.exactOptional(),
  internalText: text,
  externalText: text,
  internalHtml: text.exactOptional(),
  externalHtml: text.exactOptional(),
  allowedAudience: audience,
  altered: z.array(z.enum(OOF_PARTS)).exactOptional(),
} satisfies Shape<OofSettings>);
export const oofSchema: z.ZodType<CachedOof> = z.object({
  settings: oofSettings,
  asOf: instant,
} satisfies Shape<CachedOof>);

const oofChange: z.ZodType<OofChange> = z.object({
  state: oofState.exactOptional(),
  audience: audience.exactOptional(),
  window: timeRange.exactOptional(),
  internalText: text.exactOptional(),
  externalText: text.exactOptional(),
  internalHtml: text.exactOptional(),
  externalHtml: text.exactOptional(),
} satisfies Shape<OofChange>);
type AppointmentChange = Extract<PendingChange, { readonly kind: 'appointment' }>;
const draft: z.ZodType<AppointmentChange['draft']> = z.object({
  creationId: text,
  ...entryDraftSchema.shape,
} satisfies Shape<AppointmentChange['draft']>);
type AnswerChange = Extract<PendingChange, { readonly kind: 'answer' }>;
const considered = {
  entry: z.object({ key: text, start: instant, subject: text, isPrivate: flag } satisfies Shape<AnswerChange['entry']>),
  notBefore: instant,
};
const queued = { id: text, since: instant, until: instant };
const pending: z.ZodType<PendingChange> = z.discriminatedUnion('kind', [
  z.object({ ...queued, kind: z.literal('oof'), change: oofChange } satisfies Shape<
    Extract<PendingChange, { readonly kind: 'oof' }>
  >),
  z.object({ ...queued, kind: z.literal('appointment'), draft, sent: flag } satisfies Shape<AppointmentChange>),
  z.object({
    ...queued,
    ...considered,
    kind: z.literal('answer'),
    answer: z.enum(ANSWERS),
    note: text,
  } satisfies Shape<AnswerChange>),
  z.object({ ...queued, ...considered, kind: z.literal('cancel'), note: text } satisfies Shape<
    Extract<PendingChange, { readonly kind: 'cancel' }>
  >),
  z.object({ ...queued, ...considered, kind: z.literal('delete-call') } satisfies Shape<
    Extract<PendingChange, { readonly kind: 'delete-call' }>
  >),
]);
export const pendingSchema: z.ZodType<readonly PendingChange[]> = goodOnes(pending);

/** Without subject and place: the schema is what keeps them off the disk. */
type BareEvent = Omit<FreeBusyEvent, 'subject' | 'location'>;
const event: z.ZodType<BareEvent> = z.object({
  start: instant,
  end: instant,
  busy,
  isPrivate: flag,
} satisfies Shape<BareEvent>);
const workingHours: z.ZodType<WorkingHours> = z.object({
  zone: text.exactOptional(),
  days: z.array(z.number()),
  startMinutes: z.number(),
  endMinutes: z.number(),
} satisfies Shape<WorkingHours>);
const certificate: z.ZodType<Certificate> = z.object({
  host: text,
  subject: text,
  issuer: text,
  fingerprint: text,
  validFrom: instant,
  validTo: instant,
  reason: z.enum(CERTIFICATE_REASONS),
} satisfies Shape<Certificate>);
const appError: z.ZodType<AppError> = z.object({
  kind: oneOf<ErrorKind>({
    'sign-in': true,
    forbidden: true,
    unreachable: true,
    certificate: true,
    'no-server': true,
    timeout: true,
    busy: true,
    'not-exchange': true,
    'broken-answer': true,
    'too-large': true,
    'not-found': true,
    refused: true,
    insecure: true,
    'bad-input': true,
    cancelled: true,
    'no-keyring': true,
    unexpected: true,
  }),
  code: text.exactOptional(),
  host: text.exactOptional(),
  address: text.exactOptional(),
  retryAt: instant.exactOptional(),
  detail: text.exactOptional(),
  certificate: certificate.exactOptional(),
} satisfies Shape<AppError>);
const freeBusy: z.ZodType<FreeBusy> = z.object({
  address: text,
  events: z.array(event),
  merged: text.exactOptional(),
  workingHours: workingHours.exactOptional(),
  error: appError.exactOptional(),
} satisfies Shape<FreeBusy>);
export const freeBusySchema: z.ZodType<CachedFreeBusy> = z.object({
  freeBusy,
  range: timeRange,
  asOf: instant,
} satisfies Shape<CachedFreeBusy>);

/** A list in which an entry that isn't understood costs itself alone. */
function goodOnes<T>(schema: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(z.unknown()).transform((entries) => entries.flatMap((entry) => schema.safeParse(entry).data ?? []));
}
