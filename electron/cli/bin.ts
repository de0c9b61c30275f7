import { startHidden } from './client.ts';
import { runLine } from './run.ts';
import { readStandardInput } from './standard-input.ts';

// Whoever read a stream of changes has enough.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runLine(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readPassword: readStandardInput,
  start: (path) => startHidden(process.env['PRESENTLY_LAUNCH'], path),
});
