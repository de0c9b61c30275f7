import { SIGN_IN_METHODS, type SignInMethod } from '../../shared/account.ts';
import { mayCarryCredentials } from '../ews/http.ts';
import type { Offer } from './challenges.ts';

/** What is known besides the server's own offer. */
export interface Circumstances {
  /** The address that was asked. */
  readonly url: string;
  /** Whether the system may have a ticket of its own for this server: a domain, and a server among its trusted ones. */
  readonly machineTicket: boolean;
  /** A client id is set up, without which there is no OAuth. */
  readonly clientId: boolean;
  /** An authority is set up, so that the server needn't name one. */
  readonly authority: boolean;
  /** What an administrator permits; left out: everything. */
  readonly allowed?: readonly SignInMethod[];
}

/** Why a method isn't offered though one might expect it. */
export type Withheld = 'not-offered' | 'plain-http' | 'policy' | 'no-client-id' | 'no-authority' | 'no-ticket';

export interface Choice {
  /** Best first; empty where nobody can sign in here. */
  readonly offer: readonly SignInMethod[];
  readonly withheld: Readonly<Partial<Record<SignInMethod, Withheld>>>;
}

const BEST_FIRST: readonly SignInMethod[] = ['oauth', 'machine', 'negotiate', 'ntlm', 'basic'];

/** Which methods to offer a person. Nothing is offered over plain http but on this machine itself: all of them show a secret. */
export function chooseMethods(offer: Offer, circumstances: Circumstances): Choice {
  const reasons = SIGN_IN_METHODS.map((method) => [method, reasonAgainst(method, offer, circumstances)] as const);
  const withheld = Object.fromEntries(reasons.filter(([, reason]) => reason !== undefined));
  return { offer: BEST_FIRST.filter((method) => !(method in withheld)), withheld };
}

function reasonAgainst(method: SignInMethod, offer: Offer, known: Circumstances): Withheld | undefined {
  if (!isOffered(method, offer)) return 'not-offered';
  if (known.allowed !== undefined && !known.allowed.includes(method)) return 'policy';
  if (!mayCarryCredentials(known.url)) return 'plain-http';
  if (method === 'machine' && !known.machineTicket) return 'no-ticket';
  if (method !== 'oauth') return undefined;
  if (!known.clientId) return 'no-client-id';
  return known.authority || offer.bearer?.authority !== undefined ? undefined : 'no-authority';
}

function isOffered(method: SignInMethod, offer: Offer): boolean {
  if (method === 'oauth') return offer.bearer !== undefined;
  // The system's ticket answers Negotiate, or NTLM where there is no Kerberos.
  return method === 'machine' ? offer.negotiate || offer.ntlm : offer[method];
}
