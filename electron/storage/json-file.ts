import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What a file gave: the part of it that could be used, and whether that was all. */
export interface Understood<T> {
  readonly value: T;
  readonly whole: boolean;
}

/**
 * Reads a small JSON file; `understand` gets `undefined` where there is none or it can't be read. Of a file that isn't
 * understood as a whole a copy is kept beside it, so that the next write doesn't bury the rest.
 */
export function readJson<T>(path: string, understand: (content: unknown) => Understood<T>): T {
  const text = readText(path);
  if (text === undefined) return understand(undefined).value;
  const content = parse(text);
  const { value, whole } = understand(content);
  if (!whole || content === undefined) keepCopy(path, text);
  return value;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // missing, or not ours to read: the app starts all the same
  }
}

function parse(text: string): unknown {
  try {
    // Some editors put a byte-order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined; // cut off or edited by hand
  }
}

/** Its name comes from its content: the same file read twice is kept once. */
function keepCopy(path: string, text: string): void {
  const name = createHash('sha256').update(text).digest('hex').slice(0, 8);
  try {
    writeFileSync(`${path}.broken-${name}`, text, { mode: 0o600, flag: 'wx' });
  } catch {
    return; // kept already, or the disk is full: then nothing will be written over it either
  }
}

/** Removes the copies of all files of a folder that couldn't be read. */
export function removeCopies(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/\.json\.broken-[0-9a-f]+$/.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Writes so that a crash leaves the old file or the new one, readable by its user alone. What couldn't be read there is kept beside it. */
export function writeJson(path: string, value: unknown): void {
  const text = `${JSON.stringify(value, undefined, 2)}\n`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  // What a crash left there might be readable by others.
  rmSync(fresh, { force: true });
  const file = openSync(fresh, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // One that couldn't be read, belonging to another user perhaps, is no reason to lose what is in it.
  if (existsSync(path) && readText(path) === undefined)
    renameSync(path, `${path}.broken-${randomBytes(4).toString('hex')}`);
  renameSync(fresh, path);
}
