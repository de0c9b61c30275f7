import type { ServerVersion } from '../ews/envelope.ts';
import type { Folder } from '../ews/folders.ts';
import type { Outcome } from '../ews/response-messages.ts';
import { single } from '../ews/response-messages.ts';
import type { ExtendedField, FieldPath } from '../ews/types.ts';
import type { ChangeMarkers } from './live.ts';

/** PidTagLocalCommitTimeMax: when anything directly in the folder changed last. */
const LAST_CHANGE: ExtendedField = { tag: 0x670a, type: 'SystemTime' };
/** PidTagDeletedCountTotal: only grows. */
const DELETED: ExtendedField = { tag: 0x670b, type: 'Integer' };

/**
 * The three facts that move with a folder's content; its ChangeKey doesn't. To be compared for inequality only: a
 * restore can set them back.
 */
export const MARKER_FIELDS: readonly FieldPath[] = ['folder:TotalCount', LAST_CHANGE, DELETED];

/** The folders whose changes matter here, in the order in which they are asked for. */
export const WATCHED_FOLDERS = ['calendar', 'inbox'] as const;

/** Ids of the watched folders on the server. */
export interface WatchedFolders {
  readonly calendar: string;
  readonly inbox: string;
}

/** The ids of the watched folders, asked for in their order. */
export const toFolderIds = (outcomes: readonly Outcome<Folder>[]): WatchedFolders => ({
  calendar: single(outcomes.slice(0, 1)).id,
  inbox: single(outcomes.slice(1, 2)).id,
});

/** The markers of the watched folders, asked for in their order. A folder that keeps neither property has none. */
export function toMarkers(outcomes: readonly Outcome<Folder>[]): ChangeMarkers {
  const calendar = markerOf(single(outcomes.slice(0, 1)));
  const inbox = markerOf(single(outcomes.slice(1, 2)));
  return { ...(calendar === undefined ? {} : { calendar }), ...(inbox === undefined ? {} : { inbox }) };
}

/** The marker of one folder, as `toMarkers` has it. */
export function markerOf({ extended, totalCount }: Folder): string | undefined {
  const changed = extended.get(LAST_CHANGE.tag);
  const deleted = extended.get(DELETED.tag);
  return changed === undefined ? undefined : [changed, deleted ?? '', totalCount ?? ''].join('|');
}

/** e.g. `15.1.2507.39`. */
export const versionText = ({ major, minor, majorBuild, minorBuild }: ServerVersion): string =>
  [major, minor, majorBuild, minorBuild].join('.');
