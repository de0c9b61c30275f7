// `npm run bench [-- NAME]`: measures the app against what it can't beat, one JSON line a figure on standard output.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './lib/paths.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { elapsed, fail, say } from './lib/say.mjs';

const names = readdirSync(join(root, 'test', 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));
const [only] = process.argv.slice(2);
if (only !== undefined && !names.includes(only)) fail(`there is no benchmark ${only}: ${names.join(', ')}`, 2);
const runtime = await prepareApp({ display: true, desktop: true });
const out = join(root, 'test-results', 'bench');
// Bundled as the product is: what is measured must not run through a development server's wrappers.
await build({
  configFile: false,
  logLevel: 'error',
  root,
  plugins: [{ name: 'stay-in-place', transform: stayInPlace }],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'node20',
    ssr: true,
    rolldownOptions: {
      input: Object.fromEntries(names.map((name) => [name, join(root, 'test', 'bench', `${name}.bench.ts`)])),
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});

/** Modules that look for files beside them go on finding them there. @param {string} code @param {string} id */
function stayInPlace(code, id) {
  return code
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
}

let missed = 0;
for (const name of only === undefined ? names : [only]) {
  say(`${name} (${elapsed()}) …`);
  const { measure } = await import(pathToFileURL(join(out, `${name}.mjs`)).href);
  for (const figure of await measure({ root, electron: runtime.binary })) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    if (!figure.ok) missed += 1;
  }
}
process.exit(missed === 0 ? 0 : 1);
