// What a bare Electron runtime needs to open an application's folder: the development fallback carries no default app.
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const args = process.argv.slice(1);
let folder;
for (let i = 0; i < args.length; i += 1) {
  if (args[i] === '-r' || args[i] === '--require') {
    require(path.resolve(args[i + 1]));
    i += 1;
  } else if (!args[i].startsWith('-')) {
    folder = path.resolve(args[i]);
    break;
  }
}
if (folder === undefined) {
  process.stderr.write('Give the folder of an application.\n');
  app.exit(2);
} else {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setAppPath(folder);
  app.setName(manifest.productName ?? manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  import(pathToFileURL(path.join(folder, manifest.main)).href).catch((cause) => {
    process.stderr.write(`${String(cause?.stack ?? cause)}\n`);
    app.exit(1);
  });
}
