import { isExchangeOnline } from './clouds.ts';
import type { MessageKey } from './messages/index.ts';
import type { AppError } from './model.ts';

/** Codes of our own, each with a sentence that says all of it: there is nothing to fold away. */
const OWN: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['no-password', 'error.noPassword'], // nobody was asked, since there is no password to ask with
  ['ticket-refused', 'error.ticketRefused'], // that of whoever is signed in to the machine
  ['no-token', 'error.notSignedIn'],
  ['not-signed-in', 'error.notSignedIn'],
  ['token-refused', 'error.tokenRefused'],
  ['no-client-secret', 'error.noClientSecret'],
  ['no-browser', 'error.noBrowser'],
]);

/** Entra ID's numbers and OAuth's codes about which one can say what to do. */
const AUTHORITY: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['AADSTS65001', 'error.consentWanted'],
  ['AADSTS90094', 'error.consentWanted'],
  ['AADSTS90095', 'error.consentWanted'],
  ['consent_required', 'error.consentWanted'],
  ['AADSTS53000', 'error.conditionalAccess'],
  ['AADSTS53001', 'error.conditionalAccess'],
  ['AADSTS53002', 'error.conditionalAccess'],
  ['AADSTS53003', 'error.conditionalAccess'],
  ['AADSTS53009', 'error.conditionalAccess'],
  ['AADSTS700016', 'error.unknownApplication'],
  ['AADSTS7000215', 'error.clientRefused'], // a wrong secret
  ['AADSTS7000222', 'error.clientRefused'], // one that has expired
  ['invalid_client', 'error.clientRefused'],
]);

const isAuthorityCode = (code: string): boolean => /^(?:AADSTS\d+|[a-z]+(?:_[a-z]+)+)$/.test(code);

export const isOwnSignInCode = ({ code }: AppError): boolean => code !== undefined && OWN.has(code);

/**
 * The sentence of an error of signing in, or of being let in: what an authority says isn't about a password, and what
 * Exchange Online switches off isn't this organisation's own server's doing. `undefined` where the kind's own serves.
 */
export function signInSentence({ kind, code = '', host = '', retryAt }: AppError): MessageKey | undefined {
  const isOnline = isExchangeOnline(host);
  if (code === 'token-refused' && isOnline) return 'error.tokenRefusedOnline';
  const isOAuth = code === 'token-refused' || isAuthorityCode(code);
  if (kind === 'sign-in' && retryAt !== undefined && isOAuth) return 'error.signInSoon';
  const known = OWN.get(code) ?? AUTHORITY.get(code);
  if (known !== undefined) return known;
  if (isAuthorityCode(code)) return BY_KIND[kind];
  return kind === 'forbidden' && isOnline ? 'error.onlineSwitchedOff' : undefined;
}

/** What an authority says in so many ways. */
const BY_KIND: Partial<Readonly<Record<AppError['kind'], MessageKey>>> = {
  'sign-in': 'error.signInAgain',
  forbidden: 'error.authorityForbids',
  refused: 'error.authorityForbids',
  timeout: 'error.signInOver',
};
