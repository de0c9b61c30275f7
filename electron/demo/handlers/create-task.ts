import { Temporal } from 'temporal-polyfill';
import { plainParts } from '../appointment-reader.ts';
import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import type { TaskStatus } from '../model.ts';
import { itemId } from '../properties/item.ts';
import { storedView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import { childText, type XmlElement } from '../xml.ts';
import { parseDateTime } from '../zones.ts';

const statuses: readonly TaskStatus[] = ['NotStarted', 'InProgress', 'Completed', 'WaitingOnOthers', 'Deferred'];

/** A task; its dates are dates, its reminder is a time of its own. */
export function createTask(element: XmlElement, _request: XmlElement, { user, zone }: RequestContext): XmlElement {
  const { location: _place, busy: _busy, ...plain } = plainParts(element);
  const [start, due] = [dateIn(element, 'StartDate'), dateIn(element, 'DueDate')];
  if (start !== undefined && due !== undefined && Temporal.PlainDate.compare(due, start) < 0) {
    throw new ResponseError('ErrorInvalidPropertySet', 'A task cannot be due before it starts.');
  }
  const wanted = childText(element, 'ReminderIsSet') === 'true';
  const reminder = wanted ? parseDateTime(childText(element, 'ReminderDueBy') ?? '', zone) : undefined;
  const task = user.add({
    kind: 'task',
    folder: 'tasks',
    ...plain,
    attachments: [],
    status: statuses.find((status) => status === childText(element, 'Status')) ?? 'NotStarted',
    ...(start === undefined ? {} : { start }),
    ...(due === undefined ? {} : { due }),
    ...(reminder === undefined ? {} : { reminder }),
  });
  return t('Task', itemId(storedView(user, task)));
}

function dateIn(element: XmlElement, name: string): Temporal.PlainDate | undefined {
  const text = childText(element, name);
  return text === undefined ? undefined : Temporal.PlainDate.from(text.slice(0, 10));
}
