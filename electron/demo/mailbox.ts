import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { folders, type Folder } from './folders.ts';
import { Journal } from './live/journal.ts';
import type { MailboxEvent } from './live/mailbox-event.ts';
import type { FolderName, Grant, Item, NewItem, Oof, Owner, PhoneCall, Telephone } from './model.ts';

/** What a folder tells about its content without listing it (MS-OXCFXICS: PidTagLocalCommitTimeMax, …DeletedCountTotal). */
export interface FolderMarker {
  readonly committed: Temporal.Instant;
  readonly deletions: number;
}

/** One person's or room's mailbox: its items, its OOF settings, its password. */
export class Mailbox {
  readonly owner: Owner;
  readonly journal = new Journal();
  password: string;
  oof: Oof;
  /** Who else may read what. */
  grants: readonly Grant[] = [];
  /** A picture of its owner. */
  photo: Uint8Array | undefined;
  /** Hidden objects by folder and name, as the base64 that was sent. */
  readonly configurations = new Map<string, string>();
  /** Never where it isn't said. */
  passwordExpires: Temporal.Instant | undefined;
  /** Where Unified Messaging is switched on. */
  telephone: Telephone | undefined;
  /** By the id that the server gave. */
  readonly phoneCalls = new Map<string, PhoneCall>();
  /** Which of the server's addresses it is at, from 1; a move leads to the next. */
  home = 1;
  /** How many more requests are put off until a move that has begun is done. */
  movingFor = 0;
  private readonly items = new Map<number, Item>();
  private readonly lists = new Map<FolderName, readonly Item[]>();
  private readonly markers = new Map<FolderName, FolderMarker>();
  private readonly listeners = new Set<(event: MailboxEvent) => void>();
  private readonly now: () => Temporal.Instant;
  private readonly made: Temporal.Instant;
  private era = newEra();
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

  /** Stands in every sync state that was handed out: those of an earlier era are worth nothing. */
  get syncEra(): string {
    return this.era;
  }

  /** Makes every sync state that was handed out worthless. */
  forgetSyncStates(): void {
    this.era = newEra();
  }

  /** The items of a folder in the order in which they came; the voicemail folder is a search over the Inbox. */
  itemsIn(folder: FolderName): readonly Item[] {
    const known = this.lists.get(folder);
    if (known !== undefined) return known;
    const list =
      folder === 'voicemail'
        ? this.itemsIn('inbox').filter(isVoice)
        : [...this.items.values()].filter((item) => item.folder === folder);
    this.lists.set(folder, list);
    return list;
  }

  item(number: number): Item | undefined {
    return this.items.get(number);
  }

  /** When the folder's content last changed and how often something was deleted from it; search folders keep none. */
  marker(folder: FolderName): FolderMarker | undefined {
    if (folder === 'voicemail') return undefined;
    return this.markers.get(folder) ?? { committed: this.made, deletions: 0 };
  }

  /** How many messages of a folder are unread. */
  unreadIn(folder: FolderName): number {
    return this.itemsIn(folder).filter((item) => item.kind === 'message' && !item.isRead).length;
  }

  /** Tells what happens from now on; the returned function ends that. */
  listen(listener: (event: MailboxEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Stores a new item; `at` is when it came, by default now. */
  add(item: NewItem, at = this.now()): Item {
    const stored = this.store(item, at);
    const isNews = stored.folder === 'inbox' && stored.kind === 'message';
    this.tell({ type: 'CreatedEvent', at: this.now(), item: stored });
    if (isNews) this.tell({ type: 'NewMailEvent', at: this.now(), item: stored });
    this.tellCounts(stored.folder);
    return stored;
  }

  /** Stores a changed item under its number. */
  replace(item: Item): Item {
    const before = this.items.get(item.number);
    const stored: Item = { ...item, version: item.version + 1, modified: this.now() };
    this.items.set(stored.number, stored);
    this.touch(stored.folder, 0, stored.modified);
    this.journal.changed(stored.number, stored.folder, isReadFlagOnly(before, item) ? 'read' : 'content');
    this.tell({ type: 'ModifiedEvent', at: stored.modified, item: stored });
    this.tellCounts(stored.folder);
    return stored;
  }

  /** Deletes for good; false where there is no such item. */
  remove(number: number): boolean {
    const item = this.drop(number);
    if (item === undefined) return false;
    this.tell({ type: 'DeletedEvent', at: this.now(), item });
    this.tellCounts(item.folder);
    return true;
  }

  /** Puts an item into another folder, where it gets a new id; undefined where there is no such item. */
  move(number: number, folder: FolderName): Item | undefined {
    const before = this.drop(number);
    if (before === undefined) return undefined;
    const item = this.store({ ...before, folder }, this.now());
    this.tell({ type: 'MovedEvent', at: this.now(), item, before });
    this.tellCounts(before.folder);
    this.tellCounts(folder);
    return item;
  }

  private store(item: NewItem, at: Temporal.Instant): Item {
    const stored: Item = { ...item, number: this.nextNumber, version: 1, created: at, modified: at };
    this.nextNumber += 1;
    this.items.set(stored.number, stored);
    this.touch(stored.folder, 0, at);
    this.journal.added(stored.number, stored.folder);
    return stored;
  }

  private drop(number: number): Item | undefined {
    const item = this.items.get(number);
    if (item === undefined) return undefined;
    this.items.delete(number);
    this.touch(item.folder, 1, this.now());
    this.journal.removed(number, item.folder, item.version);
    return item;
  }

  private tell(event: MailboxEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  private tellCounts(folder: FolderName): void {
    if (this.listeners.size === 0) return;
    const isMail = folders.some(({ name, element }) => name === folder && element === 'Folder');
    const unread = isMail ? { unread: this.unreadIn(folder) } : {};
    this.tell({ type: 'ModifiedEvent', at: this.now(), folder, ...unread });
  }

  private touch(folder: FolderName, deletions: number, at: Temporal.Instant): void {
    this.lists.delete(folder);
    if (folder === 'inbox') this.lists.delete('voicemail');
    const before = this.markers.get(folder);
    const isNewer = before === undefined || Temporal.Instant.compare(at, before.committed) > 0;
    this.markers.set(folder, {
      committed: isNewer ? at : before.committed,
      deletions: (before?.deletions ?? 0) + deletions,
    });
  }
}

function newEra(): string {
  return randomBytes(6).toString('hex');
}

/** Voicemail of any kind; missed calls and fax aren't in the server's search folder. */
function isVoice(item: Item): boolean {
  return item.kind === 'message' && /\.microsoft\.voicemail(\.|$)/i.test(item.itemClass);
}

function isReadFlagOnly(before: Item | undefined, after: Item): boolean {
  if (before?.kind !== 'message' || after.kind !== 'message' || before.isRead === after.isRead) return false;
  const { isRead, ...rest } = after;
  return Object.entries(rest).every(([key, value]) => before[key as keyof typeof rest] === value);
}
