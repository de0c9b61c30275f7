import type http from 'node:http';
import { createEwsGateway } from '../../../electron/gateway/ews-gateway.ts';
import type { MailboxGateway } from '../../../electron/gateway/gateway.ts';
import { clientFor, serve } from '../ews/local-server.ts';

type Reply = string | ((response: http.ServerResponse, body: string) => void);

export interface Mailbox {
  readonly gateway: MailboxGateway;
  /** The bodies of all requests, each with its operation. */
  readonly asked: () => readonly { readonly operation: string; readonly body: string }[];
}

export const signal = new AbortController().signal;

/** A gateway before a real server that answers each operation in turn; the last reply of one is given again and again. */
export async function mailboxWith(replies: Readonly<Record<string, readonly Reply[]>>): Promise<Mailbox> {
  const asked: { readonly operation: string; readonly body: string }[] = [];
  const server = await serve((_, response, body) => {
    const operation = /<s:Body><m:(\w+)/.exec(body)?.[1] ?? '';
    const own = replies[operation] ?? [];
    const reply = own[Math.min(asked.filter((each) => each.operation === operation).length, own.length - 1)];
    asked.push({ operation, body });
    if (reply === undefined) response.writeHead(404).end();
    else if (typeof reply === 'string') response.end(reply);
    else reply(response, body);
  });
  const gateway = createEwsGateway({
    accountId: 'work',
    address: 'mira.voss@contoso.example',
    client: clientFor(server.url),
    zone: () => 'Europe/Berlin',
  });
  return { gateway, asked: () => asked };
}

/** An envelope with one or more response messages of an operation. */
export const answer = (operation: string, ...messages: readonly string[]): string =>
  `<s:Envelope xmlns:s="s" xmlns:m="m" xmlns:t="t"><s:Body><m:${operation}Response><m:ResponseMessages>${messages.join('')}</m:ResponseMessages></m:${operation}Response></s:Body></s:Envelope>`;

/** One response message. */
export const success = (operation: string, content: string): string =>
  `<m:${operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${content}</m:${operation}ResponseMessage>`;

/** The refusal of one part. */
export const refusal = (operation: string, code: string): string =>
  `<m:${operation}ResponseMessage ResponseClass="Error"><m:ResponseCode>${code}</m:ResponseCode></m:${operation}ResponseMessage>`;
