import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judge, mapOutcomes, type Outcome } from '../response-messages.ts';
import { readDateTime, writeZonelessUtc } from '../time.ts';
import { booleanOf, child, childrenNamed, textOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement, type XmlElement } from '../xml-writer.ts';
import { readWorkingHours, type WorkingHours } from '../working-hours.ts';

export interface GetUserAvailabilityInput {
  /** At most 100. */
  readonly addresses: readonly string[];
  /** Instants, at most 42 days apart. */
  readonly start: string;
  readonly end: string;
  /** 5 to 1440, and shorter than the window. */
  readonly intervalMinutes: number;
  /** `FreeBusyMerged` leaves subjects and places out, which makes answers for many small; details where it isn't said. */
  readonly view?: 'FreeBusyMerged' | 'DetailedMerged';
  /** Asks for times at which all could meet, besides. The first address is then the organiser's. */
  readonly suggest?: { readonly minutes: number };
}

/** A time that the server would propose. */
export interface SuggestedTime {
  /** Instant. */
  readonly start: string;
  readonly isWorkTime: boolean;
  /** Excellent, Good, Fair, Poor. */
  readonly quality: string;
  /** What each address has then, in the order asked; `undefined` where that isn't known. */
  readonly busyTypes: readonly (string | undefined)[];
}

export interface AvailabilityAnswer {
  readonly people: readonly Outcome<FreeBusyView>[];
  /** Absent where none were asked for, or the server gives none. */
  readonly suggestions?: readonly SuggestedTime[] | undefined;
}

export interface AvailabilityEvent {
  readonly start: string;
  readonly end: string;
  /** Free, Tentative, Busy, OOF, WorkingElsewhere, NoData. */
  readonly busyType: string;
  readonly subject?: string | undefined;
  readonly location?: string | undefined;
  readonly isPrivate: boolean;
}

export interface FreeBusyView {
  /** What was given, which may be less than what was asked for. */
  readonly viewType: string;
  /** One digit an interval from the window's start on. */
  readonly merged?: string | undefined;
  readonly events: readonly AvailabilityEvent[];
  readonly workingHours?: WorkingHours | undefined;
}

/**
 * Reads free/busy of many people, one outcome each in request order; one person's failure leaves the others alone.
 * The request's zone is UTC, so that times in the answer, which come without offset, are UTC too.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability-operation
 */
export const getUserAvailability: Operation<GetUserAvailabilityInput, AvailabilityAnswer> = {
  name: 'GetUserAvailability',
  responseName: 'GetUserAvailabilityResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ addresses, start, end, intervalMinutes, view = 'DetailedMerged', suggest }) =>
    element(
      'm:GetUserAvailabilityRequest',
      {},
      element(
        't:TimeZone',
        {},
        textElement('t:Bias', '0'),
        element('t:StandardTime', {}, ...zeroBiasFrom(3)),
        element('t:DaylightTime', {}, ...zeroBiasFrom(10)),
      ),
      element(
        'm:MailboxDataArray',
        {},
        ...addresses.map((address, index) => mailboxData(address, suggest !== undefined && index === 0)),
      ),
      element(
        't:FreeBusyViewOptions',
        {},
        element(
          't:TimeWindow',
          {},
          textElement('t:StartTime', writeZonelessUtc(start)),
          textElement('t:EndTime', writeZonelessUtc(end)),
        ),
        textElement('t:MergedFreeBusyIntervalInMinutes', String(intervalMinutes)),
        textElement('t:RequestedView', view),
      ),
      suggest && suggestionOptions(suggest.minutes, start, end),
    ),
  response: (body) => {
    const answers = child(body, 'FreeBusyResponseArray');
    if (answers === undefined) throw new EwsAnswerError('broken-answer', 'no FreeBusyResponseArray');
    return {
      people: childrenNamed(answers, 'FreeBusyResponse').map(readResponse),
      suggestions: readSuggestions(child(body, 'SuggestionsResponse')),
    };
  },
};

