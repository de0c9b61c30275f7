import { Temporal } from 'temporal-polyfill';
import type { Instant, OofAudience, OofChange, OofSettings, OofState, TimeRange } from '../../../shared/model.ts';
import { replyHtml } from '../../../shared/reply-html.ts';
import { hourOfDay, wholeMinute } from '../../time/day-ends.ts';

/** What the form holds while it is edited; times are wall-clock in the person's zone, `2026-11-23T18:00`, or empty. */
export interface OofDraft {
  readonly state: OofState;
  readonly start: string;
  readonly end: string;
  readonly audience: OofAudience;
  /** HTML: the server's own, untouched, until it is edited. */
  readonly internal: string;
  readonly external: string;
}

/** The form: the server's settings it was opened from, and the draft over them. */
export interface OofForm {
  readonly base: OofSettings;
  readonly draft: OofDraft;
  /** The server's settings changed while the draft was being edited. */
  readonly serverChanged: boolean;
  /** Counts when texts are put in from elsewhere: their editors begin anew. */
  readonly opening: number;
  /** The draft was sent when the settings were as old as this: the next ones read are its answer. */
  readonly sentOver?: { readonly asOf: Instant | undefined };
}

/** Where and when the form is used. */
export interface OofPlace {
  readonly now: Instant;
  readonly zone: string;
  /** Where a schedule ends that nobody has chosen an end for. */
  readonly tomorrow: Instant;
}

export type DraftProblem = 'missing' | 'order' | 'past';

/** Opens the form on the server's settings; without a window in the future it offers from now until tomorrow. */
export function openForm(base: OofSettings, place: OofPlace, opening = 0): OofForm {
  return { base, draft: draftOf(base, place), serverChanged: false, opening };
}

/** Whether anything was edited. */
export function isDirty(form: OofForm, place: OofPlace): boolean {
  return Object.keys(changeOf(form, place.zone)).length > 0;
}

/**
 * Takes newer settings of the server in: they replace an untouched draft and one that was sent (the server may keep a
 * text in another form); an edited one stays as it is.
 */
export function receiveSettings(
  form: OofForm,
  incoming: OofSettings,
  asOf: Instant | undefined,
  place: OofPlace,
): OofForm {
  if (form.sentOver !== undefined && form.sentOver.asOf !== asOf) {
    return openForm(incoming, place, form.opening + 1);
  }
  if (form.sentOver !== undefined || sameSettings(form.base, incoming)) return form;
  if (!isDirty(form, place)) return openForm(incoming, place, form.opening + 1);
  return { base: incoming, draft: form.draft, serverChanged: true, opening: form.opening };
}

/** The draft as one that was never sent. */
export const withoutSent = (form: OofForm): OofForm => (form.sentOver === undefined ? form : editForm(form, {}));

/** Edits the draft. */
export function editForm({ base, draft, serverChanged, opening }: OofForm, edited: Partial<OofDraft>): OofForm {
  return { base, draft: { ...draft, ...edited }, serverChanged, opening };
}

/** Puts both texts in from elsewhere, a template say. */
export function putTexts(form: OofForm, texts: Pick<OofDraft, 'internal' | 'external'>): OofForm {
  const { internal, external } = texts;
  return { ...editForm(form, { internal, external }), opening: form.opening + 1 };
}

/** What the server is asked to change: only what differs from what it has. */
export function changeOf({ base, draft }: OofForm, zone: string): OofChange {
  const start = toInstant(draft.start, zone);
  const end = toInstant(draft.end, zone);
  const scheduled = draft.state === 'scheduled' && start !== undefined && end !== undefined;
  const moved = scheduled && !(base.state === 'scheduled' && sameWindow(base.window, { start, end }));
  return {
    ...(draft.state === base.state ? {} : { state: draft.state }),
    ...(draft.audience === base.audience ? {} : { audience: draft.audience }),
    ...(moved ? { window: { start, end } } : {}),
    ...(draft.internal === internalOf(base) ? {} : { internalHtml: draft.internal }),
    ...(draft.external === externalOf(base) ? {} : { externalHtml: draft.external }),
  };
}

/** Why a draft can't be saved, if so. */
export function problemOf(draft: OofDraft, { now, zone }: Pick<OofPlace, 'now' | 'zone'>): DraftProblem | undefined {
  if (draft.state !== 'scheduled') return undefined;
  const start = toInstant(draft.start, zone);
  const end = toInstant(draft.end, zone);
  if (start === undefined || end === undefined) return 'missing';
  if (Temporal.Instant.compare(end, start) <= 0) return 'order';
  return Temporal.Instant.compare(end, now) <= 0 ? 'past' : undefined;
}

/** An instant as the wall clock of a zone writes it, to the minute: what a date and time field takes. */
export function toLocal(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The instant a date and time field means, or undefined while it is empty or half filled. */
export function toInstant(local: string, zone: string): Instant | undefined {
  if (!/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return undefined;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
}

/** The time that a further absence begins with: the day after the last one known, from `hour` until `hour`. */
export function nextWindow(
  ends: readonly Instant[],
  { now, zone }: Pick<OofPlace, 'now' | 'zone'>,
  hour: number,
): TimeRange {
  const last = [now, ...ends]
    .map((end) => Temporal.Instant.from(end))
    .reduce((a, b) => (Temporal.Instant.compare(a, b) >= 0 ? a : b));
  const date = last.toZonedDateTimeISO(zone).toPlainDate();
  const at = (days: number): Instant => hourOfDay(date.add({ days }).toString(), hour, zone);
  return { start: at(1), end: at(2) };
}

function draftOf(base: OofSettings, { now, zone, tomorrow }: OofPlace): OofDraft {
  const usable =
    base.window !== undefined && (base.state === 'scheduled' || Temporal.Instant.compare(base.window.end, now) > 0);
  const window = usable ? base.window : { start: wholeMinute(now), end: tomorrow };
  return {
    state: base.state,
    start: toLocal(window.start, zone),
    end: toLocal(window.end, zone),
    audience: base.audience,
    internal: internalOf(base),
    external: externalOf(base),
  };
}

/** A reply as HTML, whatever it is on the server. */
export const internalOf = ({ internalHtml, internalText }: OofSettings): string =>
  replyHtml(internalHtml, internalText);
export const externalOf = ({ externalHtml, externalText }: OofSettings): string =>
  replyHtml(externalHtml, externalText);

function sameWindow(a: OofSettings['window'], b: OofSettings['window']): boolean {
  if (a === undefined || b === undefined) return false;
  return sameMinute(a.start, b.start) && sameMinute(a.end, b.end);
}

function sameMinute(a: Instant, b: Instant): boolean {
  return wholeMinute(a) === wholeMinute(b);
}

function sameSettings(a: OofSettings, b: OofSettings): boolean {
  return (
    a.state === b.state &&
    a.audience === b.audience &&
    a.allowedAudience === b.allowedAudience &&
    internalOf(a) === internalOf(b) &&
    externalOf(a) === externalOf(b) &&
    (a.state !== 'scheduled' || sameWindow(a.window, b.window))
  );
}
