import { createHash } from 'node:crypto';
import type { MessageItem, Owner } from './model.ts';

/** A message as mail programs exchange it (RFC 5322, 2045): its HTML and its attachments. */
export function mimeOf(
  { subject, body, from, to, received, attachments, itemClass }: MessageItem,
  owner: Owner,
): string {
  const boundary = `=_${createHash('sha256').update(subject).digest('hex').slice(0, 24)}`;
  const recipients = (to ?? [owner]).map(({ name, address }) => mailbox(name, address)).join(', ');
  const part = (headers: readonly string[], content: string): string =>
    [`--${boundary}`, ...headers, 'Content-Transfer-Encoding: base64', '', content].join('\r\n');
  const parts = [
    part(['Content-Type: text/html; charset=utf-8'], lines(Buffer.from(body))),
    ...attachments
      .filter(({ deleted }) => deleted !== true)
      .map(({ name, contentType, bytes }) =>
        part(
          [
            `Content-Type: ${contentType}; name="${word(name)}"`,
            `Content-Disposition: attachment; filename="${word(name)}"`,
          ],
          lines(Buffer.from(bytes)),
        ),
      ),
  ];
  return [
    `From: ${mailbox(from.name, from.address)}`,
    `To: ${recipients}`,
    `Subject: ${word(subject)}`,
    `Date: ${new Date(received.epochMilliseconds).toUTCString()}`,
    `Content-Class: ${itemClass.toLowerCase().includes('voicemail') ? 'voice-ca' : 'urn:content-classes:message'}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts,
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

const mailbox = (name: string, address: string | undefined): string =>
  address === undefined ? `"${word(name)}"` : `"${word(name)}" <${address}>`;

/** ASCII as it is, anything else encoded. */
const word = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text.replaceAll('"', "'") : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

const lines = (bytes: Buffer): string => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
