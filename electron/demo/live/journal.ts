import type { FolderName } from '../model.ts';

/** From where on a client wants to know: it knows all up to `since`, and of what came later the pages up to `cursor`. */
export interface Position {
  readonly since: number;
  readonly cursor: number;
}

export type Change =
  | { readonly kind: 'create' | 'update' | 'read-flag'; readonly number: number }
  | { readonly kind: 'delete'; readonly number: number; readonly version: number };

interface Track {
  readonly folder: FolderName;
  /** Change numbers: when it came into the folder, when its content and when its read flag last changed. */
  readonly added: number;
  readonly content: number;
  readonly read: number;
}

interface Tombstone extends Track {
  readonly number: number;
  readonly version: number;
  readonly removed: number;
}

/** A mailbox's changes, numbered in order, as SyncFolderItems tells them. */
export class Journal {
  private last = 0;
  private readonly tracks = new Map<number, Track>();
  private readonly graves = new Map<FolderName, Tombstone[]>();
  private readonly lastIn = new Map<FolderName, number>();

  added(number: number, folder: FolderName): void {
    const added = this.next(folder);
    this.tracks.set(number, { folder, added, content: added, read: 0 });
  }

  /** Notes a change; one of the read flag alone is told as such. */
  changed(number: number, folder: FolderName, what: 'content' | 'read'): void {
    const track = this.tracks.get(number);
    if (track !== undefined) this.tracks.set(number, { ...track, [what]: this.next(folder) });
  }

  removed(number: number, folder: FolderName, version: number): void {
    const track = this.tracks.get(number);
    if (track === undefined) return;
    this.tracks.delete(number);
    const graves = this.graves.get(folder) ?? [];
    graves.push({ ...track, number, version, removed: this.next(folder) });
    this.graves.set(folder, graves);
  }

  /** What changed in a folder, the oldest change first, at most `limit` of it, and from where to go on. */
  since(
    folder: FolderName,
    { since, cursor }: Position,
    limit: number,
  ): { readonly changes: readonly Change[]; readonly next: Position; readonly complete: boolean } {
    const end = Math.max(cursor, this.lastIn.get(folder) ?? 0);
    const found = end === cursor ? [] : [...this.kept(folder, since, cursor), ...this.lost(folder, cursor)];
    found.sort((a, b) => a.at - b.at);
    const page = found.slice(0, limit);
    const complete = page.length === found.length;
    const next = complete ? { since: end, cursor: end } : { since, cursor: page.at(-1)?.at ?? cursor };
    return { changes: page.map(({ change }) => change), next, complete };
  }

  /** Whether this mailbox has come as far as that: a position of another one may be past its end. */
  reaches({ since, cursor }: Position): boolean {
    return since <= cursor && cursor <= this.last;
  }

  private *kept(folder: FolderName, since: number, cursor: number): Generator<{ at: number; change: Change }> {
    for (const [number, track] of this.tracks) {
      const at = Math.max(track.content, track.read);
      if (track.folder !== folder || at <= cursor) continue;
      // A change made between two pages moves an item behind the pages to come, so only `since` tells what is known.
      const kind = track.added > since ? 'create' : track.content > since ? 'update' : 'read-flag';
      yield { at, change: { kind, number } };
    }
  }

  private *lost(folder: FolderName, cursor: number): Generator<{ at: number; change: Change }> {
    for (const { number, version, added, removed } of this.graves.get(folder) ?? []) {
      // What came before the page's end may have been told, also where a change moved it behind that end later.
      if (removed > cursor && added <= cursor) yield { at: removed, change: { kind: 'delete', number, version } };
    }
  }

  private next(folder: FolderName): number {
    this.last += 1;
    this.lastIn.set(folder, this.last);
    return this.last;
  }
}
