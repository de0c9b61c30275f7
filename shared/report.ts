import type { Diagnosis, RequestFact, TestResult } from './diagnosis.ts';
import type { AppError } from './model.ts';
import type { Snapshot } from './snapshot.ts';

/** Mailbox addresses keep their domain: administrators look for that, and need no name. */
const mailboxOf = (address: string): string => `***@${hostOf(address.slice(address.lastIndexOf('@') + 1)) ?? '***'}`;

/**
 * A code comes from the server verbatim and may hold anything: codes are words with a number at the end
 * (`ErrorServerBusy`, `invalid_grant`, `AADSTS50076`) or a number, tokens and passwords mostly aren't.
 */
const codeOf = (code: string): string =>
  code.length <= 80 && /^(?:[a-z]+(?:[-_][a-z]+)*\d{0,9}|\d{1,9})$/i.test(code) ? code : 'a code of another kind';

const hostOf = (host: string | undefined): string | undefined =>
  host !== undefined && /^(?:[a-z\d-]+(?:\.[a-z\d-]+)*|\[[\da-f:.]+\])(?::\d+)?$/i.test(host) ? host : undefined;

/** Scheme, host and plain path of a server's address; what else somebody has typed there stays there. */
function endpointOf(server: string): string {
  const [, scheme, place, path = ''] = /^(https?):\/\/(?:[^/?#]*@)?([^/?#@]+)([^?#]*)/i.exec(server) ?? [];
  const host = hostOf(place);
  if (scheme === undefined || host === undefined) return 'no address';
  return `${scheme}://${host}${path.replace(/[^/]*[^/\w.-][^/]*/g, '***')}`;
}

/** What a server says in its own words may hold anything. */
const errorLine = ({ kind, code, host }: AppError): string => {
  const known = hostOf(host);
  return [kind, code && codeOf(code), known === undefined ? undefined : `host ${known}`].filter(Boolean).join(', ');
};

const requestLine = ({ operation, at, ms, status, requestId }: RequestFact): string =>
  `${operation} at ${at}, ${Math.round(ms)} ms, status ${status ?? 'none'}, id ${requestId}`;

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
    ['mailbox', mailboxOf(diagnosis.address)],
    ['endpoint', endpointOf(diagnosis.server)],
    ['found by', diagnosis.foundBy],
    ['sign-in', [diagnosis.method, diagnosis.convincedBy].filter(Boolean).join(', used ')],
    ['server version', diagnosis.serverVersion?.replace(/[^\d.]+/g, ' ').trim()],
    ['state', `${health.state} since ${health.since}`],
    ['changes', health.feed],
    ['last success', health.lastSuccess],
    ['next try', health.nextTry],
    ['error', health.error && errorLine(health.error)],
    ['asked to wait until', diagnosis.quietUntil],
    ['requests', `${diagnosis.requests}, failed ${diagnosis.failures}`],
    ['last request', lastRequest && requestLine(lastRequest)],
    ['last failure', lastFailure && `${requestLine(lastFailure)}: ${errorLine(lastFailure.error)}`],
    ...results.map(({ step, ms, error }): readonly [string, string] => [
      `test ${step}`,
      `${Math.round(ms)} ms, ${error === undefined ? 'works' : errorLine(error)}`,
    ]),
  ];
  const known = lines.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}: ${value}`]));
  return ['Presently diagnosis', ...known].join('\n');
}
