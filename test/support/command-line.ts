import { failed, ok } from '../../shared/model.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHidden } from '../../electron/cli/client.ts';
import { runLine } from '../../electron/cli/run.ts';
import { serveCommandLine } from '../../electron/cli/server.ts';
import type { Engine } from '../../electron/engine/engine-interface.ts';
import {
  cliAnswers,
  cliFailureSchema,
  type CliAnswer,
  type CliFailure,
  type CliRequest,
} from '../../shared/cli-contract.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  readonly profile: string;
  /** What a person types, word by word, and what comes back. */
  readonly run: (line: string | readonly string[], input?: string) => Promise<Outcome>;
  /** The answer of a command that works, by its contract. */
  readonly answer: <C extends CliRequest['command']>(command: C, more?: readonly string[]) => Promise<CliAnswer<C>>;
  /** The answer of a command that fails. */
  readonly failure: (
    line: string | readonly string[],
    input?: string,
  ) => Promise<CliFailure['error'] & { readonly status: number }>;
  /** What was asked of the app besides the engine. */
  readonly pressed: readonly string[];
  readonly close: () => Promise<void>;
}

/** A command line's two ends over a real socket, in a profile of their own. */
export async function openCommandLine(engine: Engine): Promise<CommandLine> {
  const profile = mkdtempSync(join(tmpdir(), 'presently-test-'));
  const pressed: string[] = [];
  const server = await serveCommandLine({
    profile,
    engine,
    open: () => pressed.push('open'),
    join: () => {
      const meeting = engine.toJoin();
      pressed.push(`join ${meeting?.subject ?? 'nothing'}`);
      return Promise.resolve(
        meeting === undefined ? failed({ kind: 'not-found', code: 'nothing-to-join' }) : ok(meeting),
      );
    },
    quit: () => pressed.push('quit'),
    log: { info: () => undefined, warn: () => undefined },
  });
  const run = (line: string | readonly string[], input = '') => runIn({ PRESENTLY_PROFILE: profile }, line, input);
  return {
    profile,
    run,
    pressed,
    answer: async (command, more = []) => {
      const outcome = await run([...command.split(' '), ...more, '--json']);
      if (outcome.status !== 0) throw new Error(`${command} ended with ${outcome.status}: ${outcome.err}`);
      // The schema is the command's own.
      return cliAnswers[command].parse(JSON.parse(outcome.out)) as CliAnswer<typeof command>;
    },
    failure: async (line, input) => {
      const words = typeof line === 'string' ? line.split(' ') : line;
      const { status, out, err } = await run([...words, '--json'], input);
      const { error } = cliFailureSchema.parse(JSON.parse(out));
      if (!err.includes(error.message)) throw new Error(`standard error says “${err}” instead of “${error.message}”`);
      return { ...error, status };
    },
    close: async () => {
      await server.close();
      rmSync(profile, { recursive: true });
    },
  };
}

/** Runs a line as the program does, with nothing to start where no app runs. */
export async function runIn(
  env: Readonly<Record<string, string>>,
  line: string | readonly string[],
  input = '',
): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await runLine(typeof line === 'string' ? line.split(' ') : line, {
    env: { ...process.env, ...env },
    platform: process.platform,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readPassword: () => Promise.resolve(input),
    start: (path) => startHidden(env['PRESENTLY_LAUNCH'], path),
  });
  return { status, out, err };
}
