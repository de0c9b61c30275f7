import { MAX_CONTACTS, type ContactList, type ListEntry } from '../../shared/contact-list.ts';
import type { Alert } from '../../shared/contact-view.ts';
import type { PersonCard } from '../../shared/contacts.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { ContactBook } from './contact-book.ts';

/** What a person does to the contact list. */
export interface ListEdits {
  readonly add: (people: readonly Pick<PersonCard, 'address' | 'name' | 'kind'>[], group: string) => void;
  readonly remove: (address: string) => void;
  /** Into a group, before somebody else, or to the end. */
  readonly move: (address: string, group: string, before?: string) => void;
  readonly change: (address: string, change: { readonly favourite?: boolean; readonly alert?: Alert | 'none' }) => void;
  readonly addGroup: (name: string) => void;
  readonly renameGroup: (id: string, name: string) => void;
  /** Its people stay, in none. */
  readonly removeGroup: (id: string) => void;
}

/** @param today the date where the user is */
export function createListEdits(
  book: Pick<ContactBook, 'change'>,
  newId: () => string,
  today: () => string,
): ListEdits {
  return {
    add: (people, group) => {
      book.change((list) => {
        const known = new Set(list.entries.map(({ address }) => address));
        const fresh = people
          .filter(({ address }) => !known.has(address))
          .map(({ address, name, kind }): ListEntry => ({ address, name, kind, group, favourite: false }));
        if (list.entries.length + fresh.length > MAX_CONTACTS) {
          throw new GatewayError({ kind: 'bad-input', code: 'too-many-contacts' });
        }
        return { ...list, entries: [...list.entries, ...fresh] };
      });
    },
    remove: (address) =>
      book.change((list) => ({ ...list, entries: list.entries.filter((entry) => entry.address !== address) })),
    move: (address, group, before) =>
      book.change((list) => {
        const moved = list.entries.find((entry) => entry.address === address);
        if (moved === undefined || before === address) return list;
        const rest = list.entries.filter((entry) => entry !== moved);
        const found = rest.findIndex((entry) => entry.address === before);
        const at = found < 0 ? rest.length : found;
        return { ...list, entries: [...rest.slice(0, at), { ...moved, group }, ...rest.slice(at)] };
      }),
    change: (address, { favourite, alert }) =>
      book.change(
        changeEntry(address, (entry) => {
          const next = favourite === undefined ? entry : { ...entry, favourite };
          if (alert === undefined) return next;
          const plain = withoutAlert(next);
          if (alert === 'none') return plain;
          return { ...plain, alert, alertOn: today() };
        }),
      ),
    addGroup: (name) => book.change((list) => ({ ...list, groups: [...list.groups, { id: newId(), name }] })),
    renameGroup: (id, name) =>
      book.change((list) => ({ ...list, groups: list.groups.map((one) => (one.id === id ? { ...one, name } : one)) })),
    removeGroup: (id) => book.change((list) => ({ ...list, groups: list.groups.filter((one) => one.id !== id) })),
  };
}

/** The change of a list that changes one entry of it. */
export const changeEntry =
  (address: string, how: (entry: ListEntry) => ListEntry) =>
  (list: ContactList): ContactList => ({
    ...list,
    entries: list.entries.map((entry) => (entry.address === address ? how(entry) : entry)),
  });

/** Nobody waits for them any more. */
export const withoutAlert = ({ alert: _alert, alertOn: _on, ...rest }: ListEntry): ListEntry => rest;
