import { useEffect, useMemo } from 'react';
import { colourOfCategory, type Category, type ColourOfCategory } from '../../shared/categories.ts';
import { useBridge, useSnapshot } from './store.tsx';

type Lists = readonly (readonly [accountId: string, list: readonly Category[]])[];

/** The categories of each account's mailbox, the same value until they change; while it is in use the mailboxes are asked. */
function useLists(): Lists {
  const bridge = useBridge();
  const text = useSnapshot(({ accounts }) =>
    JSON.stringify(accounts.map(({ id, categories = [] }) => [id, categories])),
  );
  useEffect(() => void bridge.command('followCategories', {}), [bridge]);
  return useMemo(() => JSON.parse(text) as Lists, [text]); // as it was written above
}

/** The categories that an account's mailbox has. */
export function useCategories(accountId: string): readonly Category[] {
  const lists = useLists();
  return useMemo(() => lists.find(([id]) => id === accountId)?.[1] ?? [], [lists, accountId]);
}

/** Which colours categories have; the same function until that changes. */
export function useCategoryColours(): ColourOfCategory {
  const lists = useLists();
  return useMemo(() => colourOfCategory(lists), [lists]);
}
