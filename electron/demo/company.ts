import type { Temporal } from 'temporal-polyfill';
import type { Mailbox } from './mailbox.ts';

/** Everybody whom this server knows. */
export class Company {
  private readonly mailboxes: ReadonlyMap<string, Mailbox>;

  constructor(mailboxes: readonly Mailbox[]) {
    this.mailboxes = new Map(mailboxes.map((mailbox) => [mailbox.owner.address.toLowerCase(), mailbox]));
  }

  get all(): readonly Mailbox[] {
    return [...this.mailboxes.values()];
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

  /** Whoever signs in as `mira.voss@contoso.example`, `CONTOSO\mira.voss` or `mira.voss` with the right password. */
  signIn(username: string, password: string): Mailbox | undefined {
    const local = username.slice(username.indexOf('\\') + 1).toLowerCase();
    const mailbox = this.all.find(({ owner }) => {
      const address = owner.address.toLowerCase();
      return address === local || address.split('@')[0] === local;
    });
    return mailbox !== undefined && !mailbox.owner.isRoom && mailbox.password === password ? mailbox : undefined;
  }
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
}
