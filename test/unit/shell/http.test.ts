import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from '../../../electron/ews/http.ts';
import { settled } from '../../support/virtual-clock.ts';

interface Judged {
  readonly hostname: string;
  readonly errorCode: number;
  readonly verificationResult: string;
  readonly certificate: object;
}

interface FakeSession {
  judge: (asked: Judged, answer: (word: number) => void) => void;
  readonly setCertificateVerifyProc: (judge: FakeSession['judge']) => void;
  readonly allowNTLMCredentialsForDomains: () => void;
  readonly closeAllConnections: () => Promise<void>;
  readonly clearAuthCache: () => Promise<void>;
}

/** Chromium's network as far as it is asked: sessions, and requests that the test answers. */
const chromium = {
  sessions: [] as FakeSession[],
  /** The session that is in use. */
  latest: undefined as FakeSession | undefined,
  requests: [] as EventEmitter[],
};

const electron = {
  app: new EventEmitter(),
  session: {
    fromPartition: () => {
      const made: FakeSession = {
        judge: () => undefined,
        setCertificateVerifyProc: (judge) => {
          made.judge = judge;
          chromium.latest = made;
        },
        allowNTLMCredentialsForDomains: () => undefined,
        closeAllConnections: () => Promise.resolve(),
        clearAuthCache: () => Promise.resolve(),
      };
      chromium.sessions.push(made);
      return made;
    },
  },
  net: {
    request: () => {
      const request = Object.assign(new EventEmitter(), {
        setHeader: () => undefined,
        write: () => undefined,
        end: () => undefined,
        abort: () => undefined,
      });
      chromium.requests.push(request);
      return request;
    },
  },
};
vi.mock('electron', () => electron);
const { createAccountHttp } = await import('../../../electron/shell/http.ts');

const wanted: HttpRequest = {
  url: 'https://mail.contoso.example/EWS/Exchange.asmx',
  method: 'GET',
  headers: {},
  signal: new AbortController().signal,
  credentials: { username: 'mira', password: 'secret' },
};

/** One search for a server: something is asked, the test says what comes of it, and the network is closed. */
async function search(meanwhile: (request: EventEmitter) => void, ticketFor: readonly string[] = []): Promise<void> {
  const { http, close } = createAccountHttp('finder', { trusts: () => false, ticketFor });
  const answer = http(wanted).catch(() => undefined);
  const request = chromium.requests.at(-1);
  if (request === undefined) throw new Error('nothing was asked');
  meanwhile(request);
  request.emit('error', new Error('net::ERR_NAME_NOT_RESOLVED'));
  await answer;
  close();
  await settled();
}
const nothing = () => undefined;

beforeEach(async () => {
  // What is spare of the test before is taken, and not given back.
  const doubted = { hostname: 'x', errorCode: -202, verificationResult: '', certificate: certificate() };
  await search(() => chromium.latest?.judge(doubted, nothing));
  chromium.sessions.length = 0;
});
const certificate = () => {
  const name = { commonName: '', organizations: [] };
  return { ...{ fingerprint: 'sha256/', subject: name, issuer: name }, validStart: 0, validExpiry: 0 };
};

describe('a network session', () => {
  it('in which nothing was learned is used again: Chromium gives none back, and each takes memory for ever', async () => {
    for (let hour = 0; hour < 24; hour += 1) await search(nothing);
    expect(chromium.sessions).toHaveLength(1);
  });

  it('is nobody else’s as long as it is used', () => {
    createAccountHttp('one', { trusts: () => false });
    createAccountHttp('two', { trusts: () => false });
    expect(chromium.sessions).toHaveLength(2);
  });

  it('that was given credentials is never used again', async () => {
    const given: unknown[] = [];
    const challenge = { isProxy: false, scheme: 'basic' };
    await search((request) => request.emit('login', challenge, (...words: unknown[]) => given.push(...words)));
    expect(given).toEqual(['mira', 'secret']);
    await search(nothing);
    expect(chromium.sessions).toHaveLength(2);
  });

  it('that said who asks by a token isn’t either, nor one from before Chromium’s network was lost', async () => {
    const { http, close } = createAccountHttp('oauth', { trusts: () => false });
    const answer = http({ ...wanted, headers: { Authorization: 'Bearer x' } }).catch(() => undefined);
    chromium.requests.at(-1)?.emit('error', new Error('net::ERR_FAILED'));
    await answer;
    close();
    await settled();
    await search(nothing);
    expect(chromium.sessions).toHaveLength(2);
    electron.app.emit('child-process-gone', {}, { serviceName: 'network.mojom.NetworkService' });
    await search(nothing);
    expect(chromium.sessions).toHaveLength(3);
  });

  it('that could be convinced by the machine’s ticket, or judged a certificate, isn’t either', async () => {
    await search(nothing, ['mail.contoso.example']);
    const doubted = { hostname: 'x', errorCode: -202, verificationResult: '', certificate: certificate() };
    await search(() => chromium.latest?.judge(doubted, nothing));
    await search(nothing);
    expect(chromium.sessions).toHaveLength(3);
  });

  it('that was closed asks nothing any more, and gives nothing to who asks late', async () => {
    const { http, close } = createAccountHttp('finder', { trusts: () => false });
    const late = http(wanted).catch(() => undefined);
    const request = chromium.requests.at(-1);
    close();
    const given: unknown[] = [];
    request?.emit('login', { isProxy: false, scheme: 'basic' }, (...words: unknown[]) => given.push(...words));
    request?.emit('error', new Error('net::ERR_ABORTED'));
    await late;
    expect(given).toEqual([]);
    const before = chromium.requests.length;
    await expect(http(wanted)).rejects.toThrow('closed');
    expect(chromium.requests).toHaveLength(before);
  });
});
