import type { RequestContext } from '../company.ts';
import { renderFolder } from '../folder-shape.ts';
import { resolveFolder } from '../resolve.ts';
import { readShape, requirePrefix } from '../shapes.ts';
import { m } from '../xml-write.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** GetFolder: one answer for each folder id. */
export function getFolder(request: XmlElement, context: RequestContext): XmlElement {
  const shape = readShape(childOf(request, 'FolderShape'));
  requirePrefix(shape, /^(item|message|calendar|task|contacts):/);
  const ids = childOf(request, 'FolderIds');
  return batch(
    'GetFolder',
    ids === undefined ? [] : elementsOf(ids),
    (id) => m('Folders', renderFolder(resolveFolder(context, id), shape)),
    m('Folders'),
  );
}
