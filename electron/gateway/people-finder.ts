import type { ListMembers, PersonCard, PhoneBookEntry } from '../../shared/contacts.ts';
import { expandDl } from '../ews/operations/expand-dl.ts';
import { findItem } from '../ews/operations/find-item.ts';
import { findPeople } from '../ews/operations/find-people.ts';
import { resolveNames } from '../ews/operations/resolve-names.ts';
import type { ContactFields, FieldPath, IndexedField } from '../ews/types.ts';
import type { Call } from './call.ts';
import { GatewayError } from './gateway-error.ts';
import { toContactCard, toPersonaCard, toPhoneBookEntry, toPlainCard, toResolvedCard } from './person-cards.ts';

/** So many are looked through by a person. */
const MAX_FOUND = 50;
const PAGE = 250;
/** 10,000 contacts: nobody's own list is longer. */
const MAX_PAGES = 40;

const indexed = (uri: string, ...indexes: readonly string[]): readonly IndexedField[] =>
  indexes.map((index) => ({ uri: `contacts:${uri}`, index }));

/** What is read of a folder of contacts. */
export const CONTACT_FIELDS: readonly FieldPath[] = [
  ...['DisplayName', 'JobTitle', 'Department', 'CompanyName', 'OfficeLocation'].map((name) => `contacts:${name}`),
  ...indexed('EmailAddress', 'EmailAddress1', 'EmailAddress2', 'EmailAddress3'),
  ...indexed('PhoneNumber', 'BusinessPhone', 'MobilePhone', 'HomePhone', 'OtherTelephone'),
  ...indexed('ImAddress', 'ImAddress1'),
];

/** As `Directory.findPeople`. Servers before 2013 are asked by name resolution alone. */
export async function searchPeople(call: Call, text: string, signal: AbortSignal): Promise<readonly PersonCard[]> {
  const query = text.trim();
  if (query === '') return [];
  const [found, resolved] = await Promise.all([
    call(findPeople, { query, maxEntries: MAX_FOUND }, signal).then(
      (personas) => personas.map(toPersonaCard),
      (error: unknown) => {
        if (!lacksOperation(error)) throw error;
        return [];
      },
    ),
    // The one that knows the mailbox's own contacts too, and phone numbers.
    call(resolveNames, { entry: query, scope: 'ActiveDirectoryContacts' }, signal).then((some) =>
      some.map(toResolvedCard),
    ),
  ]);
  return once([...found, ...resolved].filter((card) => card !== undefined)).slice(0, MAX_FOUND);
}

/** As `Directory.personOf`. */
export async function readPerson(call: Call, address: string, signal: AbortSignal): Promise<PersonCard | undefined> {
  const wanted = address.toLowerCase();
  const found = await call(resolveNames, { entry: `smtp:${wanted}`, scope: 'ActiveDirectory' }, signal);
  return found.map(toResolvedCard).find((card) => card?.address === wanted);
}

/** As `Directory.peopleByNumber`. */
export async function readByNumber(call: Call, number: string, signal: AbortSignal): Promise<readonly PersonCard[]> {
  const found = await call(resolveNames, { entry: number, scope: 'ActiveDirectory' }, signal);
  return found.map(toResolvedCard).filter((card) => card !== undefined);
}

/** As `Directory.ownContacts`. */
export async function readOwnContacts(call: Call, signal: AbortSignal): Promise<readonly PersonCard[]> {
  return once((await readContacts(call, signal)).map(toContactCard).filter((card) => card !== undefined));
}

/** As `Directory.phoneBook`. */
export async function readPhoneBook(call: Call, signal: AbortSignal): Promise<readonly PhoneBookEntry[]> {
  return (await readContacts(call, signal)).map(toPhoneBookEntry).filter((entry) => entry !== undefined);
}

/** All of the folder, by name. */
async function readContacts(call: Call, signal: AbortSignal): Promise<readonly ContactFields[]> {
  const contacts: ContactFields[] = [];
  let offset = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const descendingBy = 'contacts:DisplayName';
    const view = { kind: 'page', offset, maxEntries: PAGE, descendingBy } as const;
    const found = await call(findItem, { folder: 'contacts', fields: CONTACT_FIELDS, view }, signal);
    contacts.push(...found.items.flatMap(({ contact }) => contact ?? []));
    const next = found.nextOffset ?? offset + found.items.length;
    if (found.complete || next <= offset) break;
    offset = next;
  }
  return contacts.reverse();
}

/** As `Directory.expandList`. */
export async function readMembers(call: Call, address: string, signal: AbortSignal): Promise<ListMembers> {
  const { members, complete } = await call(expandDl, { address }, signal);
  const cards = members.map((member) => toPlainCard(member, 'directory')).filter((card) => card !== undefined);
  return { members: once(cards), isCut: !complete };
}

/** Each address once: the first card stays, with what only a later one knows. */
function once(cards: readonly PersonCard[]): readonly PersonCard[] {
  const known = new Map<string, PersonCard>();
  for (const card of cards) {
    const first = known.get(card.address);
    const phones = first === undefined || first.phones.length === 0 ? card.phones : first.phones;
    known.set(card.address, { ...card, ...first, phones });
  }
  return [...known.values()];
}

const lacksOperation = (error: unknown): boolean =>
  error instanceof GatewayError &&
  (error.hint === 'not-offered' ||
    ['ErrorSchemaValidation', 'ErrorInvalidRequest', 'ErrorNotSupported'].includes(error.error.code ?? ''));
