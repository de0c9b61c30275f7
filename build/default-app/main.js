// What a bare Electron runtime needs to open an application's folder: the development fallback carries no default app.
// A module, and awaited to its end: Electron holds back `ready` until then, and an application may have to be first.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const args = process.argv.slice(1);
let folder;
for (let at = 0; at < args.length && folder === undefined; at += 1) {
  if (args[at] === '-r' || args[at] === '--require') {
    require(resolve(args[at + 1]));
    at += 1;
  } else if (!args[at].startsWith('-')) folder = resolve(args[at]);
}
if (folder === undefined) {
  process.stderr.write('Give the folder of an application.\n');
  app.exit(2);
} else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setAppPath(folder);
  app.setName(manifest.productName ?? manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  try {
    await import(pathToFileURL(join(folder, manifest.main)).href);
  } catch (cause) {
    process.stderr.write(`${String(cause?.stack ?? cause)}\n`);
    app.exit(1);
  }
}
