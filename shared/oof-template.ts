import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { messages } from './messages/index.ts';
import type { CalendarDate, TimeRange } from './model.ts';
import { escapeHtml } from './reply-html.ts';

/** Texts of out of office that are kept to be used again, with fields that are filled in then. */

export const MAX_TEMPLATES = 30;
const replyHtml = z.string().max(50_000);

export const oofTemplateSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  internal: replyHtml,
  external: replyHtml,
});
export type OofTemplate = z.infer<typeof oofTemplateSchema>;

export const TEMPLATE_FIELDS = ['start', 'return', 'substitute'] as const;
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];

/** A field is written in any of our languages: whoever changes the language keeps the templates. */
const NAMES: Readonly<Record<TemplateField, readonly string[]>> = {
  start: [messages.oofText.en.fieldStart, messages.oofText.fr.fieldStart],
  return: [messages.oofText.en.fieldReturn, messages.oofText.fr.fieldReturn],
  substitute: [messages.oofText.en.fieldSubstitute, messages.oofText.fr.fieldSubstitute],
};

const BRACES = /\{((?:[^{}<>&]|&nbsp;)+)\}/g;

const fieldOf = (written: string): TemplateField | undefined => {
  const name = written
    .replace(/(?:&nbsp;|\s)+/g, ' ')
    .trim()
    .toLowerCase();
  return TEMPLATE_FIELDS.find((field) => NAMES[field].includes(name));
};

/** The fields that a template uses, each once, in the order of `TEMPLATE_FIELDS`. */
export function fieldsIn({ internal, external }: Pick<OofTemplate, 'internal' | 'external'>): readonly TemplateField[] {
  const used = new Set([...`${internal} ${external}`.matchAll(BRACES)].map(([, written = '']) => fieldOf(written)));
  return TEMPLATE_FIELDS.filter((field) => used.has(field));
}

/** Puts values, plain text, in for the fields; one without a value, and whatever else stands in braces, stays as it is. */
export function fillFields(html: string, values: Partial<Readonly<Record<TemplateField, string>>>): string {
  return html.replace(BRACES, (whole, written: string) => {
    const field = fieldOf(written);
    const value = field === undefined ? undefined : values[field];
    return value === undefined ? whole : escapeHtml(value);
  });
}

const NOON = 12;
const EVENING = 16;

/** The first day away of an absence: the next one where it begins when a day's work is done. */
export function firstDayOf({ start }: Pick<TimeRange, 'start'>, zone: string): CalendarDate {
  const local = Temporal.Instant.from(start).toZonedDateTimeISO(zone);
  return local
    .toPlainDate()
    .add({ days: local.hour >= EVENING ? 1 : 0 })
    .toString();
}

/** The day of the return: that of the end where it lies in the morning, else the next one from Monday to Friday. */
export function returnDayOf({ end }: Pick<TimeRange, 'end'>, zone: string): CalendarDate {
  const local = Temporal.Instant.from(end).toZonedDateTimeISO(zone);
  const date = local.toPlainDate();
  if (local.hour < NOON) return date.toString();
  const next = date.add({ days: 1 });
  return next.add({ days: next.dayOfWeek > 5 ? 8 - next.dayOfWeek : 0 }).toString();
}
