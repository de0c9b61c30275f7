import { Temporal } from 'temporal-polyfill';
import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { readDateTime } from '../time.ts';
import { wordOf } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetPasswordExpirationDateOutput {
  /** In UTC; absent where it never does. */
  readonly expires?: string;
}

/** Servers say never by a date at one end of the calendar or the other. */
const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 3000;

/**
 * When one's own password expires. Another's gives `ErrorAccessDenied`; of a mailbox in the cloud servers know nothing.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getpasswordexpirationdate-operation
 */
export const getPasswordExpirationDate: Operation<{ readonly address: string }, GetPasswordExpirationDateOutput> = {
  name: 'GetPasswordExpirationDate',
  impersonated: false,
  responseName: 'GetPasswordExpirationDateResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ address }) => element('m:GetPasswordExpirationDate', {}, textElement('m:MailboxSmtpAddress', address)),
  response: (body) => {
    // The answer is its own response message.
    single([judge(body)]);
    const expires = readDateTime(wordOf(body, 'PasswordExpirationDate'));
    if (expires === undefined) throw new EwsAnswerError('broken-answer', 'no PasswordExpirationDate');
    const { year } = Temporal.Instant.from(expires).toZonedDateTimeISO('UTC');
    return year < EARLIEST_YEAR || year > LATEST_YEAR ? {} : { expires };
  },
};
