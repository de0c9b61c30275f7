import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { md4 } from '../../../electron/demo/sign-in/md4.ts';
import {
  challengeMessage,
  hashOf,
  isNtlm,
  messageType,
  proofOf,
  proves,
  readProof,
} from '../../../electron/demo/sign-in/ntlm.ts';
import { openingMessage, provingMessage } from '../../support/ntlm-client.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const now = Temporal.Instant.from('2026-11-23T09:40:00Z');
const challenge = hex('0123456789abcdef');

describe('MD4 gives the digests of RFC 1320', () => {
  test.each([
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
  ])('of "%s"', (text, digest) => {
    expect(md4(Buffer.from(text)).toString('hex')).toBe(digest);
  });
});

describe('the second version of NTLM gives the values of MS-NLMP 4.2', () => {
  test('the hash of a password', () => {
    expect(md4(Buffer.from('Password', 'utf16le')).toString('hex')).toBe('a4f49c406510bdcab6824ee7c30fd852');
    expect(hashOf('User', 'Domain', 'Password').toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });

  test('the proof over challenge, time, client challenge and target', () => {
    const info = '02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000';
    const added = hex(`0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000 ${info} 00000000`);
    const proof = proofOf(hashOf('User', 'Domain', 'Password'), challenge, added);
    expect(proof.toString('hex')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
    const said = { user: 'User', domain: 'Domain', response: Buffer.concat([proof, added]) };
    expect(proves(said, challenge, 'Password')).toBe(true);
    expect(proves(said, challenge, 'password')).toBe(false);
    expect(proves(said, hex('0123456789abcdee'), 'Password')).toBe(false);
    expect(proves({ ...said, user: 'Other' }, challenge, 'Password')).toBe(false);
  });
});

describe('the messages', () => {
  const offer = challengeMessage(challenge, now);
  const proof = provingMessage(offer, { domain: 'CONTOSO', user: 'mira.voss', password: 'secret' });

  test('are told apart, and from what is none', () => {
    expect([openingMessage(), offer, proof].map(messageType)).toEqual([1, 2, 3]);
    expect([openingMessage(), hex('6082010a'), Buffer.alloc(0)].map(isNtlm)).toEqual([true, false, false]);
  });

  test('a challenge carries its eight bytes and the time in target info that ends', () => {
    expect(offer.subarray(24, 32)).toEqual(challenge);
    const info = offer.subarray(offer.readUInt32LE(44));
    expect(info.length).toBe(offer.readUInt16LE(40));
    expect(info.subarray(-4)).toEqual(Buffer.alloc(4));
    const stamp = info.readBigUInt64LE(info.length - 12);
    expect(Number(stamp / 10_000n - 11_644_473_600_000n)).toBe(now.epochMilliseconds);
  });

  test('a proof is read back, and refused where it is cut short or of the first version', () => {
    expect(readProof(proof)).toMatchObject({ domain: 'CONTOSO', user: 'mira.voss' });
    expect(readProof(proof.subarray(0, 80))).toBeUndefined();
    expect(readProof(proof.subarray(0, 20))).toBeUndefined();
    const old = Buffer.from(proof);
    old.writeUInt16LE(24, 20);
    expect(readProof(old)).toBeUndefined();
  });
});
