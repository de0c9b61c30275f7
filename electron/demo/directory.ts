import type { Company } from './company.ts';
import type { Mailbox } from './mailbox.ts';
import type { Person } from './model.ts';

/** Whoever or whatever the directory has. */
export interface DirectoryEntry {
  readonly kind: 'person' | 'room' | 'list' | 'contact';
  readonly person: Person;
}

/** All that the directory has, in its order. */
export function directoryOf(company: Company): readonly DirectoryEntry[] {
  const known = directories.get(company);
  if (known !== undefined) return known;
  const lists = company.lists.map(({ name, address }): DirectoryEntry => ({
    kind: 'list',
    person: { name, addresses: [address] },
  }));
  const made = [...company.all.map(entryOf), ...lists];
  directories.set(company, made);
  return made;
}

/** A company of ten thousand is looked through for every letter that is typed. */
const directories = new WeakMap<Company, readonly DirectoryEntry[]>();

function entryOf({ owner }: Mailbox): DirectoryEntry {
  const { name, address, card, isRoom } = owner;
  return {
    kind: isRoom ? 'room' : 'person',
    person: { ...card, name, addresses: [address], ...(isRoom ? {} : { im: `sip:${address}` }) },
  };
}

/** The user's own contacts. */
export function contactsOf(user: Mailbox): readonly DirectoryEntry[] {
  return user
    .itemsIn('contacts')
    .flatMap((item): readonly DirectoryEntry[] =>
      item.kind === 'contact' ? [{ kind: 'contact', person: item.person }] : [],
    );
}

/** Every word that was typed begins a word of the name or the address; a number is somebody's, however it is written. */
export function matches({ person }: DirectoryEntry, typed: string): boolean {
  const number = digitsOf(typed);
  const numbers = [person.business, person.mobile].flatMap((each) => (each === undefined ? [] : digitsOf(each)));
  if (number.length >= 6 && /^[\d\s+()./-]+$/.test(typed)) return numbers.includes(number);
  const words = wordsOf(`${person.name} ${person.addresses.join(' ')}`);
  return wordsOf(typed).every((word) => words.some((candidate) => candidate.startsWith(word)));
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Marks are no letters: `rene` finds René. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s.,@_’'-]+/)
    .filter((word) => word !== '');
}
