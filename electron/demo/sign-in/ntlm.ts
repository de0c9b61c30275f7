import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { md4 } from './md4.ts';

/** NTLM's three messages and the proof in the last of them (MS-NLMP), as far as a server needs them; no sealing, no signing. */

const signature = Buffer.from('NTLMSSP\0', 'latin1');
const flag = {
  unicode: 0x1,
  requestTarget: 0x4,
  ntlm: 0x200,
  alwaysSign: 0x8000,
  targetIsDomain: 0x10000,
  extendedSession: 0x80000,
  targetInfo: 0x800000,
  version: 0x2000000,
  bits128: 0x20000000,
} as const;
const offered = Object.values(flag).reduce((all, one) => all | one, 0);
/** AV pairs of the target info. */
const pair = { end: 0, server: 1, domain: 2, dnsServer: 3, dnsDomain: 4, timestamp: 7 } as const;
/** Between 1601, where Windows begins to count, and 1970. */
const windowsEpochMs = 11_644_473_600_000n;

/** Whether these bytes are one of NTLM's messages. */
export function isNtlm(message: Uint8Array): boolean {
  return message.length >= 12 && signature.equals(message.subarray(0, 8));
}

/** Which of the three it is: 1 opens, 2 challenges, 3 proves. */
export function messageType(message: Uint8Array): number {
  return Buffer.from(message).readUInt32LE(8);
}

/** The server's message: a challenge of eight bytes, who it is, and its time, so that clients add a proof of integrity. */
export function challengeMessage(challenge: Uint8Array, now: Temporal.Instant): Buffer {
  const target = utf16('CONTOSO');
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64LE((BigInt(now.epochMilliseconds) + windowsEpochMs) * 10_000n);
  const info = Buffer.concat([
    avPair(pair.domain, target),
    avPair(pair.server, utf16('EX01')),
    avPair(pair.dnsDomain, utf16('contoso.example')),
    avPair(pair.dnsServer, utf16('ex01.contoso.example')),
    avPair(pair.timestamp, stamp),
    avPair(pair.end, Buffer.alloc(0)),
  ]);
  const head = Buffer.alloc(56);
  signature.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, target.length, head.length);
  head.writeUInt32LE(offered >>> 0, 20);
  head.set(challenge, 24);
  writeField(head, 40, info.length, head.length + target.length);
  // Windows Server 2016, and the revision of NTLM that everybody speaks.
  head.set([10, 0, 0x39, 0x38, 0, 0, 0, 15], 48);
  return Buffer.concat([head, target, info]);
}

/** What a client's last message says; the names are as the client wrote them. */
export interface Proof {
  readonly user: string;
  readonly domain: string;
  /** `NTProofStr` and behind it what it was made over. */
  readonly response: Uint8Array;
}

/** Reads a client's last message; undefined where it is cut short or no NTLM of the second version. */
export function readProof(message: Uint8Array): Proof | undefined {
  const bytes = Buffer.from(message);
  if (bytes.length < 64) return undefined;
  const isUnicode = (bytes.readUInt32LE(60) & flag.unicode) !== 0;
  const [response, domain, user] = [20, 28, 36].map((at) => readField(bytes, at));
  // The first version answers in 24 bytes; what it proves can be had from any recording.
  if (response === undefined || domain === undefined || user === undefined || response.length <= 24) return undefined;
  const text = (field: Buffer): string => field.toString(isUnicode ? 'utf16le' : 'latin1');
  return { user: text(user), domain: text(domain), response };
}

/** Whether a proof was made with this password for this challenge. */
export function proves({ user, domain, response }: Proof, challenge: Uint8Array, password: string): boolean {
  const expected = proofOf(hashOf(user, domain, password), challenge, response.subarray(16));
  return timingSafeEqual(expected, response.subarray(0, 16));
}

/** `NTOWFv2` of MS-NLMP: the key that stands for a password and the name it belongs to. */
export function hashOf(user: string, domain: string, password: string): Buffer {
  return hmac(md4(utf16(password)), utf16(user.toUpperCase() + domain));
}

/** `NTProofStr` of MS-NLMP over the server's challenge and what the client adds to it. */
export function proofOf(hash: Uint8Array, challenge: Uint8Array, added: Uint8Array): Buffer {
  return hmac(hash, Buffer.concat([challenge, added]));
}

function hmac(key: Uint8Array, content: Uint8Array): Buffer {
  return createHmac('md5', key).update(content).digest();
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function avPair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

function writeField(bytes: Buffer, at: number, length: number, offset: number): void {
  bytes.writeUInt16LE(length, at);
  bytes.writeUInt16LE(length, at + 2);
  bytes.writeUInt32LE(offset, at + 4);
}

function readField(bytes: Buffer, at: number): Buffer | undefined {
  const length = bytes.readUInt16LE(at);
  const offset = bytes.readUInt32LE(at + 4);
  return offset + length > bytes.length ? undefined : bytes.subarray(offset, offset + length);
}
