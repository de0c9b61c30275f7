import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { m } from '../xml-write.ts';
import { childText, type XmlElement } from '../xml.ts';

/** How a server says never. */
const never = Temporal.Instant.from('9999-12-31T23:59:59Z');

/** GetPasswordExpirationDate: of one's own password. The answer is flat, its date in UTC. */
export function getPasswordExpirationDate(request: XmlElement, { company, user }: RequestContext): XmlElement {
  const address = childText(request, 'MailboxSmtpAddress') ?? '';
  if (address !== '' && company.find(address) !== user) {
    return failedPasswordExpiration('ErrorAccessDenied', 'User is not mailbox owner.');
  }
  const date = m('PasswordExpirationDate', (user.passwordExpires ?? never).toString({ smallestUnit: 'second' }));
  return m('GetPasswordExpirationDateResponse', { ResponseClass: 'Success' }, success(), date);
}

/** The answer where there is no date: the schema wants one all the same. */
export function failedPasswordExpiration(code: string, message: string): XmlElement {
  const date = m('PasswordExpirationDate', '0001-01-01T00:00:00Z');
  return m('GetPasswordExpirationDateResponse', { ResponseClass: 'Error' }, failure(code, message), date);
}
