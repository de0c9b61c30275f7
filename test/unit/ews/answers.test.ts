import { describe, expect, it } from 'vitest';
import { openAnswer, readRetryAfter } from '../../../electron/ews/answer.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError } from '../../../electron/ews/errors.ts';
import { sample } from './samples.ts';

const NOW = Date.UTC(2026, 9, 20, 7, 0, 0);
const XML = { 'content-type': 'text/xml; charset=utf-8' };
const soap = (body: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

function thrownBy(status: number, text: string, headers: Readonly<Record<string, string>> = {}): unknown {
  try {
    openAnswer({ status, headers, text }, NOW);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('an HTTP status', () => {
  it.each([
    301, 302, 307, 400, 401, 403, 404, 405, 406, 407, 408, 413, 415, 429, 440, 449, 451, 456, 500, 502, 503, 504,
  ])('%i without a fault is told as such', (status) => {
    for (const page of ['', '<html><body>no</body></html>', 'Service Unavailable', soap('<x/>')]) {
      const error = thrownBy(status, page);
      expect(error).toBeInstanceOf(EwsHttpError);
      expect(error).toMatchObject({ name: 'EwsHttpError', status });
    }
  });

  it('keeps how long to wait', () => {
    expect(thrownBy(503, '', { 'retry-after': '120' })).toMatchObject({ status: 503, retryAfterMs: 120_000 });
  });

  it('keeps where a redirect points', () => {
    expect(thrownBy(302, '', { location: '/owa/auth/logon.aspx' })).toMatchObject({ location: '/owa/auth/logon.aspx' });
  });

  it.each([
    ['30', 30_000],
    ['0', 0],
    ['Tue, 20 Oct 2026 07:00:05 GMT', 5_000],
    ['Tue, 20 Oct 2026 06:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads Retry-After %s as %s ms', (value, milliseconds) => {
    expect(readRetryAfter(value, NOW)).toBe(milliseconds);
  });
});

describe('a SOAP fault', () => {
  it.each([200, 400, 403, 500, 503])('is found under status %i', (status) => {
    const error = thrownBy(status, sample('49'), XML);
    expect(error).toBeInstanceOf(EwsServerError);
    expect(error).toMatchObject({
      name: 'EwsServerError',
      code: 'ErrorServerBusy',
      level: 'fault',
      backOffMs: 297_749,
    });
  });

  it('keeps the server’s text and values', () => {
    expect(thrownBy(500, sample('51'), XML)).toMatchObject({
      code: 'ErrorNonPrimarySmtpAddress',
      text: 'The primary SMTP address must be specified when referencing a mailbox.',
      values: { Primary: 'mira.voss@contoso.example' },
    });
    expect(thrownBy(500, sample('50'), XML)).toMatchObject({ code: 'ErrorSchemaValidation', backOffMs: undefined });
  });

  const fault = (inside: string): string => soap(`<s:Fault>${inside}</s:Fault>`);
  it.each([
    [
      'in faultcode alone',
      '<faultcode>a:ErrorAccessDenied</faultcode><faultstring>no</faultstring>',
      'ErrorAccessDenied',
    ],
    [
      'with white space',
      '<detail><e:ResponseCode>\n ErrorItemNotFound \n</e:ResponseCode></detail>',
      'ErrorItemNotFound',
    ],
    [
      'as a number of Exchange 2007',
      '<faultcode>s:Client</faultcode><detail><m:ErrorCode>-2146233088</m:ErrorCode></detail>',
      '-2146233088',
    ],
    ['that nobody knows', '<faultcode>a:ErrorFromTheFuture</faultcode>', 'ErrorFromTheFuture'],
    ['missing', '<faultstring>no</faultstring>', 'unknown'],
  ])('with a code %s', (_, inside, code) => {
    expect(thrownBy(500, fault(inside), XML)).toMatchObject({ name: 'EwsServerError', code });
  });

  it('takes Retry-After where BackOffMilliseconds is missing', () => {
    const xml = fault('<faultcode>a:ErrorServerBusy</faultcode>');
    expect(thrownBy(503, xml, { 'retry-after': '7' })).toMatchObject({ code: 'ErrorServerBusy', backOffMs: 7_000 });
    expect(thrownBy(503, sample('49'), { 'retry-after': '7' })).toMatchObject({ backOffMs: 297_749 });
  });
});

describe('a success that is none', () => {
  it.each([
    ['a login page', '<!DOCTYPE html><html><body><form></form></body></html>', 'not-exchange'],
    ['XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'not-exchange'],
    ['another XML document', '<Autodiscover><Response/></Autodiscover>', 'not-exchange'],
    ['another SOAP service', soap('<x/>'), 'not-exchange'],
    ['JSON', '{"Protocol":"Ews"}', 'not-exchange'],
    ['a plain text', 'It works!', 'not-exchange'],
    ['a DTD', `<!DOCTYPE x [<!ENTITY a "b">]>${soap('<x/>')}`, 'not-exchange'],
    ['nothing', '', 'broken-answer'],
    ['blanks', ' \r\n', 'broken-answer'],
    ['an empty body', soap(''), 'broken-answer'],
    ['half an envelope', sample('14').slice(0, 3000), 'broken-answer'],
    ['two envelopes', soap('<x/>') + soap('<x/>'), 'broken-answer'],
  ])('%s', (_, text, reason) => {
    const error = thrownBy(200, text);
    expect(error).toBeInstanceOf(EwsAnswerError);
    expect(error).toMatchObject({ name: 'EwsAnswerError', reason });
  });

  it('goes by the content type too', () => {
    expect(thrownBy(200, '<p>Sign in</p>', { 'content-type': 'text/html' })).toMatchObject({ reason: 'not-exchange' });
  });

  it.each(['html', 'HTML'])('tells a failing web server from EWS: 500 with %s', (kind) => {
    expect(thrownBy(500, `<${kind}><title>Server Error in '/EWS' Application</title>`)).toBeInstanceOf(EwsHttpError);
  });
});

describe('an envelope', () => {
  it('gives the version by numbers', () => {
    const { version } = openAnswer({ status: 200, headers: XML, text: sample('14') }, NOW);
    expect(version).toEqual({ major: 15, minor: 1, majorBuild: 2507, minorBuild: 39, schema: 'V2017_07_11' });
  });

  it('does without a version', () => {
    expect(openAnswer({ status: 200, headers: XML, text: soap('<m:GetItemResponse/>') }, NOW)).not.toHaveProperty(
      'version',
    );
  });

  it('opens under any prefix', () => {
    const text = '<Envelope xmlns="e"><Header/><Body><GetFolderResponse xmlns="m"/></Body></Envelope>';
    expect(openAnswer({ status: 200, headers: {}, text }, NOW).body.name).toBe('GetFolderResponse');
  });
});
