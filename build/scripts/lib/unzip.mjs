// A reader of zip archives with Node's own modules: it runs before any dependency is there.
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * Unpacks the entries that `keep` wants, file modes and symbolic links included. No zip64: archives below 4 GiB only.
 * @param {string} archive path of the zip file
 * @param {string} target folder to unpack into
 * @param {(name: string) => boolean} keep
 */
export function unzip(archive, target, keep) {
  const zip = readFileSync(archive);
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error(`${archive} is not a zip archive`);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${archive} has a broken directory`);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (keep(name)) writeEntry(zip, at, resolve(target, name), resolve(target));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/** @param {Buffer} zip @param {number} at @param {string} path @param {string} target */
function writeEntry(zip, at, path, target) {
  if (path !== target && !path.startsWith(target + sep)) throw new Error(`entry outside the target: ${path}`);
  const method = zip.readUInt16LE(at + 10);
  const size = zip.readUInt32LE(at + 20);
  const mode = zip.readUInt32LE(at + 38) >>> 16;
  const local = zip.readUInt32LE(at + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (zip.toString('utf8', at + 46 + zip.readUInt16LE(at + 28) - 1, at + 46 + zip.readUInt16LE(at + 28)) === '/') {
    mkdirSync(path, { recursive: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const packed = zip.subarray(start, start + size);
  const content = method === 0 ? packed : inflateRawSync(packed);
  if ((mode & 0o170000) === 0o120000) symlinkSync(content.toString('utf8'), path);
  else {
    writeFileSync(path, content);
    if ((mode & 0o777) !== 0) chmodSync(path, mode & 0o777);
  }
}
