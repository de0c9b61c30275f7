import { z } from 'zod';
import { PERSON_KINDS } from './contacts.ts';
import { ALERTS } from './contact-view.ts';

/**
 * The contact list as it is kept, in the mailbox and in the profile: who is on it, in which order and group. What a newer
 * version adds to it stays.
 */
const entrySchema = z.looseObject({
  address: z.string().min(3).max(320).toLowerCase(),
  name: z.string().max(256),
  kind: z.enum(PERSON_KINDS).catch('person'),
  group: z.string().max(64).default(''),
  favourite: z.boolean().default(false),
  /** Only on the day `alertOn` where it is `once`. */
  alert: z.enum(ALERTS).exactOptional(),
  alertOn: z.iso.date().exactOptional(),
});

const groupSchema = z.looseObject({ id: z.string().min(1).max(64), name: z.string().min(1).max(64) });

export type ListEntry = z.infer<typeof entrySchema>;
export type ListGroup = z.infer<typeof groupSchema>;

export interface ContactList {
  readonly groups: readonly ListGroup[];
  readonly entries: readonly ListEntry[];
}

export const EMPTY_LIST: ContactList = { groups: [], entries: [] };
/** So many are listed at most: what is kept in a mailbox has to stay small. */
export const MAX_CONTACTS = 2000;

/** Reads whatever a file or a mailbox holds; a bad entry never costs the others. `undefined` for what is no list at all. */
export function readContactList(raw: unknown): ContactList | undefined {
  const parsed = z.object({ groups: z.array(z.unknown()), entries: z.array(z.unknown()) }).safeParse(raw);
  if (!parsed.success) return undefined;
  const groups = parsed.data.groups.flatMap((group) => groupSchema.safeParse(group).data ?? []);
  const entries = parsed.data.entries.flatMap((entry) => entrySchema.safeParse(entry).data ?? []);
  return tidy({ groups, entries });
}

/** Each address and group once, no entry in a group that isn't there. */
export function tidy({ groups, entries }: ContactList): ContactList {
  const ids = new Map(groups.map((group) => [group.id, group]));
  const addresses = new Map(entries.toReversed().map((entry) => [entry.address, entry]));
  return {
    groups: [...ids.values()],
    entries: [...addresses.values()]
      .toReversed()
      .slice(0, MAX_CONTACTS)
      .map((entry) => (entry.group === '' || ids.has(entry.group) ? entry : { ...entry, group: '' })),
  };
}

/**
 * What two machines made of one list: additions and changes of both are in it, and what either took away isn't. Where both
 * changed the same, `mine` wins; the order is mine, with what is new of theirs at its end.
 */
export function mergeLists(base: ContactList, mine: ContactList, theirs: ContactList): ContactList {
  return tidy({
    groups: merge(base.groups, mine.groups, theirs.groups, ({ id }) => id),
    entries: merge(base.entries, mine.entries, theirs.entries, ({ address }) => address),
  });
}

function merge<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[], keyOf: (one: T) => string): T[] {
  const [before, ours, others] = [base, mine, theirs].map((list) => new Map(list.map((one) => [keyOf(one), one])));
  const same = (a: T | undefined, b: T | undefined) => JSON.stringify(a) === JSON.stringify(b);
  const kept = mine.flatMap((one) => {
    const key = keyOf(one);
    const [old, other] = [before?.get(key), others?.get(key)];
    // Taken away over there: gone, unless it was changed here meanwhile.
    if (other === undefined) return old !== undefined && same(old, one) ? [] : [one];
    return [same(old, one) ? other : one];
  });
  const added = theirs.filter((one) => {
    const key = keyOf(one);
    if (ours?.has(key) === true) return false;
    const old = before?.get(key);
    // Taken away here: gone, unless it was changed over there meanwhile.
    return old === undefined || !same(old, one);
  });
  return [...kept, ...added];
}
