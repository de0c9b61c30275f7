import { randomBytes } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { Company } from '../company.ts';
import { basicCredentials, htmlPage, type Reply } from '../http-parts.ts';
import type { Mailbox } from '../mailbox.ts';
import type { WireRequest } from '../wire.ts';
import { signInMethods, type SignInMethod, type SignInOptions } from './methods.ts';
import { challengeMessage, isNtlm, messageType, proves, readProof } from './ntlm.ts';

/** Who signed in; an application's own token stands for nobody until it says for whom it acts. */
export interface Principal {
  readonly mailbox: Mailbox | undefined;
}

/** What is known of a connection: the challenge that it was given, and who proved themselves on it. */
interface ConnectionState {
  readonly challenge?: Uint8Array;
  readonly address?: string;
}

/** The front door: judges what a request brings, by every method that is switched on. */
export class SignIn {
  methods: readonly SignInMethod[] = [];
  private impersonators: ReadonlySet<string> = new Set();
  private readonly options: SignInOptions;
  private readonly now: () => Temporal.Instant;
  private connections = new WeakMap<object, ConnectionState>();

  constructor(options: SignInOptions, now: () => Temporal.Instant) {
    this.options = options;
    this.now = now;
    this.reset();
  }

  /** Back to what was said at the beginning; nobody is known any more. */
  reset(): void {
    this.methods = this.options.signIn ?? ['basic'];
    this.permit(this.options.impersonators ?? []);
    this.connections = new WeakMap();
  }

  /** Says who, by address, may act for others from now on. */
  permit(addresses: readonly string[]): void {
    this.impersonators = new Set(addresses.map((address) => address.toLowerCase()));
  }

  /** Whether somebody may act for others; applications may. */
  mayImpersonate({ mailbox }: Principal): boolean {
    return mailbox === undefined || this.impersonators.has(mailbox.owner.address.toLowerCase());
  }

  /** Says who asks, or what is answered to whoever can't prove it. */
  check(request: WireRequest, company: Company): Principal | Reply | Promise<Principal | Reply> {
    const header = request.headers['authorization'];
    if (header === undefined) return this.known(request.connection, company);
    const [, scheme = '', value = ''] = /^(\S+)(?:\s+(.*))?$/.exec(header.trim()) ?? [];
    const method = this.methods.find((name) => name === scheme.toLowerCase());
    switch (method) {
      case undefined:
        return this.refusal();
      case 'basic': {
        const given = basicCredentials(header);
        const mailbox = given === undefined ? undefined : company.signIn(given.username, given.password);
        return mailbox === undefined ? this.refusal() : { mailbox };
      }
      case 'bearer':
        return this.token(value, company);
      case 'ntlm':
      case 'negotiate': {
        const message = Buffer.from(value, 'base64');
        const isTicket = method === 'negotiate' && !isNtlm(message);
        if (isTicket) return this.ticket(message, request.connection, company);
        return this.handshake(method === 'ntlm' ? 'NTLM' : 'Negotiate', message, request.connection, company);
      }
    }
  }

  /** The 401 that offers every method which is switched on; `instead` stands in for one of them. */
  refusal(instead: Partial<Record<SignInMethod, string>> = {}, headers: Reply['headers'] = {}): Reply {
    const offers: Record<SignInMethod, string> = {
      negotiate: 'Negotiate',
      ntlm: 'NTLM',
      basic: 'Basic realm="exchange.contoso.example"',
      bearer: this.bearerOffer(),
    };
    const offered = signInMethods.filter((method) => this.methods.includes(method));
    return {
      status: 401,
      headers: { 'www-authenticate': offered.map((method) => instead[method] ?? offers[method]), ...headers },
      body: htmlPage('401 - Unauthorized', 'Access is denied due to invalid credentials.'),
    };
  }

  private bearerOffer(): string {
    const uri = this.options.authorizationUri ?? 'https://login.windows.net/common/oauth2/authorize';
    // The id is Exchange's own, the same everywhere.
    return `Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1", authorization_uri="${uri}"`;
  }

  /** As IIS does it: whoever proved themselves on a connection stays known on it. */
  private known(connection: object, company: Company): Principal | Reply {
    const mailbox = company.find(this.connections.get(connection)?.address ?? '');
    return mailbox === undefined ? this.refusal() : { mailbox };
  }

  private handshake(
    scheme: 'NTLM' | 'Negotiate',
    message: Uint8Array,
    connection: object,
    company: Company,
  ): Principal | Reply {
    const given = this.connections.get(connection)?.challenge;
    this.connections.delete(connection);
    const type = isNtlm(message) ? messageType(message) : 0;
    if (type === 1) {
      const challenge = randomBytes(8);
      this.connections.set(connection, { challenge });
      const answer = `${scheme} ${challengeMessage(challenge, this.now()).toString('base64')}`;
      // While a handshake is on its way nothing else is offered.
      return { ...this.refusal(), headers: { 'www-authenticate': answer } };
    }
    const proof = type === 3 ? readProof(message) : undefined;
    const mailbox = proof === undefined ? undefined : company.member(proof.user);
    if (proof === undefined || mailbox === undefined || given === undefined) return this.refusal();
    if (!proves(proof, given, mailbox.password)) return this.refusal();
    return this.remember(connection, mailbox);
  }

  private async ticket(token: Uint8Array, connection: object, company: Company): Promise<Principal | Reply> {
    const holder = await this.options.checkTicket?.(token);
    const mailbox = holder === undefined ? undefined : company.member(holder.user);
    return mailbox === undefined ? this.refusal() : this.remember(connection, mailbox);
  }

  private async token(token: string, company: Company): Promise<Principal | Reply> {
    const holder = await this.options.checkToken?.(token);
    if (holder !== undefined && holder.reason === undefined) {
      if (holder.appOnly === true) return { mailbox: undefined };
      const mailbox = company.find(holder.address ?? '');
      if (mailbox !== undefined) return { mailbox };
    }
    const reason = holder?.reason ?? 'The token has an invalid signature.';
    return this.refusal(
      { bearer: `${this.bearerOffer()}, error="invalid_token"` },
      { 'x-ms-diagnostics': `2000003;reason="${reason}";error_category="invalid_token"` },
    );
  }

  private remember(connection: object, mailbox: Mailbox): Principal {
    this.connections.set(connection, { address: mailbox.owner.address });
    return { mailbox };
  }
}

/** Tells the two outcomes apart. */
export function isRefused(checked: Principal | Reply): checked is Reply {
  return 'status' in checked;
}
