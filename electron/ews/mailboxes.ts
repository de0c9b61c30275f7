import type { Mailbox } from './types.ts';
import { wordOf, type XmlNode } from './xml.ts';

/** Reads `t:Mailbox` and its like. FindItem gives the name only; unresolved callers have a number for a name. */
export function readMailbox(node: XmlNode | undefined): Mailbox | undefined {
  if (node === undefined) return undefined;
  return {
    name: wordOf(node, 'Name'),
    address: wordOf(node, 'EmailAddress'),
    routingType: wordOf(node, 'RoutingType'),
    mailboxType: wordOf(node, 'MailboxType'),
  };
}
