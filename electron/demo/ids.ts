import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';

/**
 * Ids are opaque to clients and stable over restarts: who, which item, which date of its series or which attachment,
 * sealed with a hash, so that a made-up id isn't mistaken for one of ours.
 */
export interface ItemKey {
  readonly mailbox: string;
  readonly number: number;
  /** The date that a series gave the occurrence. */
  readonly original?: Temporal.PlainDate;
  /** Counted from 0. */
  readonly attachment?: number;
}

/** Gives the id of an item, an occurrence or an attachment. */
export function encodeId({ mailbox, number, original, attachment }: ItemKey): string {
  const text = `${mailbox}|${number}|${original?.toString() ?? ''}|${attachment ?? ''}`;
  return `AAMkAD${Buffer.from(`${text}|${seal(text)}`).toString('base64')}`;
}

/** Reads an id; undefined where it is none of this server's. */
export function decodeId(id: string): ItemKey | undefined {
  if (!id.startsWith('AAMkAD')) return undefined;
  const parts = Buffer.from(id.slice(6), 'base64').toString().split('|');
  const [mailbox, number, original, attachment, signature] = parts;
  if (mailbox === undefined || signature !== seal(parts.slice(0, 4).join('|'))) return undefined;
  return {
    mailbox,
    number: Number(number),
    ...(original === undefined || original === '' ? {} : { original: Temporal.PlainDate.from(original) }),
    ...(attachment === undefined || attachment === '' ? {} : { attachment: Number(attachment) }),
  };
}

/** The change key of one version of something. */
export function changeKey(subject: string, version: number): string {
  return `DwAAABYA${digest(`${subject}#${version}`).subarray(0, 18).toString('base64')}`;
}

/** The id of a folder. */
export function encodeFolderId(mailbox: string, folder: string): string {
  return `AQMkAD${Buffer.from(`${mailbox}|${folder}|${seal(`${mailbox}/${folder}`)}`).toString('base64')}`;
}

/** Reads a folder id; undefined where it is none of this server's. */
export function decodeFolderId(id: string): { readonly mailbox: string; readonly folder: string } | undefined {
  if (!id.startsWith('AQMkAD')) return undefined;
  const [mailbox, folder, signature] = Buffer.from(id.slice(6), 'base64').toString().split('|');
  if (mailbox === undefined || folder === undefined || signature !== seal(`${mailbox}/${folder}`)) return undefined;
  return { mailbox, folder };
}

/** The UID of a calendar item: a global object id in hexadecimal, as Exchange writes it (MS-OXOCAL). */
export function encodeUid(seed: string): string {
  const own = digest(seed).toString('hex').toUpperCase();
  return `040000008200E00074C5B7101A82E00800000000${own.slice(0, 16)}000000000000000010000000${own.slice(16, 48)}`;
}

/** Something that only this server can have made: opaque to clients, recognised when it comes back. */
export function encodeToken(prefix: string, parts: readonly (string | number)[]): string {
  const text = parts.join('|');
  return `${prefix}${Buffer.from(`${text}|${seal(`${prefix}${text}`)}`).toString('base64')}`;
}

/** The parts of a token; undefined where this server didn't make it under that prefix. */
export function decodeToken(prefix: string, token: string): readonly string[] | undefined {
  if (!token.startsWith(prefix)) return undefined;
  const parts = Buffer.from(token.slice(prefix.length), 'base64').toString().split('|');
  const signature = parts.pop();
  return signature === seal(`${prefix}${parts.join('|')}`) ? parts : undefined;
}

function seal(text: string): string {
  return digest(text).subarray(0, 12).toString('hex');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