/** The schema wants a rule even where the clock never changes. */
const zeroBiasFrom = (month: number): readonly XmlElement[] => [
  textElement('t:Bias', '0'),
  textElement('t:Time', '02:00:00'),
  textElement('t:DayOrder', '1'),
  textElement('t:Month', String(month)),
  textElement('t:DayOfWeek', 'Sunday'),
];

const mailboxData = (address: string, isOrganizer: boolean): XmlElement =>
  element(
    't:MailboxData',
    {},
    element('t:Email', {}, textElement('t:Address', address)),
    textElement('t:AttendeeType', isOrganizer ? 'Organizer' : 'Required'),
    textElement('t:ExcludeConflicts', 'false'),
  );

/** Documented as whole days within the window; a quarter of them may be busy for a good one. */
const suggestionOptions = (minutes: number, start: string, end: string): XmlElement =>
  element(
    't:SuggestionsViewOptions',
    {},
    textElement('t:GoodThreshold', '25'),
    textElement('t:MaximumResultsByDay', '8'),
    textElement('t:MaximumNonWorkHourResultsByDay', '0'),
    textElement('t:MeetingDurationInMinutes', String(minutes)),
    textElement('t:MinimumSuggestionQuality', 'Fair'),
    element(
      't:DetailedSuggestionsWindow',
      {},
      textElement('t:StartTime', writeZonelessUtc(start)),
      textElement('t:EndTime', writeZonelessUtc(end)),
    ),
  );

/** One a person, of four kinds; whatever else stands there is passed over. */
const conflictsOf = (array: XmlNode | undefined): readonly XmlNode[] =>
  array?.children.filter(({ name }) => name.endsWith('AttendeeConflictData')) ?? [];

/** A server that makes none says so by an error, which is no reason to lose the rest. */
function readSuggestions(response: XmlNode | undefined): readonly SuggestedTime[] | undefined {
  const message = child(response, 'ResponseMessage');
  if (message === undefined || !judge(message).ok) return undefined;
  return childrenNamed(child(response, 'SuggestionDayResultArray'), 'SuggestionDayResult').flatMap((day) =>
    childrenNamed(child(day, 'SuggestionArray'), 'Suggestion').flatMap((node) => {
      const start = readDateTime(wordOf(node, 'MeetingTime'));
      if (start === undefined) return [];
      const suggestion: SuggestedTime = {
        start,
        isWorkTime: booleanOf(node, 'IsWorkTime') ?? false,
        quality: wordOf(node, 'SuggestionQuality') ?? 'Fair',
        busyTypes: conflictsOf(child(node, 'AttendeeConflictDataArray')).map((conflict) =>
          wordOf(conflict, 'BusyType'),
        ),
      };
      return [suggestion];
    }),
  );
}

function readResponse(response: XmlNode): Outcome<FreeBusyView> {
  const message = child(response, 'ResponseMessage');
  if (message === undefined) throw new EwsAnswerError('broken-answer', 'FreeBusyResponse without ResponseMessage');
  const [outcome] = mapOutcomes([judge(message)], () => readView(child(response, 'FreeBusyView')));
  if (outcome === undefined) throw new EwsAnswerError('broken-answer', 'no outcome');
  return outcome;
}

function readView(view: XmlNode | undefined): FreeBusyView {
  return {
    viewType: wordOf(view, 'FreeBusyViewType') ?? 'None',
    merged: wordOf(view, 'MergedFreeBusy'),
    events: childrenNamed(child(view, 'CalendarEventArray'), 'CalendarEvent').flatMap(readEvent),
    workingHours: readWorkingHours(child(view, 'WorkingHours')),
  };
}

function readEvent(node: XmlNode): readonly AvailabilityEvent[] {
  const start = readDateTime(wordOf(node, 'StartTime'));
  const end = readDateTime(wordOf(node, 'EndTime'));
  if (start === undefined || end === undefined) return [];
  const details = child(node, 'CalendarEventDetails');
  const event: AvailabilityEvent = {
    start,
    end,
    busyType: wordOf(node, 'BusyType') ?? 'NoData',
    subject: textOf(details, 'Subject'),
    location: textOf(details, 'Location'),
    isPrivate: booleanOf(details, 'IsPrivate') ?? false,
  };
  return [event];
}
