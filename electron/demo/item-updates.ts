import type { RequestContext } from './company.ts';
import { attendeesOf, extendedOf, plainParts, reminderOf, spanOf, type Span } from './appointment-reader.ts';
import { ResponseError } from './errors.ts';
import { readExtendedField } from './extended.ts';
import type { AppointmentItem, Exception, Item } from './model.ts';
import { recurrenceFrom } from './recurrence-reader.ts';
import type { CalendarView } from './resolve.ts';
import { attributeOf, childOf, elementsOf, namespaces, type XmlElement } from './xml.ts';

/** What `t:Updates` say: one element holding all that is set, and the names of what is deleted. */
export interface Updates {
  readonly set: XmlElement;
  readonly deleted: ReadonlySet<string>;
}

/** Reads `t:Updates`; one property each, and the path must be that of the property. Throws a `ResponseError`. */
export function updatesFrom(element: XmlElement | undefined): Updates {
  const [set, deleted] = [new Map<string, XmlElement>(), new Set<string>()];
  for (const update of element === undefined ? [] : elementsOf(element)) {
    const [path, item] = elementsOf(update);
    const name = path?.name === 'FieldURI' ? nameOf(attributeOf(path, 'FieldURI') ?? '') : 'ExtendedProperty';
    if (update.name === 'DeleteItemField') {
      deleted.add(path?.name === 'ExtendedFieldURI' ? deletedProperty(readExtendedField(path).key) : name);
      set.delete(name);
      continue;
    }
    const values = item === undefined ? [] : elementsOf(item);
    const [value] = values;
    if (value === undefined || values.length > 1) {
      throw new ResponseError('ErrorIncorrectUpdatePropertyCount', 'An update names one property.');
    }
    if (value.name !== name) {
      throw new ResponseError('ErrorUpdatePropertyMismatch', 'The path is not that of the property.');
    }
    set.set(name, value);
    deleted.delete(name);
  }
  const children = [...set.values()];
  return { set: { namespace: namespaces.types, name: 'Set', attributes: [], children, line: 0, column: 0 }, deleted };
}

/** How a property that goes is named among those that the schema knows. */
export const deletedProperty = (key: string): string => `extended ${key}`;

const nameOf = (uri: string): string => uri.slice(uri.indexOf(':') + 1);

/** An appointment as the updates leave it. Throws a `ResponseError`. */
export function updatedAppointment(view: CalendarView, updates: Updates, context: RequestContext): AppointmentItem {
  const { set, deleted } = updates;
  const { item } = view;
  const plain = plainParts(set);
  const given = (name: string): boolean => childOf(set, name) !== undefined || deleted.has(name);
  const pick = <T>(name: string, fresh: T, before: T): T => (given(name) ? fresh : before);
  const span: Span = { start: view.start, end: view.end, allDay: item.allDay };
  const attendees = attendeesAfter(item, updates, context);
  const recurrence = childOf(set, 'Recurrence');
  const { reminderMinutes, recurrence: series, ...rest } = item;
  return {
    ...rest,
    subject: pick('Subject', plain.subject, item.subject),
    body: pick('Body', plain.body, item.body),
    location: pick('Location', plain.location, item.location),
    busy: pick('LegacyFreeBusyStatus', plain.busy, item.busy),
    sensitivity: pick('Sensitivity', plain.sensitivity, item.sensitivity),
    importance: pick('Importance', plain.importance, item.importance),
    categories: pick('Categories', plain.categories, item.categories),
    ...spanOf(set, context, span),
    attendees,
    response: attendees.length === 0 ? 'Unknown' : item.attendees.length === 0 ? 'Organizer' : item.response,
    ...(given('ReminderIsSet') || given('ReminderMinutesBeforeStart')
      ? reminderOf(set, reminderMinutes)
      : reminderMinutes === undefined
        ? {}
        : { reminderMinutes }),
    ...seriesAfter(recurrence, series, deleted.has('Recurrence')),
    extended: extendedAfter(item, updates),
  };
}

/** A new pattern takes its exceptions with it. */
function seriesAfter(
  fresh: XmlElement | undefined,
  before: AppointmentItem['recurrence'],
  isDeleted: boolean,
): Pick<AppointmentItem, 'recurrence'> {
  if (fresh !== undefined) return { recurrence: recurrenceFrom(fresh) };
  return before === undefined || isDeleted ? {} : { recurrence: before };
}

function attendeesAfter(item: AppointmentItem, { set, deleted }: Updates, context: RequestContext) {
  const before = item.attendees.filter(
    ({ role }) =>
      !(role === 'required' && deleted.has('RequiredAttendees')) &&
      !(role === 'optional' && deleted.has('OptionalAttendees')) &&
      !(role === 'resource' && deleted.has('Resources')),
  );
  const invited = attendeesOf(set, context, before);
  if (invited.length === 0) return [];
  return [{ ...item.organizer, role: 'required' as const, response: 'Organizer' as const }, ...invited];
}

/** The properties that clients left, after the updates. */
export function extendedAfter(item: Pick<Item, 'extended'>, { set, deleted }: Updates): NonNullable<Item['extended']> {
  const fresh = extendedOf(set);
  const kept = (item.extended ?? []).filter(
    ({ key }) => !fresh.some((each) => each.key === key) && !deleted.has(deletedProperty(key)),
  );
  return [...kept, ...fresh];
}

/** The same for one occurrence of a series: what differs from it. */
export function updatedException(view: CalendarView, updates: Updates, context: RequestContext): Exception {
  if (view.original === undefined) throw new Error('not an occurrence');
  if (childOf(updates.set, 'Recurrence') !== undefined) {
    throw new ResponseError('ErrorCalendarCannotUpdateRecurrence', 'An occurrence has no recurrence of its own.');
  }
  const after = updatedAppointment(view, updates, context);
  return {
    original: view.original,
    start: after.start,
    end: after.end,
    subject: after.subject,
    location: after.location,
    busy: after.busy,
    body: after.body,
    categories: after.categories,
    sensitivity: after.sensitivity,
    importance: after.importance,
    attendees: after.attendees,
    reminder: after.reminderMinutes ?? -1,
  };
}
