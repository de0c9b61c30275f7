// `npm run exchange -- --port 0`: the embedded Exchange alone, for tests and demonstrations.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { prepareBundle } from './lib/prepare.mjs';

await prepareBundle();
const server = spawn(process.execPath, [join(root, 'out', 'main', 'exchange.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.on('SIGTERM', () => server.kill('SIGTERM'));
process.on('SIGINT', () => server.kill('SIGINT'));
server.once('exit', (code) => process.exit(code ?? 1));
