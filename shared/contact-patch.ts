import type { ContactRow, Contacts, ContactsPatch } from './contact-view.ts';

/** What turns `before` into `after`; `undefined` where nothing does. */
export function diffContacts(before: Contacts, after: Contacts): ContactsPatch | undefined {
  const known = new Map(before.rows.map((row) => [row.address, row]));
  const rows = after.rows.filter((row) => !isSame(known.get(row.address), row));
  const groups = isSame(before.groups, after.groups) ? {} : { groups: after.groups };
  const [old, order] = [before, after].map((contacts) => contacts.rows.map(({ address }) => address));
  const patch = {
    rows,
    ...groups,
    ...(isSame(old, order) || order === undefined ? {} : { order }),
    ...(before.keptOn === after.keptOn ? {} : { keptOn: after.keptOn }),
  };
  return Object.keys(patch).length === 1 && rows.length === 0 ? undefined : patch;
}

/** Rows that are the same stay the same objects, so that a view draws only what has changed. */
export function applyContacts(known: Contacts, patch: ContactsPatch): Contacts {
  const rows = new Map(known.rows.map((row): [string, ContactRow] => [row.address, row]));
  for (const row of patch.rows) rows.set(row.address, row);
  const order = patch.order ?? known.rows.map(({ address }) => address);
  return {
    groups: patch.groups ?? known.groups,
    keptOn: patch.keptOn ?? known.keptOn,
    rows: order.flatMap((address) => rows.get(address) ?? []),
  };
}

/** All of it is plain data, made in one place and so with its keys in one order. */
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
