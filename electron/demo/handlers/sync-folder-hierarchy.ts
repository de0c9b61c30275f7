import type { RequestContext } from '../company.ts';
import { descendantsOf, renderFolder } from '../folder-shape.ts';
import { decodeToken, encodeToken } from '../ids.ts';
import { readShape, requirePrefix } from '../shapes.ts';
import { m, t } from '../xml-write.ts';
import { childOf, childText, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';
import { invalidState, syncFolder } from './sync-folder.ts';

const prefix = 'H4sJ';

/** SyncFolderHierarchy: all folders below one. Nobody makes or renames folders here, so a state stays up to date. */
export function syncFolderHierarchy(request: XmlElement, context: RequestContext): XmlElement {
  const shape = readShape(childOf(request, 'FolderShape'));
  requirePrefix(shape, /^(item|message|calendar|task|contacts):/);
  return batch('SyncFolderHierarchy', [request], () => {
    const view = syncFolder(request, context);
    const current = encodeToken(prefix, [view.mailbox.syncEra, view.folder.name]);
    const state = childText(request, 'SyncState') ?? '';
    if (state !== '' && (decodeToken(prefix, state) === undefined || state !== current)) throw invalidState();
    const created = state === '' ? descendantsOf(view) : [];
    return [
      m('SyncState', current),
      m('IncludesLastFolderInRange', 'true'),
      m(
        'Changes',
        created.map((folder) => t('Create', renderFolder(folder, shape))),
      ),
    ];
  });
}
