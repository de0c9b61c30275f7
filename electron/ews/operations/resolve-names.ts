import { readContact } from '../contacts.ts';
import type { EwsServerError } from '../errors.ts';
import { readMailbox } from '../mailboxes.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import type { ContactFields, Mailbox } from '../types.ts';
import { child, childrenNamed } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface ResolveNamesInput {
  /** A name, part of one, or an address; `smtp:` before it looks for exactly that address. */
  readonly entry: string;
  readonly scope: 'ActiveDirectory' | 'ActiveDirectoryContacts';
}

export interface Resolution {
  readonly mailbox: Mailbox;
  /** Where the server gives the whole card. */
  readonly contact?: ContactFields | undefined;
}

/**
 * Whoever is meant by what was typed, at most 100; nobody is an empty list. Several come as a warning.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation
 */
export const resolveNames: Operation<ResolveNamesInput, readonly Resolution[]> = {
  name: 'ResolveNames',
  responseName: 'ResolveNamesResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ entry, scope }) =>
    element(
      'm:ResolveNames',
      { ReturnFullContactData: 'true', SearchScope: scope },
      textElement('m:UnresolvedEntry', entry),
    ),
  response: (body) => {
    const [outcome] = judgeAll(body);
    if (outcome?.ok === false && isNobody(outcome.error)) return [];
    const set = child(single(outcome === undefined ? [] : [outcome]), 'ResolutionSet');
    return childrenNamed(set, 'Resolution').flatMap((resolution) => {
      const mailbox = readMailbox(child(resolution, 'Mailbox'));
      const contact = child(resolution, 'Contact');
      return mailbox === undefined ? [] : [{ mailbox, contact: contact && readContact(contact) }];
    });
  },
};

const isNobody = ({ code }: EwsServerError): boolean => code === 'ErrorNameResolutionNoResults';
