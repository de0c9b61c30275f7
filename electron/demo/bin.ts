import { parseArgs } from 'node:util';
import type { ReadyLine } from './control.ts';
import { startExchange } from './index.ts';

const usage = 'usage: exchange [--port N] [--zone IANA-NAME] [--language en|fr] [--people N]\n';

/** The embedded Exchange as a program: one JSON line when it answers, then until SIGTERM or SIGINT. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      zone: { type: 'string' },
      language: { type: 'string' },
      people: { type: 'string' },
    },
  });
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`${values.port ?? ''} is no port`);
  const language = values.language ?? 'en';
  if (language !== 'en' && language !== 'fr') throw new RangeError(`${language} is no language of this server`);
  const people = Number(values.people ?? '24');
  if (!Number.isInteger(people) || people < 1 || people > 10_000)
    throw new RangeError('a company has 1 to 10000 people');
  const exchange = await startExchange({
    people,
    port,
    language,
    keepBodies: process.env['PRESENTLY_SCHEMA_CHECK'] !== undefined,
    logFile: process.env['PRESENTLY_DEMO_LOG'],
    ...(values.zone === undefined ? {} : { zone: values.zone }),
  });
  const { url, users, control } = exchange;
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void exchange.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever reads this may end the server at once.
  const line: ReadyLine = { url, users, control };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exit(2);
});
