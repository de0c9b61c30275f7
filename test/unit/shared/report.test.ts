import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEST_STEPS, type Diagnosis, type TestResult } from '../../../shared/diagnosis.ts';
import type { AppError } from '../../../shared/model.ts';
import { writeReport } from '../../../shared/report.ts';

const at = '2026-11-23T10:00:00Z';
const shown = { now: at, zone: 'Europe/Paris', language: 'en' } as const;
const request = {
  operation: 'GetFolder',
  at,
  ms: 12.4,
  status: 401,
  requestId: 'c0ffee00-0000-4000-8000-000000000001',
};
const busy: AppError = { kind: 'busy', code: 'ErrorServerBusy', host: 'mail.contoso.example' };

const diagnosis = (over: Partial<Diagnosis> = {}): Diagnosis => ({
  accountId: 'work',
  address: 'mira.voss@contoso.example',
  server: 'https://mail.contoso.example/EWS/Exchange.asmx',
  foundBy: 'pox',
  method: 'negotiate',
  convincedBy: 'ntlm',
  serverVersion: '15.2.1544.9',
  health: { state: 'busy', since: at, lastSuccess: at, nextTry: at, error: busy, feed: 'pull' },
  lastRequest: request,
  lastFailure: { ...request, error: busy },
  quietUntil: at,
  requests: 12,
  failures: 3,
  ...over,
});

describe('a report', () => {
  it('says what administrators look for', () => {
    const results: readonly TestResult[] = [
      { step: 'server', ms: 31.6, found: '15.2.1544.9' },
      { step: 'mailbox', ms: 8, error: busy },
    ];
    expect(writeReport(diagnosis(), results, shown).split('\n')).toEqual([
      'Presently diagnosis',
      `time: ${at} (Europe/Paris, en)`,
      'mailbox: ***@contoso.example',
      'endpoint: https://mail.contoso.example/EWS/Exchange.asmx',
      'found by: pox',
      'sign-in: negotiate, used ntlm',
      'server version: 15.2.1544.9',
      `state: busy since ${at}`,
      'changes: pull',
      `last success: ${at}`,
      `next try: ${at}`,
      'error: busy, ErrorServerBusy, host mail.contoso.example',
      `asked to wait until: ${at}`,
      'requests: 12, failed 3',
      `last request: GetFolder at ${at}, 12 ms, status 401, id ${request.requestId}`,
      `last failure: GetFolder at ${at}, 12 ms, status 401, id ${request.requestId}: busy, ErrorServerBusy, host mail.contoso.example`,
      'test server: 32 ms, works',
      'test mailbox: 8 ms, busy, ErrorServerBusy, host mail.contoso.example',
    ]);
  });

  it.each([
    'ErrorServerBusy',
    '401',
    'ERR_CERT_AUTHORITY_INVALID',
    'invalid_grant',
    'AADSTS50076',
    'server-address',
    'no-password',
  ])('keeps the code %s', (code) => {
    const report = writeReport(diagnosis({ lastFailure: { ...request, error: { kind: 'refused', code } } }), [], shown);
    expect(report).toContain(`refused, ${code}`);
  });

  it.each([
    'hunter2 is wrong',
    'Mira’s salary talk',
    'TWlyYTpodW50ZXIy',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtaXJhIn0.c2ln',
    '8D969EEF6ECAD3C29A3A629280E686CF0C3F5D5A86AFF3CA12020C923ADC6C92',
    'a'.repeat(81),
  ])('leaves out %s where a code should stand', (code) => {
    const error = { kind: 'refused', code } as const;
    const report = writeReport(
      diagnosis({ lastFailure: { ...request, error } }),
      [{ step: 'oof', ms: 1, error }],
      shown,
    );
    expect(report).not.toContain(code);
    expect(report).toContain('test oof: 1 ms, refused, a code of another kind');
  });

  it.each([
    ['https://mira:hunter2@mail.contoso.example/EWS/Exchange.asmx', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['https://mail.contoso.example/EWS/Exchange.asmx?key=hunter2#x', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['https://mail.contoso.example/mira%40contoso.example/a', 'https://mail.contoso.example/***/a'],
    ['https://mail.contoso.example/mira@contoso.example/a', 'https://mail.contoso.example/***/a'],
    ['hunter2', 'no address'],
  ])('shortens the endpoint %s', (server, endpoint) => {
    expect(writeReport(diagnosis({ server }), [], shown)).toContain(`endpoint: ${endpoint}\n`);
  });

  it('holds no address and no secret, whatever a server says and wherever it says it', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');
    const local = fc.string({
      unit: fc.constantFrom(...letters, '.', '+', '-', '_', "'", '’'),
      minLength: 4,
      maxLength: 20,
    });
    const address = fc.tuple(local, fc.domain()).map(([name, domain]) => `${name}@${domain}`);
    // With a digit before a letter, as what a machine has made mostly has.
    const token = fc
      .tuple(fc.string({ unit: fc.constantFrom(...letters), minLength: 14, maxLength: 90 }), fc.nat(9))
      .map(([text, digit]) => `${digit}${text}Z`);
    const pair = fc.tuple(address, token);
    fc.assert(
      fc.property(pair, fc.lorem(), fc.constantFrom(...TEST_STEPS), ([who, secret], words, step) => {
        const said = [
          who,
          secret,
          `${words} ${secret}`,
          `${who}:${secret}`,
          Buffer.from(`${who}:${secret}`).toString('base64'),
        ];
        for (const text of said) {
          const certificate = {
            ...{ host: text, subject: text, issuer: text, fingerprint: text },
            ...{ validFrom: at, validTo: at, reason: 'other' as const },
          };
          const error = { kind: 'refused', code: text, detail: text, host: who, address: who, certificate } as const;
          const { health } = diagnosis();
          const report = writeReport(
            diagnosis({
              address: who,
              server: `https://mail.contoso.example/${encodeURIComponent(who)}?${encodeURIComponent(text)}`,
              serverVersion: `15.2 ${who}`,
              health: { ...health, error },
              lastFailure: { ...request, error },
            }),
            [{ step, ms: 1, error, found: text }],
            shown,
          );
          expect(report).not.toContain(who);
          expect(report).not.toContain(`${who.split('@')[0] ?? ''}@`);
          expect(report).not.toContain(secret);
          expect(report).not.toContain(Buffer.from(secret).toString('base64').slice(4, -4));
        }
      }),
    );
  });
});
