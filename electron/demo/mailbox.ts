import { Temporal } from 'temporal-polyfill';
import { folders, type Folder } from './folders.ts';
import type { FolderName, Item, NewItem, Oof, Owner } from './model.ts';

/** What a folder tells about its content without listing it (MS-OXCFXICS: PidTagLocalCommitTimeMax, …DeletedCountTotal). */
export interface FolderMarker {
  readonly committed: Temporal.Instant;
  readonly deletions: number;
}

/** One person's or room's mailbox: its items, its OOF settings, its password. */
export class Mailbox {
  readonly owner: Owner;
  password: string;
  oof: Oof;
  private readonly items = new Map<number, Item>();
  private readonly markers = new Map<FolderName, FolderMarker>();
  private readonly now: () => Temporal.Instant;
  private readonly made: Temporal.Instant;
  private nextNumber = 1;

  constructor(owner: Owner, password: string, oof: Oof, now: () => Temporal.Instant) {
    this.owner = owner;
    this.password = password;
    this.oof = oof;
    this.now = now;
    this.made = now();
  }

  get folders(): readonly Folder[] {
    return folders.filter((folder) => folder.name !== 'voicemail' || this.owner.hasVoicemail);
  }

  /** The items of a folder in the order in which they came; the voicemail folder is a search over the Inbox. */
  itemsIn(folder: FolderName): readonly Item[] {
    const all = [...this.items.values()];
    return folder === 'voicemail'
      ? all.filter((item) => item.folder === 'inbox' && isVoice(item))
      : all.filter((item) => item.folder === folder);
  }

  item(number: number): Item | undefined {
    return this.items.get(number);
  }

  /** When the folder's content last changed and how often something was deleted from it; search folders keep none. */
  marker(folder: FolderName): FolderMarker | undefined {
    if (folder === 'voicemail') return undefined;
    return this.markers.get(folder) ?? { committed: this.made, deletions: 0 };
  }

  /** Stores a new item; `at` is when it came, by default now. */
  add(item: NewItem, at = this.now()): Item {
    const stored: Item = { ...item, number: this.nextNumber, version: 1, created: at, modified: at };
    this.nextNumber += 1;
    this.items.set(stored.number, stored);
    this.touch(stored.folder, 0, at);
    return stored;
  }

  /** Stores a changed item under its number. */
  replace(item: Item): Item {
    const stored: Item = { ...item, version: item.version + 1, modified: this.now() };
    this.items.set(stored.number, stored);
    this.touch(stored.folder, 0, stored.modified);
    return stored;
  }

  /** Deletes for good; false where there is no such item. */
  remove(number: number): boolean {
    const item = this.items.get(number);
    if (item === undefined) return false;
    this.items.delete(number);
    this.touch(item.folder, 1, this.now());
    return true;
  }

  private touch(folder: FolderName, deletions: number, at: Temporal.Instant): void {
    const before = this.markers.get(folder);
    const isNewer = before === undefined || Temporal.Instant.compare(at, before.committed) > 0;
    this.markers.set(folder, {
      committed: isNewer ? at : before.committed,
      deletions: (before?.deletions ?? 0) + deletions,
    });
  }
}

/** Voicemail of any kind; missed calls and fax aren't in the server's search folder. */
function isVoice(item: Item): boolean {
  return item.kind === 'message' && /\.microsoft\.voicemail(\.|$)/i.test(item.itemClass);
}
