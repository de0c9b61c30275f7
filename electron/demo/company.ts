import type { Temporal } from 'temporal-polyfill';
import type { SubscriptionBook } from './live/subscriptions.ts';
import type { Mailbox } from './mailbox.ts';
import type { DistributionList, Owner } from './model.ts';

/** Everybody whom this server knows. */
export class Company {
  readonly all: readonly Mailbox[];
  readonly lists: readonly DistributionList[];
  private readonly mailboxes: ReadonlyMap<string, Mailbox>;

  constructor(mailboxes: readonly Mailbox[], lists: readonly DistributionList[] = []) {
    this.all = mailboxes;
    this.lists = lists;
    this.mailboxes = new Map(mailboxes.map((mailbox) => [mailbox.owner.address.toLowerCase(), mailbox]));
  }

  /** By SMTP address, case-insensitively, with or without the routing prefix. */
  find(address: string): Mailbox | undefined {
    return this.mailboxes.get(
      address
        .replace(/^smtp:/i, '')
        .trim()
        .toLowerCase(),
    );
  }

  /** Whoever may sign in under such a name: `mira.voss@contoso.example`, `CONTOSO\mira.voss` or `mira.voss`. */
  member(username: string): Mailbox | undefined {
    const local = username.slice(username.indexOf('\\') + 1).toLowerCase();
    // Everybody is of the same domain.
    const domain = this.all[0]?.owner.address.split('@')[1] ?? '';
    const mailbox = this.find(local.includes('@') ? local : `${local}@${domain}`);
    return mailbox !== undefined && hasPassword(mailbox.owner) ? mailbox : undefined;
  }

  /** Whoever signs in as `mira.voss@contoso.example`, `CONTOSO\mira.voss` or `mira.voss` with the right password. */
  signIn(username: string, password: string): Mailbox | undefined {
    const mailbox = this.member(username);
    return mailbox?.password === password ? mailbox : undefined;
  }
}

/** Rooms and shared mailboxes have accounts that nobody can sign in to. */
export function hasPassword({ isRoom, isShared }: Owner): boolean {
  return !isRoom && !isShared;
}

/** What an operation works with. */
export interface RequestContext {
  readonly company: Company;
  /** Who signed in. */
  readonly user: Mailbox;
  /** IANA zone of zone-less times in the request and of times in the answer. */
  readonly zone: string;
  /** Whether the request named that zone itself. */
  readonly zoneGiven: boolean;
  readonly now: Temporal.Instant;
  readonly subscriptions: SubscriptionBook;
}
