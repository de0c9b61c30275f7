import type { ContactGroup, ContactRow, Contacts } from '../../../shared/contact-view.ts';

/** What the list shows, one below the other: a heading, then its people. */
export type ListItem =
  | { readonly kind: 'heading'; readonly key: string; readonly group: HeadingGroup; readonly count: number }
  | ContactItem;

export interface ContactItem {
  readonly kind: 'contact';
  readonly key: string;
  readonly row: ContactRow;
  /** Whoever stands around in the same section, if anybody does. */
  readonly before?: string;
  readonly after?: string;
}

/** Favourites and those in no group have headings too, which nobody can rename. */
export type HeadingGroup = { readonly kind: 'favourites' | 'others' } | ({ readonly kind: 'own' } & ContactGroup);

/**
 * The list in its order: favourites first, each group, then those in none. Favourites stand in
 * a group of one's own as well.
 * Headings are left out where there is nothing but people in no group.
 */
export function listItems({ groups, rows }: Contacts, text: string): readonly ListItem[] {
  const wanted = rows.filter((row) => matches(row, text));
  const sections: readonly (readonly [HeadingGroup, readonly ContactRow[]])[] = [
    [{ kind: 'favourites' }, wanted.filter(({ favourite }) => favourite)],
    ...groups.map(
      (group) => [{ kind: 'own', ...group } as const, wanted.filter((row) => row.group === group.id)] as const,
    ),
    [{ kind: 'others' }, wanted.filter(({ group, favourite }) => group === '' && !favourite)],
  ];
  // An empty group of one's own stands there to be filled, unless somebody is looked for.
  const shown = sections.filter(([group, all]) => all.length > 0 || (group.kind === 'own' && text.trim() === ''));
  const plain = shown.length === 1 && shown[0]?.[0].kind === 'others';
  return shown.flatMap(([group, all]) => {
    const name = group.kind === 'own' ? `own:${group.id}` : group.kind;
    const contacts = all.map((row, index): ListItem => {
      const [before, after] = [all[index - 1]?.address, all[index + 1]?.address];
      return {
        kind: 'contact',
        key: `${name}/${row.address}`,
        row,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
    });
    return plain ? contacts : [{ kind: 'heading', key: name, group, count: all.length } as const, ...contacts];
  });
}

/** Every word that was typed is in the name or the address, marks aside. */
export function matches(row: Pick<ContactRow, 'name' | 'address'>, text: string): boolean {
  const known = searched.get(row) ?? plain(`${row.name} ${row.address}`);
  searched.set(row, known);
  return plain(text)
    .split(/\s+/)
    .every((word) => known.includes(word));
}

/** Rows never change, and a thousand of them are looked through at each letter. */
const searched = new WeakMap<object, string>();

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** An address that was typed whole. */
export const typedAddress = (text: string): string | undefined =>
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text.trim()) ? text.trim().toLowerCase() : undefined;
