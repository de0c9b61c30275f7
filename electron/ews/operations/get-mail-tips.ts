import type { Operation } from '../operation.ts';
import { judge, judgeAll, mapOutcomes, single, type Outcome } from '../response-messages.ts';
import { readDateTime } from '../time.ts';
import { child, textOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetMailTipsInput {
  /** One's own SMTP address. */
  readonly sender: string;
  /** SMTP addresses; 50 by default are the most. */
  readonly recipients: readonly string[];
}

export interface RecipientTips {
  /** As the server writes it: whom it is about, whatever the order. */
  readonly address?: string | undefined;
  /** The server couldn't find out in time. */
  readonly isPending: boolean;
  /** HTML or plain text; empty while no reply is on, `undefined` where the server says nothing of it. */
  readonly oofMessage?: string | undefined;
  /** Instants, while a schedule is on. */
  readonly oofDuration?: { readonly start: string; readonly end: string } | undefined;
}

/**
 * What others' out-of-office replies say. No rights on their mailboxes are needed. The service description declares no
 * ExchangeImpersonation header for it.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getmailtips-operation
 */
export const getMailTips: Operation<GetMailTipsInput, readonly Outcome<RecipientTips>[]> = {
  name: 'GetMailTips',
  responseName: 'GetMailTipsResponse',
  timeZoneContext: false,
  impersonated: false,
  idempotent: true,
  request: ({ sender, recipients }) =>
    element(
      'm:GetMailTips',
      {},
      element('m:SendingAs', {}, textElement('t:EmailAddress', sender)),
      element(
        'm:Recipients',
        {},
        ...recipients.map((address) => element('t:Mailbox', {}, textElement('t:EmailAddress', address))),
      ),
      textElement('m:MailTipsRequested', 'OutOfOfficeMessage'),
    ),
  response: (body) => {
    // It has a response class of its own, besides those of its parts.
    single([judge(body)]);
    return mapOutcomes(judgeAll(body), (message) => readTips(child(message, 'MailTips')));
  },
};

function readTips(tips: XmlNode | undefined): RecipientTips {
  const oof = child(tips, 'OutOfOffice');
  const duration = child(oof, 'Duration');
  const start = readDateTime(wordOf(duration, 'StartTime'));
  const end = readDateTime(wordOf(duration, 'EndTime'));
  return {
    address: wordOf(child(tips, 'RecipientAddress'), 'EmailAddress'),
    isPending: (wordOf(tips, 'PendingMailTips') ?? '').split(/\s+/).includes('OutOfOfficeMessage'),
    oofMessage: oof === undefined ? undefined : (textOf(child(oof, 'ReplyBody'), 'Message') ?? ''),
    oofDuration: start === undefined || end === undefined ? undefined : { start, end },
  };
}
