import { SoapFault } from './errors.ts';
import { strike } from './fault-effects.ts';
import { htmlPage, send, type Exchanged, type Reply } from './http-parts.ts';
import type { LogEntry } from './log.ts';
import type { Mailbox } from './mailbox.ts';
import { answer, faultAnswer, readRequest, subscriptionMode, type Answer, type RequestDocument } from './pipeline.ts';
import { actingMailbox } from './sign-in/impersonation.ts';
import { isRefused } from './sign-in/sign-in.ts';
import type { ExchangeState } from './state.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** Where a mailbox's requests go: `/EWS/Exchange.asmx`, and after a move `/EWS2/Exchange.asmx` and so on. */
export function pathOf(home: number): string {
  return `/EWS${home === 1 ? '' : home}/Exchange.asmx`;
}

const xml = 'text/xml; charset=utf-8';

type Done = Pick<LogEntry, 'status' | 'response' | 'violations' | 'fault'>;

/** The server as HTTP sees it: the address, sign-in, and what HTTP itself can refuse. Knows no socket. */
export class ExchangeHandler {
  private readonly state: ExchangeState;

  constructor(state: ExchangeState) {
    this.state = state;
  }

  /** Answers one request. */
  async handle(request: WireRequest, response: WireResponse): Promise<void> {
    const exchanged: Exchanged = { request, response, clock: this.state.clock };
    const url = new URL(request.url);
    const home = /^\/ews([2-9]\d*)?\/exchange\.asmx$/i.exec(url.pathname);
    if (home === null) {
      send(exchanged, { status: 404, body: htmlPage('404 - Not found', 'There is nothing here.') });
      return;
    }
    const source = textOf(request.body);
    if (typeof source !== 'string') {
      send(exchanged, source);
      return;
    }
    const { company, signIn } = this.state;
    const checking = signIn.check(request, company);
    // Most need no waiting, and a clock that stands is not to notice any.
    const who = checking instanceof Promise ? await checking : checking;
    if (isRefused(who)) {
      this.refuse(exchanged, source, undefined, who);
      return;
    }
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      this.refuse(exchanged, source, who.mailbox, refusal);
      return;
    }
    const document = readRequest(source);
    const user = actingMailbox(document, who, signIn, company);
    if (user instanceof SoapFault) {
      const { violations, ...failed } = faultAnswer(user);
      send(exchanged, { ...failed, contentType: xml });
      const done = { status: failed.status, response: failed.body, violations };
      this.log(source, document.operation, who.mailbox, done);
      return;
    }
    const redirect = redirection(url, home[1], user);
    if (redirect === undefined) await this.answered(exchanged, source, document, user);
    else this.refuse(exchanged, source, user, redirect);
  }

  private refuse(exchanged: Exchanged, source: string, user: Mailbox | undefined, reply: Reply): void {
    send(exchanged, reply);
    this.log(source, '', user, { status: reply.status, response: reply.body, violations: [] });
  }

  /** Answers an operation, rightly or with the fault that waits for it. */
  private async answered(
    exchanged: Exchanged,
    source: string,
    document: RequestDocument,
    user: Mailbox,
  ): Promise<void> {
    const { faults } = this.state;
    const fault = this.state.putsOff(user)
      ? ({ kind: 'response-error', code: 'ErrorMailboxMoveInProgress' } as const)
      : faults.take({ operation: document.operation, mailbox: user.owner.address, mode: subscriptionMode(document) });
    const late = new LateDocuments();
    let made: Answer | undefined;
    const right = (): Reply => {
      made = answer(document, user, this.state);
      return reply(made, late);
    };
    const struck =
      fault === undefined ? undefined : await strike(fault, exchanged, right, () => this.state.signIn.refusal());
    if (struck === undefined) {
      made = answer(document, user, this.state, fault);
      send(exchanged, reply(made, late));
    }
    const append = this.log(source, document.operation, user, {
      status: struck?.status ?? made?.status ?? 0,
      response: struck?.body ?? made?.body ?? '',
      violations: made?.violations ?? [],
      ...(fault === undefined ? {} : { fault: fault.kind }),
    });
    late.flow(append);
  }

  private log(
    source: string,
    operation: string,
    user: Mailbox | undefined,
    done: Done,
  ): ReturnType<ExchangeState['log']['add']> {
    return this.state.log.add({
      at: this.state.now().toString(),
      ...(user === undefined ? {} : { user: user.owner.address }),
      ...(operation === '' ? {} : { operation }),
      request: source,
      ...done,
    });
  }
}

/** Documents behind the first one: kept until the log has an entry to put them into. */
class LateDocuments {
  private readonly kept: (readonly [string, readonly string[]])[] = [];
  private append: ((more: string, violations: readonly string[]) => void) | undefined;

  add(text: string, violations: readonly string[]): void {
    if (this.append === undefined) this.kept.push([text, violations]);
    else this.append(text, violations);
  }

  flow(append: (more: string, violations: readonly string[]) => void): void {
    this.append = append;
    for (const [text, violations] of this.kept) append(text, violations);
  }
}

function reply({ status, headers, body, goOn }: Answer, late: LateDocuments): Reply {
  const plain = { status, contentType: xml, body, ...(headers === undefined ? {} : { headers }) };
  if (goOn === undefined) return plain;
  return {
    ...plain,
    goOn: (response) => {
      response.park(true);
      goOn({
        write: (text, violations) => {
          late.add(text, violations);
          void response.write(text);
        },
        end: () => response.end(),
        onGone: (run) => response.onGone(run),
      });
    },
  };
}

/** The request's text, or what is said to one that has none. */
function textOf(body: WireRequest['body']): string | Reply {
  if (body === undefined) return tooLarge;
  if (typeof body === 'string') return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return notText;
  }
}

const notText: Reply = { status: 400, body: htmlPage('400 - Bad request', 'The request is not UTF-8.') };

const tooLarge: Reply = {
  status: 413,
  headers: { connection: 'close' },
  body: htmlPage('413 - Request too large', 'The request is larger than this server reads.'),
};

/** What HTTP itself refuses, whoever asks. */
function refusalOf(request: WireRequest): Reply | undefined {
  if (request.method !== 'POST') {
    const body = htmlPage('405 - Method not allowed', 'This service takes POST.');
    return { status: 405, headers: { allow: 'POST' }, body };
  }
  if (!/^text\/xml\b/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, body: htmlPage('415 - Unsupported media type', 'Send text/xml.') };
  }
  return undefined;
}

/** Whoever asks at another address than their mailbox's is sent there. */
function redirection(url: URL, asked: string | undefined, { home }: Mailbox): Reply | undefined {
  if (Number(asked ?? '1') === home) return undefined;
  return {
    status: 302,
    headers: { location: new URL(pathOf(home), url).href },
    body: htmlPage('302 - Found', 'Moved.'),
  };
}
