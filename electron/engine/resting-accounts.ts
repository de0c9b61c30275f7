import type { AccountConfig, AccountStore } from './ports.ts';

/**
 * For looking around while accounts are set up: those rest, none is loaded, and what is added meanwhile comes to them.
 * Added anew, an account takes the place of the one that rests.
 */
export function besideRestingAccounts(store: AccountStore): AccountStore {
  const resting = store.load();
  return {
    load: () => [],
    save: (added) => {
      store.save([...resting.filter((old) => !added.some((fresh) => isSameMailbox(old, fresh))), ...added]);
    },
  };
}

/** Addresses are the same however they are written. */
export const isSameMailbox = (one: AccountConfig, other: AccountConfig): boolean =>
  one.demo === other.demo &&
  one.server === other.server &&
  one.address.toLowerCase() === other.address.toLowerCase() &&
  one.impersonate?.toLowerCase() === other.impersonate?.toLowerCase();
