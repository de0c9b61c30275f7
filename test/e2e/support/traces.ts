import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../../electron/demo/sign-in/ntlm.ts';
import { md4 } from '../../../electron/demo/sign-in/md4.ts';

/** What a program leaves behind, by name. */
export type Traces = ReadonlyMap<string, Buffer>;

/** Every file below some folders, whatever its kind. What isn't a file (a socket, a link to nowhere) holds nothing. */
export function filesIn(...folders: readonly string[]): Traces {
  const entries = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file)]));
}

/** The forms in which a word can lie somewhere: as it is, as UTF-16, and both of them in base64, hexadecimal and URLs. */
export function formsOf(word: string): readonly Buffer[] {
  const bytes = [Buffer.from(word), Buffer.from(word, 'utf16le')];
  return [
    ...bytes,
    ...bytes.flatMap((each) => [...inBase64(each), Buffer.from(each.toString('hex'))]),
    Buffer.from(encodeURIComponent(word)),
    Buffer.from(JSON.stringify(word).slice(1, -1)),
  ];
}

/** What goes over the wire for a name and a password, in the forms of Basic and of NTLM. */
export function proofsOf(user: string, password: string): readonly Buffer[] {
  const hashes = [md4(Buffer.from(password, 'utf16le')), hashOf(user, '', password)];
  return [
    Buffer.from(Buffer.from(`${user}:${password}`).toString('base64')),
    ...hashes.flatMap((hash) => [hash, Buffer.from(hash.toString('hex')), Buffer.from(hash.toString('base64'))]),
  ];
}

/** Base64 of bytes wherever they stand in a longer run: without the letters that their neighbours have a part in. */
function inBase64(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1, -1));
  });
}

/** Where some of these bytes stand, and which: `file: the first letters of what was found`. */
export function found(traces: Traces, forms: readonly Buffer[]): readonly string[] {
  return [...traces].flatMap(([name, content]) =>
    forms.filter((form) => content.includes(form)).map((form) => `${name}: ${form.toString('latin1').slice(0, 8)}…`),
  );
}
