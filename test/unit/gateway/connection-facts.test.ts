import { describe, expect, it } from 'vitest';
import type { SeenExchange } from '../../../electron/ews/client.ts';
import { EwsHttpError, EwsTransportError } from '../../../electron/ews/errors.ts';
import { createConnectionFacts } from '../../../electron/gateway/connection-facts.ts';

const subject = { host: 'mail.contoso.example', address: 'mira.voss@contoso.example' };
const seen = (over: Partial<SeenExchange> = {}): SeenExchange => ({
  operation: 'GetFolder',
  at: Date.UTC(2026, 9, 20, 7),
  ms: 12,
  status: 200,
  requestId: 'one',
  ...over,
});
const told = { operation: 'GetFolder', at: '2026-10-20T07:00:00Z', ms: 12, status: 200, requestId: 'one' };

describe('what is known of a connection', () => {
  it('is nothing before the first request', () => {
    expect(createConnectionFacts(subject).facts()).toEqual({ requests: 0, failures: 0 });
  });

  it('is its last request', () => {
    const connection = createConnectionFacts(subject);
    connection.see(seen());
    connection.see(seen({ requestId: 'two' }));
    expect(connection.facts()).toEqual({ requests: 2, failures: 0, lastRequest: { ...told, requestId: 'two' } });
  });

  it('is its last failure too, which outlives the success after it', () => {
    const connection = createConnectionFacts(subject);
    connection.see(seen({ status: 403, error: new EwsHttpError(403) }));
    connection.see(seen({ requestId: 'two' }));
    expect(connection.facts()).toEqual({
      requests: 2,
      failures: 1,
      lastRequest: { ...told, requestId: 'two' },
      lastFailure: { ...told, status: 403, error: { kind: 'forbidden', code: '403', ...subject } },
    });
  });

  it('has no status where no answer came', () => {
    const connection = createConnectionFacts(subject);
    const { status: _status, ...without } = seen({ error: new EwsTransportError('timeout', 'nothing for 30000 ms') });
    connection.see(without);
    const { lastFailure } = connection.facts();
    expect(lastFailure).not.toHaveProperty('status');
    expect(lastFailure?.error).toEqual({ kind: 'timeout', ...subject });
  });

  it('doesn’t count what was given up: nobody failed', () => {
    const connection = createConnectionFacts(subject);
    connection.see(seen({ error: new EwsTransportError('cancelled', 'given up by the caller') }));
    expect(connection.facts()).toEqual({ requests: 0, failures: 0 });
  });
});
