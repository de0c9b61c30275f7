import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { ResponseError, SoapFault } from '../errors.ts';
import { pageOf, sortItems } from '../paging.ts';
import { occurrencesBetween } from '../recurrence.ts';
import { fromOccurrence, resolveFolder, storedView, type FolderView, type ItemView } from '../resolve.ts';
import { compileRestriction } from '../restriction.ts';
import { seenBy } from '../seen.ts';
import { readShape, renderItem, requirePrefix } from '../shapes.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml.ts';
import { parseDateTime } from '../zones.ts';
import { batch } from './batch.ts';

/** What one answer holds at most, without and with a restriction. */
const limits = { plain: 1000, restricted: 250 } as const;
const unsupported = ['GroupBy', 'DistinguishedGroupBy', 'SeekToConditionPageItemView', 'ContactsView', 'QueryString'];

/** FindItem: the items of each folder, or with a CalendarView the appointments of a range, series expanded. */
export function findItem(request: XmlElement, context: RequestContext): XmlElement {
  const missing = unsupported.find((name) => childOf(request, name) !== undefined);
  if (missing !== undefined) {
    throw new SoapFault('ErrorInvalidRequest', `This server does not offer ${missing} in FindItem.`);
  }
  const shape = readShape(childOf(request, 'ItemShape'));
  requirePrefix(shape, /^folder:/);
  const options = { zone: context.zone, find: true };
  const folders = childOf(request, 'ParentFolderIds');
  return batch('FindItem', folders === undefined ? [] : elementsOf(folders), (id) => {
    const folder = resolveFolder(context, id);
    const view = childOf(request, 'CalendarView');
    const result = view === undefined ? listed(request, folder, context) : calendar(request, view, folder, context);
    const attributes = {
      ...(result.nextOffset === undefined ? {} : { IndexedPagingOffset: String(result.nextOffset) }),
      TotalItemsInView: String(result.total),
      IncludesLastItemInRange: String(result.last),
    };
    const items = result.items.map((item) => renderItem(item, shape, options));
    return m('RootFolder', attributes, t('Items', items));
  });
}

interface Result {
  readonly items: readonly ItemView[];
  readonly total: number;
  readonly last: boolean;
  readonly nextOffset?: number;
}

function listed(request: XmlElement, { mailbox, folder }: FolderView, { user }: RequestContext): Result {
  // Hidden items: this server keeps none.
  const hidden = attributeOf(request, 'Traversal') !== 'Shallow';
  const all = hidden ? [] : mailbox.itemsIn(folder.name).map((item) => seenBy(user, storedView(mailbox, item)));
  const restriction = childOf(request, 'Restriction');
  const kept = restriction === undefined ? all : all.filter(compileRestriction(restriction));
  const sortOrder = childOf(request, 'SortOrder');
  const sorted = sortOrder === undefined ? kept : sortItems(kept, sortOrder);
  const view = childOf(request, 'IndexedPageItemView') ?? childOf(request, 'FractionalPageItemView');
  const page = pageOf(sorted, view, restriction === undefined ? limits.plain : limits.restricted);
  return {
    items: page.items,
    total: sorted.length,
    last: page.last,
    ...(view === undefined ? {} : { nextOffset: page.nextOffset }),
  };
}

function calendar(
  request: XmlElement,
  view: XmlElement,
  { mailbox, folder }: FolderView,
  context: RequestContext,
): Result {
  if (childOf(request, 'Restriction') !== undefined || childOf(request, 'SortOrder') !== undefined) {
    throw new ResponseError(
      'ErrorInvalidRestriction',
      'Restrictions and sort order may not be specified for a calendar view.',
    );
  }
  if (folder.element !== 'CalendarFolder') {
    throw new ResponseError('ErrorCalendarFolderIsInvalidForCalendarView', 'Only calendars have a calendar view.');
  }
  const { start, end } = range(view, context.zone);
  const all = mailbox
    .itemsIn(folder.name)
    .flatMap((item) => (item.kind === 'appointment' ? occurrencesBetween(item, start, end) : []))
    .sort((a, b) => a.startMs - b.startMs)
    .map((occurrence) => seenBy(context.user, fromOccurrence(mailbox, occurrence)));
  const page = pageOf(all, view, limits.plain);
  return { items: page.items, total: all.length, last: page.last };
}

function range(view: XmlElement, zone: string): { start: Temporal.Instant; end: Temporal.Instant } {
  const start = parseDateTime(attributeOf(view, 'StartDate') ?? '', zone);
  const end = parseDateTime(attributeOf(view, 'EndDate') ?? '', zone);
  if (start === undefined || end === undefined) {
    throw new ResponseError('ErrorValueOutOfRange', 'The value is out of range.');
  }
  if (Temporal.Instant.compare(end, start) < 0) {
    throw new ResponseError('ErrorCalendarEndDateIsEarlierThanStartDate', 'EndDate is earlier than StartDate.');
  }
  if (Temporal.Instant.compare(start.toZonedDateTimeISO('UTC').add({ years: 2 }).toInstant(), end) < 0) {
    throw new ResponseError('ErrorCalendarViewRangeTooBig', 'The specified view range exceeds two years.');
  }
  return { start, end };
}
