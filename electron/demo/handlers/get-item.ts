import type { RequestContext } from '../company.ts';
import { resolveItem } from '../resolve.ts';
import { seenBy } from '../seen.ts';
import { readShape, renderItem, requireFieldsOf, requirePrefix } from '../shapes.ts';
import { m } from '../xml-write.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** GetItem: one answer for each id. */
export function getItem(request: XmlElement, context: RequestContext): XmlElement {
  const shape = readShape(childOf(request, 'ItemShape'));
  requirePrefix(shape, /^folder:/);
  const ids = childOf(request, 'ItemIds');
  return batch(
    'GetItem',
    ids === undefined ? [] : elementsOf(ids),
    (id) => {
      const view = seenBy(context.user, resolveItem(context, id));
      requireFieldsOf(view, shape);
      return m('Items', renderItem(view, shape, { zone: context.zone, find: false }));
    },
    m('Items'),
  );
}
