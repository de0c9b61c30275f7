import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { success } from '../envelope.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Busy, Weekday } from '../model.ts';
import { weekdays } from '../model.ts';
import { occurrencesBetween } from '../recurrence.ts';
import { m, t } from '../xml-write.ts';
import { childText, type XmlElement } from '../xml.ts';
import { toWall, type ZoneRule } from '../zone-rule.ts';
import type { ViewOptions } from './free-busy.ts';

type Quality = 'Excellent' | 'Good' | 'Fair' | 'Poor';
const qualities: readonly Quality[] = ['Excellent', 'Good', 'Fair', 'Poor'];
const step = 30 * 60_000;

interface Suggestion {
  readonly at: number;
  readonly quality: Quality;
  readonly isWorkTime: boolean;
  readonly busy: readonly (Busy | undefined)[];
}

/** `m:SuggestionsResponse`: the best times of each day, every half hour tried, by how many are free then. */
export function suggestionsResponse(
  options: XmlElement,
  mailboxes: readonly (Mailbox | undefined)[],
  { start, end, rule }: ViewOptions,
  context: RequestContext,
): XmlElement {
  const number = (name: string, otherwise: number) => Number(childText(options, name) ?? otherwise);
  const length = number('MeetingDurationInMinutes', 30) * 60_000;
  const least = qualities.indexOf((childText(options, 'MinimumSuggestionQuality') ?? 'Fair') as Quality);
  const calendars = mailboxes.map((mailbox) => spansOf(mailbox, start, end, context));
  const organizer = mailboxes[0] ?? context.user;
  const tried: Suggestion[] = [];
  for (let at = Math.ceil(start.epochMilliseconds / step) * step; at + length <= end.epochMilliseconds; at += step) {
    const busy = calendars.map((spans) => spans && busiest(spans, at, at + length));
    const taken = busy.filter((each) => each !== 'Free' && each !== 'WorkingElsewhere').length / busy.length;
    const good = number('GoodThreshold', 25) / 100;
    const quality = taken === 0 ? 'Excellent' : taken <= good ? 'Good' : taken <= 0.5 ? 'Fair' : 'Poor';
    tried.push({ at, quality, busy, isWorkTime: worksThen(organizer, at, at + length) });
  }
  const days = [...new Set(tried.map(({ at }) => dayOf(at, rule)))];
  const results = days.map((day) => {
    const ofDay = tried.filter(({ at }) => dayOf(at, rule) === day);
    const chosen = [
      ...best(
        ofDay.filter(({ isWorkTime }) => isWorkTime),
        least,
        number('MaximumResultsByDay', 10),
      ),
      ...best(
        ofDay.filter(({ isWorkTime }) => !isWorkTime),
        least,
        number('MaximumNonWorkHourResultsByDay', 0),
      ),
    ];
    return t(
      'SuggestionDayResult',
      t('Date', `${day}T00:00:00`),
      t('DayQuality', chosen[0]?.quality ?? 'Poor'),
      t(
        'SuggestionArray',
        chosen.map((suggestion) => suggestionElement(suggestion, rule)),
      ),
    );
  });
  return m(
    'SuggestionsResponse',
    m('ResponseMessage', { ResponseClass: 'Success' }, success()),
    m('SuggestionDayResultArray', results),
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly busy: Busy;
}

/** Undefined where nobody may know. */
function spansOf(
  mailbox: Mailbox | undefined,
  start: Temporal.Instant,
  end: Temporal.Instant,
  { user }: RequestContext,
): readonly Span[] | undefined {
  if (mailbox === undefined || (mailbox !== user && mailbox.owner.access === 'none')) return undefined;
  return mailbox
    .itemsIn('calendar')
    .flatMap((item) => (item.kind === 'appointment' ? occurrencesBetween(item, start, end) : []))
    .filter(({ item }) => item.response !== 'Decline' && !item.cancelled)
    .map(({ item, startMs, endMs }) => ({ from: startMs, to: endMs, busy: item.busy }));
}

const order: readonly Busy[] = ['OOF', 'Busy', 'Tentative', 'WorkingElsewhere', 'Free'];

function busiest(spans: readonly Span[], from: number, to: number): Busy {
  const then = spans.filter((span) => span.from < to && span.to > from).map(({ busy }) => busy);
  return order.find((busy) => then.includes(busy)) ?? 'Free';
}

function worksThen({ owner }: Mailbox, from: number, to: number): boolean {
  const [start, end] = [from, to].map((ms) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(owner.zone),
  );
  if (start === undefined || end === undefined) return false;
  const day: Weekday | undefined = weekdays[start.dayOfWeek - 1];
  const minutes = ({ hour, minute }: Temporal.ZonedDateTime) => hour * 60 + minute;
  return (
    day !== undefined &&
    owner.workingDays.includes(day) &&
    minutes(start) >= owner.workStart &&
    minutes(start) + (to - from) / 60_000 <= owner.workEnd
  );
}

function dayOf(at: number, rule: ZoneRule): string {
  return toWall(rule, Temporal.Instant.fromEpochMilliseconds(at)).slice(0, 10);
}

/** The best first; the earlier of two as good. */
function best(all: readonly Suggestion[], least: number, count: number): readonly Suggestion[] {
  return all
    .filter(({ quality }) => qualities.indexOf(quality) <= least)
    .sort((a, b) => qualities.indexOf(a.quality) - qualities.indexOf(b.quality) || a.at - b.at)
    .slice(0, count);
}

function suggestionElement({ at, quality, isWorkTime, busy }: Suggestion, rule: ZoneRule): XmlElement {
  return t(
    'Suggestion',
    t('MeetingTime', toWall(rule, Temporal.Instant.fromEpochMilliseconds(at))),
    t('IsWorkTime', String(isWorkTime)),
    t('SuggestionQuality', quality),
    t(
      'AttendeeConflictDataArray',
      busy.map((each) =>
        each === undefined
          ? t('UnknownAttendeeConflictData')
          : t('IndividualAttendeeConflictData', t('BusyType', each)),
      ),
    ),
  );
}
