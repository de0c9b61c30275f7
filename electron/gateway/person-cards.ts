import type { PersonCard, PersonKind, PersonSource, PhoneBookEntry, PhoneKind } from '../../shared/contacts.ts';
import type { Persona } from '../ews/operations/find-people.ts';
import type { Resolution } from '../ews/operations/resolve-names.ts';
import type { ContactFields, Mailbox } from '../ews/types.ts';

/** Keys of EWS' dictionary that people dial; fax, telex and pagers are left out. */
const PHONES: ReadonlyMap<string, PhoneKind> = new Map([
  ['BusinessPhone', 'business'],
  ['BusinessPhone2', 'business'],
  ['CompanyMainPhone', 'business'],
  ['MobilePhone', 'mobile'],
  ['HomePhone', 'home'],
  ['HomePhone2', 'home'],
  ['PrimaryPhone', 'other'],
  ['OtherTelephone', 'other'],
]);

/** A mailbox's SMTP address in lower case; `undefined` where only the server understands it. */
export function smtpOf(mailbox: Mailbox | undefined): string | undefined {
  const { address, routingType = 'SMTP' } = mailbox ?? {};
  return routingType.toUpperCase() === 'SMTP' ? bareAddress(address) : undefined;
}

/** Without the prefix that directories write before. */
function bareAddress(text: string | undefined): string | undefined {
  const bare = text
    ?.replace(/^smtp:/i, '')
    .trim()
    .toLowerCase();
  return bare !== undefined && /^[^\s@:/]+@[^\s@]+$/.test(bare) ? bare : undefined;
}

/** A member of a list, a room, or whoever a directory names with nothing more than that. */
export function toPlainCard(mailbox: Mailbox, source: PersonSource): PersonCard | undefined {
  const address = smtpOf(mailbox);
  if (address === undefined) return undefined;
  return { address, name: mailbox.name ?? address, kind: kindOf(mailbox), source, phones: [] };
}

/** What ResolveNames gives. */
export function toResolvedCard({ mailbox, contact }: Resolution): PersonCard | undefined {
  // Contacts of a mailbox are found with an address of the server's own, their card has the real one.
  const address = smtpOf(mailbox) ?? (contact && firstAddress(contact));
  if (address === undefined) return undefined;
  const source = mailbox.mailboxType === 'Contact' || mailbox.mailboxType === 'PrivateDL' ? 'contacts' : 'directory';
  const name = mailbox.name ?? contact?.displayName ?? address;
  const base = { address, name, kind: kindOf(mailbox), source } as const;
  return contact === undefined ? { ...base, phones: [] } : { ...base, ...contactFacts(contact) };
}

/** What FindPeople gives, which knows no phone numbers. */
export function toPersonaCard(persona: Persona): PersonCard | undefined {
  const address = smtpOf(persona.mailbox);
  if (address === undefined) return undefined;
  return {
    address,
    name: persona.displayName ?? persona.mailbox?.name ?? address,
    kind: personaKind(persona),
    source: 'directory',
    phones: [],
    ...present({
      title: persona.title,
      department: persona.department,
      company: persona.companyName,
      office: persona.officeLocation,
      imAddress: bareIm(persona.imAddress),
    }),
  };
}

/** An entry of the mailbox's own contacts; `undefined` for one without an address. */
export function toContactCard(contact: ContactFields): PersonCard | undefined {
  const address = firstAddress(contact);
  if (address === undefined) return undefined;
  const name = contact.displayName ?? address;
  return { address, name, kind: 'person', source: 'contacts', ...contactFacts(contact) };
}

/** The same for who calls; `undefined` for one without a number, or without a name. */
export function toPhoneBookEntry(contact: ContactFields): PhoneBookEntry | undefined {
  const address = firstAddress(contact);
  const name = contact.displayName ?? contact.companyName ?? address;
  const numbers = contactFacts(contact).phones.map(({ number }) => number);
  if (name === undefined || numbers.length === 0) return undefined;
  return { name, numbers, ...(address === undefined ? {} : { address }) };
}

const firstAddress = ({ emailAddresses }: ContactFields): string | undefined =>
  ['EmailAddress1', 'EmailAddress2', 'EmailAddress3']
    .map((key) => bareAddress(emailAddresses[key]))
    .find((address) => address !== undefined);

function contactFacts(contact: ContactFields): Omit<PersonCard, 'address' | 'name' | 'kind' | 'source'> {
  // The directory writes all of a person's addresses in one dictionary, that for chats among them.
  const sip = Object.values(contact.emailAddresses).find((value) => /^sip:/i.test(value));
  return {
    phones: Object.entries(contact.phoneNumbers).flatMap(([key, number]) => {
      const kind = PHONES.get(key);
      return kind === undefined ? [] : [{ kind, number }];
    }),
    ...present({
      title: contact.jobTitle,
      department: contact.department,
      company: contact.companyName,
      office: contact.officeLocation,
      imAddress: bareIm(Object.values(contact.imAddresses)[0] ?? sip),
    }),
  };
}

const bareIm = (address: string | undefined): string | undefined => address?.replace(/^(?:sip|im):/i, '');

type Facts = Pick<PersonCard, 'title' | 'department' | 'company' | 'office' | 'imAddress'>;

/** Only what is known. */
const present = (facts: { readonly [K in keyof Facts]: Facts[K] | undefined }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

const kindOf = ({ mailboxType }: Mailbox): PersonKind =>
  mailboxType === 'PublicDL' || mailboxType === 'PrivateDL' || mailboxType === 'GroupMailbox' ? 'list' : 'person';

function personaKind({ personaType, mailbox }: Persona): PersonKind {
  if (personaType === 'Room') return 'room';
  if (personaType === 'DistributionList' || personaType === 'ModernGroup') return 'list';
  return mailbox === undefined ? 'person' : kindOf(mailbox);
}
