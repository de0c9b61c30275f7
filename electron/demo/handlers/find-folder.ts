import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import { folderReader } from '../folder-values.ts';
import { childrenOf, descendantsOf, renderFolder } from '../folder-shape.ts';
import { pageOf } from '../paging.ts';
import { resolveFolder } from '../resolve.ts';
import { compileRestrictionBy } from '../restriction.ts';
import { readShape, requirePrefix } from '../shapes.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

const limit = 1000;

/** FindFolder: the folders right below each folder asked for, or all below it. */
export function findFolder(request: XmlElement, context: RequestContext): XmlElement {
  const shape = readShape(childOf(request, 'FolderShape'));
  requirePrefix(shape, /^(item|message|calendar|task|contacts):/);
  const view = childOf(request, 'IndexedPageFolderView') ?? childOf(request, 'FractionalPageFolderView');
  const restriction = childOf(request, 'Restriction');
  const traversal = attributeOf(request, 'Traversal');
  const parents = childOf(request, 'ParentFolderIds');
  return batch('FindFolder', parents === undefined ? [] : elementsOf(parents), (id) => {
    if (traversal === 'SoftDeleted') {
      throw new ResponseError('ErrorUnsupportedQueryFilter', 'This server keeps no deleted folders.');
    }
    const parent = resolveFolder(context, id);
    const all = traversal === 'Deep' ? descendantsOf(parent) : childrenOf(parent);
    const kept = restriction === undefined ? all : all.filter(compileRestrictionBy(restriction, folderReader));
    const page = pageOf(kept, view, limit);
    const attributes = {
      ...(view === undefined ? {} : { IndexedPagingOffset: String(page.nextOffset) }),
      TotalItemsInView: String(kept.length),
      IncludesLastItemInRange: String(page.last),
    };
    return m(
      'RootFolder',
      attributes,
      t(
        'Folders',
        page.items.map((folder) => renderFolder(folder, shape)),
      ),
    );
  });
}
