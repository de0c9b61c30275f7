import { z } from 'zod';

/*
 * An entry as a person fills it in: made anew, or changed. What is left out of a change stays as the server has it.
 */

const instant = z.iso.datetime({ offset: true });
const date = z.iso.date();

/** ISO weekdays, Monday = 1. */
const weekday = z.number().int().min(1).max(7);

/** A weekday, or any of several: "the last working day of the month". */
const relativeDay = z.union([weekday, z.enum(['day', 'workday', 'weekend-day'])]);
const nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]);
const every = z.number().int().min(1).max(99);
const month = z.number().int().min(1).max(12);
const dayOfMonth = z.number().int().min(1).max(31);

const patternSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily'), every: z.number().int().min(1).max(999) }),
  z.object({ kind: z.literal('weekly'), every, days: z.array(weekday).min(1).max(7).readonly() }),
  z.object({ kind: z.literal('monthly'), every, day: dayOfMonth }),
  z.object({ kind: z.literal('monthly-nth'), every, nth, on: relativeDay }),
  z.object({ kind: z.literal('yearly'), month, day: dayOfMonth }),
  z.object({ kind: z.literal('yearly-nth'), month, nth, on: relativeDay }),
]);

const endSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  /** Inclusive. */
  z.object({ kind: z.literal('until'), date }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(1).max(999) }),
]);

const recurrenceSchema = z.object({
  pattern: patternSchema,
  /** The date of the first occurrence, in the entry's zone. */
  start: date,
  end: endSchema,
});

export type Pattern = z.infer<typeof patternSchema>;
export type RelativeDay = z.infer<typeof relativeDay>;
export type Nth = z.infer<typeof nth>;
/** How an entry comes again. */
export type Recurrence = z.infer<typeof recurrenceSchema>;

const inviteeSchema = z.object({
  address: z.string().trim().min(3).max(320),
  name: z.string().max(256),
  role: z.enum(['required', 'optional', 'resource']),
});
export type Invitee = z.infer<typeof inviteeSchema>;

/** Larger than what people type by hand. */
const text = z.string().max(100_000);

export const entryDraftSchema = z.object({
  subject: z.string().max(255),
  location: z.string().max(1000),
  range: z.object({ start: instant, end: instant }),
  /** Dates, `end` exclusive; then `range` is their midnights in `zone`. */
  allDay: z.object({ start: date, end: date }).exactOptional(),
  /** IANA zone whose wall clock the entry keeps; the machine's where it isn't said. */
  zone: z.string().max(64).exactOptional(),
  busy: z.enum(['free', 'tentative', 'busy', 'oof', 'elsewhere']),
  isPrivate: z.boolean(),
  /** Plain text, one paragraph a line. */
  text: text.exactOptional(),
  categories: z.array(z.string().min(1).max(255)).max(50).readonly().exactOptional(),
  /** Before the start; the server's own custom where it isn't said. */
  reminderMinutes: z.union([z.number().int().min(0).max(40_320), z.literal('none')]).exactOptional(),
  attendees: z.array(inviteeSchema).max(500).readonly().exactOptional(),
  recurrence: recurrenceSchema.exactOptional(),
});
export type EntryDraft = z.infer<typeof entryDraftSchema>;

export const entryChangeSchema = z.object({
  subject: entryDraftSchema.shape.subject.exactOptional(),
  location: entryDraftSchema.shape.location.exactOptional(),
  range: entryDraftSchema.shape.range.exactOptional(),
  /** Dates make it all-day, `false` makes it last as long as `range`. */
  allDay: z.union([z.object({ start: date, end: date }), z.literal(false)]).exactOptional(),
  zone: entryDraftSchema.shape.zone,
  busy: entryDraftSchema.shape.busy.exactOptional(),
  isPrivate: z.boolean().exactOptional(),
  text: text.exactOptional(),
  categories: entryDraftSchema.shape.categories,
  reminderMinutes: entryDraftSchema.shape.reminderMinutes,
  /** All of them: who isn't among them any more is no longer invited. */
  attendees: entryDraftSchema.shape.attendees,
  recurrence: z.union([recurrenceSchema, z.literal('none')]).exactOptional(),
});
export type EntryChange = z.infer<typeof entryChangeSchema>;

/** Who is told of a change: nobody, only those whom it is about (added or taken off), or everybody. */
export const NOTIFY = ['nobody', 'changed', 'all'] as const;
export type Notify = (typeof NOTIFY)[number];

export const ANSWERS = ['accepted', 'tentative', 'declined'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The version of an entry that somebody saw; the server refuses to overwrite a newer one. Opaque. */
export type EntryVersion = string;

/** A file that belongs to an entry. */
export interface EntryFile {
  /** The server's, opaque. */
  readonly id: string;
  readonly name: string;
  readonly size?: number;
  /** Only files can be read; a link or an item inside an item can't. */
  readonly kind: 'file' | 'item' | 'reference';
}

export const taskDraftSchema = z.object({
  subject: z.string().trim().min(1).max(255),
  text: text.exactOptional(),
  due: date.exactOptional(),
  reminder: instant.exactOptional(),
});
/** A task to be made: its dates are dates of no zone, its reminder is an instant. */
export type TaskDraft = z.infer<typeof taskDraftSchema>;
