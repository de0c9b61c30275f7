import { htmlPage, send, type Exchanged, type Reply } from '../http-parts.ts';
import { isRefused } from '../sign-in/sign-in.ts';
import type { ExchangeState } from '../state.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { parseXml, XmlError } from '../xml-parse.ts';
import type { XmlElement } from '../xml.ts';
import type { AutodiscoverAnswer } from './answers.ts';
import { poxAddress, poxError, poxRedirectAddress, poxRedirectUrl, poxSettings } from './pox.ts';
import { readSettingsRequest, soapOutcome, soapSettings } from './soap.ts';

const xml = 'text/xml; charset=utf-8';
const nothing: Reply = { status: 404, body: htmlPage('404 - Not found', 'There is nothing here.') };

/** Autodiscover as a server of its own: JSON for everybody, POX and SOAP for who signs in. */
export class AutodiscoverHandler {
  private readonly state: ExchangeState;
  private readonly ewsUrl: () => string;

  /** @param ewsUrl what it leads to, once that is known */
  constructor(state: ExchangeState, ewsUrl: () => string) {
    this.state = state;
    this.ewsUrl = ewsUrl;
  }

  /** Answers one request. */
  async handle(request: WireRequest, response: WireResponse): Promise<void> {
    const exchanged: Exchanged = { request, response, clock: this.state.clock };
    send(exchanged, await this.reply(request));
  }

  private async reply(request: WireRequest): Promise<Reply> {
    const url = new URL(request.url);
    const protocol = /^\/autodiscover\/autodiscover\.(json|xml|svc)$/.exec(url.pathname.toLowerCase())?.[1];
    if (protocol !== 'json' && protocol !== 'xml' && protocol !== 'svc') return nothing;
    const plan = this.state.autodiscover[protocol] ?? { kind: 'settings' };
    if (plan.kind === 'nothing') return nothing;
    if (plan.kind === 'page') return { status: 200, body: htmlPage('Contoso', 'Welcome.') };
    if (plan.kind === 'redirect') return { status: 302, headers: { location: plan.location }, body: '' };
    if (protocol === 'json') return this.json(url.searchParams, plan);
    const who = await this.state.signIn.check(request, this.state.company);
    if (isRefused(who)) return who;
    const document = request.method === 'POST' ? read(request.body) : undefined;
    return protocol === 'xml' ? this.pox(document, plan) : this.soap(document, plan);
  }

  private json(query: URLSearchParams, plan: AutodiscoverAnswer): Reply {
    const protocol = query.get('Protocol') ?? '';
    if (plan.kind === 'error') return refused(plan.code, 'The server can not answer.');
    if (plan.kind === 'redirect-url') return { status: 302, headers: { location: plan.url }, body: '' };
    if ((query.get('Email') ?? '') === '' || protocol === '') {
      return refused('MandatoryParameterMissing', 'A mandatory parameter is missing.');
    }
    if (protocol.toLowerCase() !== 'ews') {
      return refused('ProtocolNotSupported', `Protocol: The protocol '${protocol}' is not supported.`);
    }
    return { status: 200, contentType: json, body: JSON.stringify({ Protocol: 'Ews', Url: this.ewsUrl() }) };
  }

  private pox(document: XmlElement | undefined, plan: AutodiscoverAnswer): Reply {
    const say = (body: string): Reply => ({ status: 200, contentType: xml, body });
    const time = this.state.now().toString({ smallestUnit: 'microsecond' }).slice(11, -1);
    const address = document === undefined ? undefined : poxAddress(document);
    if (address === undefined) return say(poxError('600', time));
    if (plan.kind === 'redirect-address') return say(poxRedirectAddress(plan.address));
    if (plan.kind === 'redirect-url') return say(poxRedirectUrl(plan.url));
    if (plan.kind === 'error') return say(poxError(plan.code, time));
    const mailbox = this.state.company.find(address);
    return say(mailbox === undefined ? poxError('500', time) : poxSettings(mailbox.owner, this.ewsUrl()));
  }

  private soap(document: XmlElement | undefined, plan: AutodiscoverAnswer): Reply {
    const say = (body: string): Reply => ({ status: 200, contentType: xml, body });
    const asked = document === undefined ? undefined : readSettingsRequest(document);
    if (asked === undefined) return { status: 400, body: htmlPage('400 - Bad request', 'This is no request.') };
    if (plan.kind === 'redirect-address') return say(soapOutcome('RedirectAddress', plan.address));
    if (plan.kind === 'redirect-url') return say(soapOutcome('RedirectUrl', plan.url));
    if (plan.kind === 'error') return say(soapOutcome(plan.code));
    const mailbox = this.state.company.find(asked.address);
    if (mailbox === undefined) return say(soapOutcome('InvalidUser'));
    return say(soapSettings(mailbox.owner, this.ewsUrl(), asked.settings));
  }
}

const json = 'application/json; charset=utf-8';

function refused(code: string, message: string): Reply {
  return { status: 400, contentType: json, body: JSON.stringify({ ErrorCode: code, ErrorMessage: message }) };
}

function read(body: WireRequest['body']): XmlElement | undefined {
  if (body === undefined) return undefined;
  try {
    return parseXml(typeof body === 'string' ? body : Buffer.from(body).toString());
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
