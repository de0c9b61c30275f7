import type { RequestContext } from '../company.ts';
import { contactsOf, directoryOf, matches, type DirectoryEntry } from '../directory.ts';
import { failure, success } from '../envelope.ts';
import { ResponseError } from '../errors.ts';
import { pageOf } from '../paging.ts';
import { dictionary, phonesOf } from '../properties/contact.ts';
import { m, optional, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, descend, type XmlElement } from '../xml.ts';

const atMost = 100;

/** ResolveNames: who is meant by what was typed; several are a warning, nobody is an error. */
export function resolveNames(request: XmlElement, context: RequestContext): XmlElement {
  const typed = childText(request, 'UnresolvedEntry') ?? '';
  const scope = attributeOf(request, 'SearchScope') ?? 'ActiveDirectoryContacts';
  const whole = attributeOf(request, 'ReturnFullContactData') === 'true';
  const directory = scope === 'Contacts' ? [] : directoryOf(context.company);
  const contacts = scope === 'ActiveDirectory' ? [] : contactsOf(context.user);
  const found = (scope.startsWith('Contacts') ? [...contacts, ...directory] : [...directory, ...contacts]).filter(
    (entry) => isMeant(entry, typed),
  );
  const [first] = found;
  if (first === undefined) return resolved('Error', failure('ErrorNameResolutionNoResults', 'No results were found.'));
  const told = found.slice(0, atMost);
  const set = m(
    'ResolutionSet',
    { TotalItemsInView: String(found.length), IncludesLastItemInRange: String(told.length === found.length) },
    told.map((entry) =>
      t('Resolution', mailboxElement(entry), whole && entry.kind !== 'list' ? card(entry) : undefined),
    ),
  );
  if (found.length === 1) return resolved('Success', [success()], set);
  const several = failure('ErrorNameResolutionMultipleResults', 'Multiple results were found.');
  return resolved('Warning', several, set);
}

function resolved(responseClass: string, head: readonly XmlElement[], set?: XmlElement): XmlElement {
  const message = m('ResolveNamesResponseMessage', { ResponseClass: responseClass }, head, set);
  return m('ResolveNamesResponse', m('ResponseMessages', message));
}

/** `smtp:` before what was typed means that address and nobody else. */
function isMeant(entry: DirectoryEntry, typed: string): boolean {
  const address = /^smtp:(.*)$/i.exec(typed)?.[1]?.toLowerCase();
  return address === undefined
    ? typed.trim() !== '' && matches(entry, typed)
    : entry.person.addresses.some((known) => known.toLowerCase() === address);
}

function mailboxElement({ kind, person }: DirectoryEntry, name = 'Mailbox'): XmlElement {
  const type = { person: 'Mailbox', room: 'Mailbox', list: 'PublicDL', contact: 'Contact' }[kind];
  return t(
    name,
    t('Name', person.name),
    t('EmailAddress', person.addresses[0] ?? ''),
    t('RoutingType', 'SMTP'),
    t('MailboxType', type),
  );
}

function card({ kind, person }: DirectoryEntry): XmlElement {
  const { name, addresses, company, department, title, office, im } = person;
  const fromDirectory = kind !== 'contact';
  const all = [
    ...addresses.map((address) => `${fromDirectory ? 'SMTP:' : ''}${address}`),
    ...(im === undefined ? [] : [im]),
  ];
  return t(
    'Contact',
    t('DisplayName', name),
    optional('CompanyName', company),
    dictionary(
      'EmailAddresses',
      all.slice(0, 3).map((value, index) => [`EmailAddress${index + 1}`, value]),
    ),
    dictionary('PhoneNumbers', phonesOf(person)),
    t('ContactSource', fromDirectory ? 'ActiveDirectory' : 'Store'),
    optional('Department', department),
    optional('JobTitle', title),
    optional('OfficeLocation', office),
  );
}

/** FindPeople: searches the directory, which nobody may leaf through, or lists one's own contacts. */
export function findPeople(request: XmlElement, context: RequestContext): XmlElement {
  try {
    const folder = attributeOf(descend(request, 'ParentFolderId', 'DistinguishedFolderId'), 'Id') ?? 'directory';
    const typed = childText(request, 'QueryString') ?? '';
    if (folder === 'directory' && typed === '') {
      throw new ResponseError('ErrorInvalidArgument', 'The directory needs a query string.');
    }
    const all = folder === 'directory' ? directoryOf(context.company) : contactsOf(context.user);
    const found = all.filter((entry) => typed === '' || matches(entry, typed));
    const page = pageOf(found, childOf(request, 'IndexedPageItemView'), atMost);
    return m(
      'FindPeopleResponse',
      { ResponseClass: 'Success' },
      success(),
      m(
        'People',
        page.items.map((entry) => persona(entry)),
      ),
      m('TotalNumberOfPeopleInView', String(found.length)),
      m('FirstMatchingRowIndex', '0'),
      m('FirstLoadedRowIndex', '0'),
    );
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return failedFindPeople(error.code, error.message);
  }
}

/** The answer where nobody could be looked for. */
export function failedFindPeople(code: string, message: string): XmlElement {
  return m('FindPeopleResponse', { ResponseClass: 'Error' }, failure(code, message));
}

/** All that a companion asks for, whatever the shape: of a persona every part may be left out, none is too much. */
function persona(entry: DirectoryEntry): XmlElement {
  const { person, kind } = entry;
  const type = { person: 'Person', room: 'Room', list: 'DistributionList', contact: 'Person' }[kind];
  const id = Buffer.from(`persona|${person.addresses[0] ?? ''}`).toString('base64');
  return t(
    'Persona',
    t('PersonaId', { Id: id }),
    t('PersonaType', type),
    t('DisplayName', person.name),
    optional('Title', person.title),
    optional('CompanyName', person.company),
    mailboxElement(entry, 'EmailAddress'),
    optional('ImAddress', person.im),
    t('RelevanceScore', '2147483647'),
    attributed('OfficeLocations', person.office),
    attributed('Departments', person.department),
  );
}

function attributed(name: string, value: string | undefined): XmlElement | undefined {
  if (value === undefined) return undefined;
  return t(name, t('StringAttributedValue', t('Value', value), t('Attributions', t('Attribution', '0'))));
}

/** ExpandDL: one level of one list; what is unknown isn't told apart from what is no list. */
export function expandDl(request: XmlElement, { company }: RequestContext): XmlElement {
  const address = childText(childOf(request, 'Mailbox'), 'EmailAddress')?.toLowerCase();
  const list = company.lists.find((candidate) => candidate.address === address);
  if (list === undefined) return expanded('Error', failure('ErrorNameResolutionNoResults', 'No results were found.'));
  const entries = directoryOf(company);
  const members = list.members.flatMap(
    (member) => entries.find(({ person }) => person.addresses.includes(member)) ?? [],
  );
  const told = members.slice(0, list.toldAtMost ?? members.length);
  const expansion = m(
    'DLExpansion',
    { TotalItemsInView: String(told.length), IncludesLastItemInRange: String(told.length === members.length) },
    told.map((member) => mailboxElement(member)),
  );
  return expanded('Success', [success()], expansion);
}

function expanded(responseClass: string, head: readonly XmlElement[], expansion?: XmlElement): XmlElement {
  const message = m('ExpandDLResponseMessage', { ResponseClass: responseClass }, head, expansion);
  return m('ExpandDLResponse', m('ResponseMessages', message));
}
