import type { ControlRequest } from '../../electron/demo/control.ts';
import type { Random } from './random.ts';

type Armed = Extract<ControlRequest, { action: 'fault' }>['fault'];

/** Operations that a fault may be for; any of them where it isn't said. */
const OPERATIONS = [
  'GetFolder',
  'FindItem',
  'GetItem',
  'SyncFolderItems',
  'Subscribe',
  'GetStreamingEvents',
  'GetEvents',
  'GetUserOofSettings',
  'SetUserOofSettings',
  'CreateItem',
] as const;

/** What can go wrong on the way and in the server, by the name that the summary counts it under. */
const MAKERS: Readonly<Record<string, (random: Random) => Armed>> = {
  latency: ({ between }) => ({ kind: 'slow', milliseconds: between(200, 40_000) }),
  drip: ({ between }) => ({ kind: 'drip', bytes: between(300, 2000), milliseconds: between(100, 2000) }),
  reset: ({ chance }) => ({ kind: 'reset', carriedOut: chance(0.5) }),
  hang: ({ chance }) => ({ kind: 'hang', carriedOut: chance(0.5) }),
  'half-closed': () => ({ kind: 'half-closed' }),
  truncated: () => ({ kind: 'truncate' }),
  cut: () => ({ kind: 'cut' }),
  html: () => ({ kind: 'html' }),
  doctype: () => ({ kind: 'doctype' }),
  '401': () => ({ kind: 'wrong-password' }),
  '403': () => ({ kind: 'http-status', status: 403 }),
  '449': () => ({ kind: 'http-status', status: 449 }),
  '503': () => ({ kind: 'http-status', status: 503 }),
  '503 with Retry-After': ({ between }) => ({
    kind: 'http-status',
    status: 503,
    headers: { 'retry-after': String(between(1, 300)) },
  }),
  'busy fault': ({ between }) => ({
    kind: 'soap-fault',
    code: 'ErrorServerBusy',
    backOffMilliseconds: between(1000, 300_000),
  }),
  'busy in a 200': ({ between }) => ({
    kind: 'response-error',
    code: 'ErrorServerBusy',
    backOffMilliseconds: between(1000, 120_000),
  }),
  transient: () => ({ kind: 'response-error', code: 'ErrorInternalServerTransientError' }),
  'expired sync state': () => ({ kind: 'expired-sync-state', operation: 'SyncFolderItems' }),
  'lost subscription': ({ pick }) => ({
    kind: 'lost-subscription',
    operation: pick(['GetStreamingEvents', 'GetFolder']),
  }),
  'streaming refused': () => ({ kind: 'not-offered', mode: 'streaming' }),
  'pull refused': () => ({ kind: 'not-offered', mode: 'pull' }),
  silent: () => ({ kind: 'silent' }),
  duplicated: () => ({ kind: 'duplicate-events' }),
  reordered: () => ({ kind: 'reordered-events' }),
  'content type': () => ({ kind: 'content-type', contentType: 'application/octet-stream' }),
  'bad gzip': () => ({ kind: 'bad-gzip' }),
  '20 MB': () => ({ kind: 'huge', bytes: 20 * 1024 * 1024 }),
};

export const FAULT_NAMES = Object.keys(MAKERS);

/** To draw from: what strikes only at a rare moment is drawn more often. */
export const FAULT_LOTS = [
  ...FAULT_NAMES,
  ...[
    'pull refused',
    'pull refused',
    'silent',
    '449',
    'reordered',
    'reordered',
    'duplicated',
    'drip',
    '403',
    'transient',
  ],
];

/** A fault to be armed for the next few requests. */
export function drawFault(name: string, random: Random): Armed {
  const make = MAKERS[name];
  if (make === undefined) throw new Error(`there is no fault ${name}`);
  const fault = make(random);
  const operation = fault.operation ?? (random.chance(0.25) ? random.pick(OPERATIONS) : undefined);
  return { ...fault, times: random.between(1, 3), ...(operation === undefined ? {} : { operation }) };
}
