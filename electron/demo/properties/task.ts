import type { Temporal } from 'temporal-polyfill';
import type { TaskView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';
import { byDefault, found, type Property } from './property.ts';

/** What tasks have beyond `itemProperties`, in the schema's order. */
export const taskProperties: readonly Property<TaskView>[] = [
  byDefault(found('task:DueDate', ({ item }) => midnight('DueDate', item.due))),
  found('task:IsComplete', ({ item }) => t('IsComplete', String(item.status === 'Completed'))),
  byDefault(
    found('task:PercentComplete', ({ item }) => t('PercentComplete', item.status === 'Completed' ? '100' : '0')),
  ),
  byDefault(found('task:StartDate', ({ item }) => midnight('StartDate', item.start))),
  byDefault(found('task:Status', ({ item }) => t('Status', item.status))),
];

/** A task's dates are dates: midnight of no zone. */
function midnight(name: string, date: Temporal.PlainDate | undefined): XmlElement | undefined {
  return date === undefined ? undefined : t(name, `${date.toString()}T00:00:00Z`);
}
