import type { Appointment } from './model.ts';

/** A category of a mailbox. Its name is compared without regard to case, as mail programs do. */
export interface Category {
  readonly name: string;
  /** One of the 25 that all mail programs know, from 0; absent where it has none. */
  readonly colour?: number;
}

/** How many colours there are. */
export const CATEGORY_COLOURS = 25;

/** Which colour a name has in an account's mailbox; `undefined` for none, and for a name that isn't in its list. */
export type ColourOfCategory = (accountId: string, name: string) => number | undefined;

/** Makes the lists of several accounts, by their ids, ready to be looked up in. */
export function colourOfCategory(lists: Iterable<readonly [string, readonly Category[]]>): ColourOfCategory {
  const colours = new Map(
    Array.from(lists, ([accountId, list]) => [
      accountId,
      new Map(list.map(({ name, colour }) => [categoryKey(name), colour])),
    ]),
  );
  return (accountId, name) => colours.get(accountId)?.get(categoryKey(name));
}

/** An entry's categories with the colours that they have in the mailbox of the account that reads it. */
export const drawnCategories = (
  { accountId, categories }: Pick<Appointment, 'accountId' | 'categories'>,
  colourOf: ColourOfCategory,
): readonly Category[] =>
  [...new Set(categories)].map((name) => {
    const colour = colourOf(accountId, name);
    return colour === undefined ? { name } : { name, colour };
  });

/** What two spellings of one category have in common. */
export const categoryKey = (name: string): string => name.trim().toLowerCase();
