import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Busy, FreeBusyAccess, Item } from '../model.ts';
import { occurrencesBetween, type Occurrence } from '../recurrence.ts';
import { t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';
import { toWall, writeZoneRule, zoneRuleOf, type ZoneRule } from '../zone-rule.ts';

export type ViewType = 'None' | 'MergedOnly' | 'FreeBusy' | 'FreeBusyMerged' | 'Detailed' | 'DetailedMerged';

export interface ViewOptions {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly intervalMinutes: number;
  readonly view: ViewType;
  readonly rule: ZoneRule;
  /** The same as text, to know it again by. */
  readonly ruleText: string;
}

const digits: Readonly<Record<Busy, number>> = { Free: 0, Tentative: 1, Busy: 2, OOF: 3, WorkingElsewhere: 4 };
/** Where statuses overlap, the first in this list wins a slot. */
const precedence: readonly Busy[] = ['OOF', 'Busy', 'WorkingElsewhere', 'Tentative', 'Free'];

/** `m:FreeBusyView`'s content for one mailbox: at most what was asked for, less where the caller may see less. */
export function freeBusyView(mailbox: Mailbox, options: ViewOptions, context: RequestContext): readonly XmlElement[] {
  const access: FreeBusyAccess = mailbox === context.user ? 'details' : mailbox.owner.access;
  const view = permitted(options.view, access);
  const calendar = mailbox.itemsIn('calendar');
  const known = remembered.get(calendar) ?? new Map<string, readonly XmlElement[]>();
  remembered.set(calendar, known);
  const key = [view, options.start.epochMilliseconds, options.end.epochMilliseconds, options.intervalMinutes].join(' ');
  const question = `${key} ${options.ruleText}`;
  const made = known.get(question) ?? build(mailbox, calendar, { ...options, view });
  if (known.size >= rememberedViews) known.clear();
  known.set(question, made);
  return made;
}

/** What was answered, for each state of a calendar: companions ask the same again and again. */
const remembered = new WeakMap<readonly Item[], Map<string, readonly XmlElement[]>>();
const rememberedViews = 16;

function build(mailbox: Mailbox, calendar: readonly Item[], options: ViewOptions): readonly XmlElement[] {
  const { view } = options;
  const occurrences = calendar
    .flatMap((item) => (item.kind === 'appointment' ? occurrencesBetween(item, options.start, options.end) : []))
    .filter(({ item }) => item.response !== 'Decline' && !item.cancelled)
    .sort((a, b) => a.startMs - b.startMs);
  const parts = [t('FreeBusyViewType', view)];
  if (view.endsWith('Merged') || view === 'MergedOnly') parts.push(t('MergedFreeBusy', merged(occurrences, options)));
  if (view === 'MergedOnly') return parts;
  const detailed = view.startsWith('Detailed');
  const events = occurrences.map((occurrence) => event(mailbox, occurrence, options.rule, detailed));
  return [...parts, t('CalendarEventArray', events), workingHours(mailbox, options.start)];
}

function permitted(view: ViewType, access: FreeBusyAccess): ViewType {
  if (access === 'details') return view;
  if (view === 'Detailed') return 'FreeBusy';
  return view === 'DetailedMerged' ? 'FreeBusyMerged' : view;
}

/** One digit for each interval of elapsed time from the window's start. */
function merged(occurrences: readonly Occurrence[], { start, end, intervalMinutes }: ViewOptions): string {
  const step = intervalMinutes * 60_000;
  const [from, to] = [start.epochMilliseconds, end.epochMilliseconds];
  const slots = Math.ceil((to - from) / step);
  const shown = Array.from({ length: slots }, () => precedence.length - 1);
  for (const { item, startMs, endMs } of occurrences) {
    const rank = precedence.indexOf(item.busy);
    const last = Math.min(slots, Math.ceil((endMs - from) / step));
    for (let slot = Math.max(0, Math.floor((startMs - from) / step)); slot < last; slot += 1) {
      shown[slot] = Math.min(shown[slot] ?? rank, rank);
    }
  }
  return shown.map((rank) => digits[precedence[rank] ?? 'Free']).join('');
}

function event(mailbox: Mailbox, occurrence: Occurrence, rule: ZoneRule, detailed: boolean): XmlElement {
  const { item, start, end } = occurrence;
  return t(
    'CalendarEvent',
    t('StartTime', toWall(rule, start.toInstant())),
    t('EndTime', toWall(rule, end.toInstant())),
    t('BusyType', item.busy),
    detailed ? details(mailbox, occurrence) : undefined,
  );
}

function details(mailbox: Mailbox, { item, kind, original }: Occurrence): XmlElement {
  const isPrivate = item.sensitivity === 'Private';
  const id = createHash('sha512').update(`${mailbox.owner.address}|${item.number}|${original?.toString() ?? ''}`);
  return t(
    'CalendarEventDetails',
    isPrivate
      ? []
      : [
          t('ID', `00000000${id.digest('hex').toUpperCase()}`),
          t('Subject', item.subject),
          t('Location', item.location),
        ],
    t('IsMeeting', String(item.attendees.length > 0)),
    t('IsRecurring', String(kind !== 'Single')),
    t('IsException', String(kind === 'Exception')),
    t('IsReminderSet', String(item.reminderMinutes !== undefined)),
    t('IsPrivate', String(isPrivate)),
  );
}

function workingHours({ owner }: Mailbox, start: Temporal.Instant): XmlElement {
  const { year } = start.toZonedDateTimeISO(owner.zone);
  return t(
    'WorkingHours',
    writeZoneRule(zoneRuleOf(owner.zone, year)),
    t(
      'WorkingPeriodArray',
      t(
        'WorkingPeriod',
        t('DayOfWeek', owner.workingDays.join(' ')),
        t('StartTimeInMinutes', String(owner.workStart)),
        t('EndTimeInMinutes', String(owner.workEnd)),
      ),
    ),
  );
}
