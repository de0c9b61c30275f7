import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handlingOf, type Handling } from '../../../electron/ews/response-codes.ts';
import { schemaOrSkip } from '../../support/schema-or-skip.ts';
import { reference } from './onprem-schema.ts';

describe('a response code', () => {
  it.each<[string, Handling]>([
    ['ErrorServerBusy', 'wait'],
    ['ErrorTimeoutExpired', 'wait'],
    ['ErrorMailboxMoveInProgress', 'wait'],
    ['ErrorPasswordExpired', 'sign-in'],
    ['ErrorItemNotFound', 'not-found'],
    ['ErrorNoFreeBusyAccess', 'not-found'],
    ['ErrorOrganizationAccessBlocked', 'switched-off'],
    ['ErrorCalendarViewRangeTooBig', 'too-much'],
    ['ErrorInvalidServerVersion', 'lower-version'],
    ['ErrorAccessDenied', 'refused'],
    ['ErrorSchemaValidation', 'refused'],
    ['errorserverbusy', 'refused'],
    ['', 'refused'],
  ])('%s means %s', (code, handling) => {
    expect(handlingOf(code)).toBe(handling);
  });

  schemaOrSkip('is handled in keeping with the reference', () => {
    const allowed: Readonly<Record<string, readonly Handling[]>> = {
      'retry-after': ['wait'],
      reauth: ['sign-in', 'switched-off'],
      'lower-version': ['lower-version'],
      'client-bug': ['refused', 'not-found'],
      'user-action': ['refused'],
    };
    const rows = readFileSync(new URL('data/response-codes.tsv', reference), 'utf8').trim().split('\n').slice(1);
    const checked = rows.flatMap((row) => {
      const [code = '', kind = ''] = row.split('\t');
      const handlings = allowed[kind];
      return handlings === undefined ? [] : [{ code, kind, fits: handlings.includes(handlingOf(code)) }];
    });
    expect(checked.length).toBeGreaterThan(50);
    expect(checked.filter(({ fits }) => !fits)).toEqual([]);
  });
});
