import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import type { Oof } from '../model.ts';
import { m, t } from '../xml-write.ts';
import { childOf, childText, elementsOf, type XmlElement } from '../xml.ts';

const atMost = 50;

/** GetMailTips: what others' out-of-office replies say to a colleague. Of strangers the server can't know in time. */
export function getMailTips(request: XmlElement, { company, now }: RequestContext): XmlElement {
  const recipients = childOf(request, 'Recipients');
  const addresses = (recipients === undefined ? [] : elementsOf(recipients)).map(
    (mailbox) => childText(mailbox, 'EmailAddress') ?? '',
  );
  if (addresses.length > atMost) {
    return failedMailTips('ErrorInvalidRecipients', `At most ${atMost} recipients may be asked about.`);
  }
  const messages = addresses.map((address) => {
    const mailbox = company.find(address);
    const tips = m(
      'MailTips',
      t('RecipientAddress', t('Name', ''), t('EmailAddress', address), t('RoutingType', 'SMTP')),
      t('PendingMailTips', mailbox === undefined ? 'OutOfOfficeMessage' : ''),
      mailbox === undefined ? undefined : outOfOffice(mailbox.oof, now),
    );
    return m('MailTipsResponseMessageType', { ResponseClass: 'Success' }, success(), tips);
  });
  return m('GetMailTipsResponse', { ResponseClass: 'Success' }, success(), m('ResponseMessages', messages));
}

/** The answer where nothing can be told. */
export function failedMailTips(code: string, message: string): XmlElement {
  return m('GetMailTipsResponse', { ResponseClass: 'Error' }, failure(code, message));
}

function outOfOffice(oof: Oof, now: Temporal.Instant): XmlElement {
  if (!isOn(oof, now)) return t('OutOfOffice', t('ReplyBody', t('Message', '')));
  const { language, message } = oof.internal;
  const body = t('ReplyBody', language === undefined ? {} : { 'xml:lang': language }, t('Message', message));
  if (oof.state !== 'Scheduled') return t('OutOfOffice', body);
  return t('OutOfOffice', body, t('Duration', t('StartTime', utc(oof.start)), t('EndTime', utc(oof.end))));
}

function isOn({ state, start, end }: Oof, now: Temporal.Instant): boolean {
  if (state !== 'Scheduled') return state === 'Enabled';
  return Temporal.Instant.compare(start, now) <= 0 && Temporal.Instant.compare(now, end) < 0;
}

const utc = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });
