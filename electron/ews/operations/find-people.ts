import { readMailbox } from '../mailboxes.ts';
import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import type { Mailbox } from '../types.ts';
import { child, childrenNamed, descend, wordOf, type XmlNode } from '../xml.ts';
import { additionalProperties } from '../fields.ts';
import { element, textElement } from '../xml-writer.ts';

export interface FindPeopleInput {
  /** Words, each the beginning of one; the directory can't be leafed through without. */
  readonly query: string;
  readonly maxEntries: number;
}

export interface Persona {
  readonly displayName?: string | undefined;
  readonly mailbox?: Mailbox | undefined;
  /** Person, DistributionList, Room, Place, ModernGroup. */
  readonly personaType?: string | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly companyName?: string | undefined;
  readonly officeLocation?: string | undefined;
  /** With `sip:` before. */
  readonly imAddress?: string | undefined;
}

const FIELDS = [
  'DisplayName',
  'EmailAddress',
  'PersonaType',
  'Title',
  'Departments',
  'CompanyName',
  'OfficeLocations',
  'ImAddress',
].map((name) => `persona:${name}`);

/**
 * Searches the organisation's directory. Servers before 2013 don't know it.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/findpeople-operation
 */
export const findPeople: Operation<FindPeopleInput, readonly Persona[]> = {
  name: 'FindPeople',
  responseName: 'FindPeopleResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ query, maxEntries }) =>
    element(
      'm:FindPeople',
      {},
      element('m:PersonaShape', {}, textElement('t:BaseShape', 'IdOnly'), additionalProperties(FIELDS)),
      element('m:IndexedPageItemView', {
        MaxEntriesReturned: String(maxEntries),
        Offset: '0',
        BasePoint: 'Beginning',
      }),
      element('m:ParentFolderId', {}, element('t:DistinguishedFolderId', { Id: 'directory' })),
      textElement('m:QueryString', query),
    ),
  response: (body) => {
    const answer = single([judge(body)]);
    return childrenNamed(child(answer, 'People'), 'Persona').map(readPersona);
  },
};

/** Of what several sources may tell. */
const firstOf = (node: XmlNode, name: string): string | undefined =>
  wordOf(descend(node, name, 'StringAttributedValue'), 'Value');

const readPersona = (node: XmlNode): Persona => ({
  displayName: wordOf(node, 'DisplayName'),
  mailbox: readMailbox(child(node, 'EmailAddress')),
  personaType: wordOf(node, 'PersonaType'),
  title: wordOf(node, 'Title'),
  department: firstOf(node, 'Departments'),
  companyName: wordOf(node, 'CompanyName'),
  officeLocation: firstOf(node, 'OfficeLocations'),
  imAddress: wordOf(node, 'ImAddress'),
});
