import { EwsAnswerError } from '../errors.ts';
import { additionalProperties, fieldPath } from '../fields.ts';
import { folderIdElement } from '../folders.ts';
import { readItem } from '../items.ts';
import type { Operation } from '../operation.ts';
import { inParts } from '../parts.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { restrictionElement, type Restriction } from '../restriction.ts';
import { writeDateTime } from '../time.ts';
import type { FieldPath, FolderRef, Item } from '../types.ts';
import { child, toInteger } from '../xml.ts';
import { element, textElement, type XmlElement } from '../xml-writer.ts';

/** Expands recurrences; takes neither restriction nor order nor pages. At most two years. */
interface CalendarView {
  readonly kind: 'calendar';
  /** Instants; what overlaps [start, end) is returned. */
  readonly start: string;
  readonly end: string;
  readonly maxEntries: number;
}

/** One page, newest first by the given field. */
interface PageView {
  readonly kind: 'page';
  readonly offset: number;
  readonly maxEntries: number;
  readonly restriction?: Restriction;
  readonly descendingBy: FieldPath;
}

export interface FindItemInput {
  readonly folder: FolderRef;
  readonly fields: readonly FieldPath[];
  readonly view: CalendarView | PageView;
}

export interface FoundItems {
  readonly items: readonly Item[];
  /** False: there is more than this answer holds. */
  readonly complete: boolean;
  /** Where the next page begins. */
  readonly nextOffset?: number | undefined;
}

/**
 * Lists the items of one folder. Strings come cut at 255 characters, of people only their names.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation
 */
export const findItem: Operation<FindItemInput, FoundItems> = {
  name: 'FindItem',
  responseName: 'FindItemResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ folder, fields, view }) =>
    element(
      'm:FindItem',
      { Traversal: 'Shallow' },
      element('m:ItemShape', {}, textElement('t:BaseShape', 'IdOnly'), additionalProperties(fields)),
      ...(view.kind === 'calendar' ? [calendarView(view)] : pageView(view)),
      element('m:ParentFolderIds', {}, folderIdElement(folder)),
    ),
  ...inParts('Items', readItem, (body, partsOf) =>
    single(
      mapOutcomes(judgeAll(body), (message) => {
        const root = child(message, 'RootFolder');
        if (root === undefined) throw new EwsAnswerError('broken-answer', 'FindItem without RootFolder');
        return {
          items: partsOf(child(root, 'Items')),
          complete: root.attributes['IncludesLastItemInRange'] !== 'false',
          nextOffset: toInteger(root.attributes['IndexedPagingOffset']),
        };
      }),
    ),
  ),
};

const calendarView = ({ start, end, maxEntries }: CalendarView): XmlElement =>
  element('m:CalendarView', {
    MaxEntriesReturned: String(maxEntries),
    StartDate: writeDateTime(start),
    EndDate: writeDateTime(end),
  });

const pageView = ({ offset, maxEntries, restriction, descendingBy }: PageView): readonly (XmlElement | undefined)[] => [
  element('m:IndexedPageItemView', {
    MaxEntriesReturned: String(maxEntries),
    Offset: String(offset),
    BasePoint: 'Beginning',
  }),
  restriction && element('m:Restriction', {}, restrictionElement(restriction)),
  element('m:SortOrder', {}, element('t:FieldOrder', { Order: 'Descending' }, fieldPath(descendingBy))),
];
