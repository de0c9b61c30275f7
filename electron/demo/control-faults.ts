import type { FaultBook } from './faults.ts';
import { boolean, dictionary, integer, object, oneOf, optional, probability, string, variant } from './read-json.ts';

const many = Number.MAX_SAFE_INTEGER;
const milliseconds = integer(0, 3_600_000);

/** A fault as the control address takes it. */
export type ArmedFault = Parameters<FaultBook['add']>[0];

const where = {
  operation: optional(string),
  mailbox: optional(string),
  times: optional(integer(1, many)),
  probability: optional(probability),
};
const bare = <const K extends string>(kind: K) => object({ kind: oneOf([kind]), ...where });
const mode = oneOf(['streaming', 'pull']);
/** Checks what is ordered to go wrong. Throws an `InputError`. */
export const readFault = variant<ArmedFault>('kind', {
  'http-status': object({
    kind: oneOf(['http-status']),
    status: integer(200, 599),
    headers: optional(dictionary(string)),
    body: optional(string),
    contentType: optional(string),
    ...where,
  }),
  'soap-fault': object({
    kind: oneOf(['soap-fault']),
    code: string,
    message: optional(string),
    backOffMilliseconds: optional(integer(0, many)),
    ...where,
  }),
  'response-error': object({
    kind: oneOf(['response-error']),
    code: string,
    backOffMilliseconds: optional(integer(0, many)),
    ...where,
  }),
  html: bare('html'),
  truncate: bare('truncate'),
  huge: object({ kind: oneOf(['huge']), bytes: integer(1, many), ...where }),
  'gzip-bomb': object({ kind: oneOf(['gzip-bomb']), bytes: integer(1, many), ...where }),
  doctype: bare('doctype'),
  hang: object({ kind: oneOf(['hang']), carriedOut: optional(boolean), ...where }),
  slow: object({ kind: oneOf(['slow']), milliseconds, ...where }),
  drip: object({ kind: oneOf(['drip']), bytes: integer(1, many), milliseconds, ...where }),
  reset: object({ kind: oneOf(['reset']), carriedOut: optional(boolean), ...where }),
  'half-closed': bare('half-closed'),
  cut: bare('cut'),
  'content-type': object({ kind: oneOf(['content-type']), contentType: string, ...where }),
  'bad-gzip': bare('bad-gzip'),
  'wrong-password': bare('wrong-password'),
  'ews-blocked': object({ kind: oneOf(['ews-blocked']), as: oneOf(['page', 'empty', 'fault']), ...where }),
  'expired-sync-state': bare('expired-sync-state'),
  'lost-subscription': bare('lost-subscription'),
  'not-offered': object({ kind: oneOf(['not-offered']), mode, ...where }),
  silent: bare('silent'),
  'duplicate-events': bare('duplicate-events'),
  'reordered-events': bare('reordered-events'),
});
