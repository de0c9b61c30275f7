import { readMailbox } from '../mailboxes.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import type { Mailbox } from '../types.ts';
import { child, childrenNamed } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface Expansion {
  readonly members: readonly Mailbox[];
  /** False: the server told fewer than there are. There is no next page. */
  readonly complete: boolean;
}

/**
 * The members of one distribution list, one level of them: lists within it come as lists. An unknown list fails with
 * `ErrorNameResolutionNoResults`, or comes as an empty one.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/expanddl-operation
 */
export const expandDl: Operation<{ readonly address: string }, Expansion> = {
  name: 'ExpandDL',
  responseName: 'ExpandDLResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ address }) => element('m:ExpandDL', {}, element('m:Mailbox', {}, textElement('t:EmailAddress', address))),
  response: (body) => {
    const expansion = child(single(judgeAll(body)), 'DLExpansion');
    return {
      members: childrenNamed(expansion, 'Mailbox').flatMap((mailbox) => readMailbox(mailbox) ?? []),
      complete: expansion?.attributes['IncludesLastItemInRange'] !== 'false',
    };
  },
};
