import type { Diagnosis, TestResult } from './diagnosis.ts';
import type { AppError } from './model.ts';
import type { Snapshot } from './snapshot.ts';

/** Mailbox addresses keep their domain: administrators look for that, and need no name. */
const masked = (text: string): string => text.replace(/[^\s@"'<>()[\],;:=/\\]+@(?=[^\s@]+)/g, '***@');

/** What a server says in its own words may hold anything. */
const errorLine = ({ kind, code, host }: AppError): string =>
  [kind, code, host === undefined ? undefined : `host ${host}`].filter(Boolean).join(', ');

/**
 * A report for whoever looks after the server: in English, with hosts, times, versions and codes, without passwords, tokens,
 * names, addresses, subjects, and without what the server said in free text.
 */
export function writeReport(
  diagnosis: Diagnosis,
  results: readonly TestResult[],
  { now, zone, language }: Pick<Snapshot, 'now' | 'zone' | 'language'>,
): string {
  const { health, lastRequest, lastFailure } = diagnosis;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['time', `${now} (${zone}, ${language})`],
    ['mailbox', diagnosis.address],
    ['endpoint', diagnosis.server],
    ['found by', diagnosis.foundBy],
    ['sign-in', [diagnosis.method, diagnosis.convincedBy].filter(Boolean).join(', used ')],
    ['server version', diagnosis.serverVersion],
    ['state', `${health.state} since ${health.since}`],
    ['changes', health.feed],
    ['last success', health.lastSuccess],
    ['next try', health.nextTry],
    ['error', health.error && errorLine(health.error)],
    ['asked to wait until', diagnosis.quietUntil],
    ['requests', `${diagnosis.requests}, failed ${diagnosis.failures}`],
    [
      'last request',
      lastRequest &&
        `${lastRequest.operation} at ${lastRequest.at}, ${lastRequest.ms} ms, status ${lastRequest.status ?? 'none'}, id ${lastRequest.requestId}`,
    ],
    [
      'last failure',
      lastFailure &&
        `${lastFailure.operation} at ${lastFailure.at}, ${lastFailure.ms} ms, status ${lastFailure.status ?? 'none'}, id ${lastFailure.requestId}: ${errorLine(lastFailure.error)}`,
    ],
    ...results.map(({ step, ms, error }): readonly [string, string] => [
      `test ${step}`,
      `${Math.round(ms)} ms, ${error === undefined ? 'works' : errorLine(error)}`,
    ]),
  ];
  const known = lines.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}: ${value}`]));
  return masked(['Presently diagnosis', ...known].join('\n'));
}
