import type { AppError, ErrorKind } from '../../shared/model.ts';

/** Why there is no token, as the value that people see. Neither it nor its cause carries a token, a code or a client secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code ?? error.kind);
    this.error = error;
  }

  /** Only a person can help; asking again would only say the same again. */
  get isFinal(): boolean {
    return this.error.kind === 'sign-in' || this.error.kind === 'forbidden';
  }
}

/** How an authority refuses (RFC 6749, 5.2); Entra ID adds its own numbers. */
export interface Refusal {
  readonly code: string;
  readonly description?: string | undefined;
  readonly host: string;
}

/** The authority's refusal as an error: Entra ID's number where it gave one (`AADSTS65001`), else the OAuth code, verbatim. */
export function refusedBy({ code, description = '', host }: Refusal): SignInError {
  const number = /\bAADSTS(\d{4,8})\b/.exec(description)?.[1];
  const kind = (number === undefined ? undefined : ENTRA_KINDS[number]) ?? KINDS[code] ?? 'refused';
  const detail = withoutSecrets(description);
  return new SignInError({
    kind,
    code: number === undefined ? code : `AADSTS${number}`,
    host,
    ...(detail === '' ? {} : { detail }),
  });
}

/** OAuth's own codes (RFC 6749, RFC 8628, OpenID Connect), and MSAL's where it decides without asking. */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  invalid_grant: 'sign-in',
  interaction_required: 'sign-in',
  login_required: 'sign-in',
  consent_required: 'sign-in',
  account_selection_required: 'sign-in',
  invalid_client: 'sign-in',
  no_tokens_found: 'sign-in',
  refresh_token_expired: 'sign-in',
  bad_token: 'sign-in',
  unauthorized_client: 'forbidden',
  access_denied: 'cancelled',
  authorization_declined: 'cancelled',
  expired_token: 'timeout',
  code_expired: 'timeout',
  device_code_expired: 'timeout',
  temporarily_unavailable: 'busy',
  server_error: 'busy',
  network_error: 'unreachable',
  no_network_connectivity: 'unreachable',
  endpoints_resolution_error: 'broken-answer',
  openid_config_error: 'broken-answer',
  issuer_validation_failed: 'broken-answer',
  untrusted_authority: 'broken-answer',
  authority_uri_insecure: 'insecure',
};

/** Entra ID's numbers that no signing in by the same person will change, or that tell what the OAuth code doesn't. */
const ENTRA_KINDS: Readonly<Record<string, ErrorKind>> = {
  50105: 'forbidden', // not assigned to the application
  53000: 'forbidden', // conditional access: device not compliant
  53001: 'forbidden', // conditional access: device not joined
  53002: 'forbidden', // conditional access: application not approved
  53003: 'forbidden', // blocked by conditional access
  53009: 'forbidden', // conditional access: application protection wanted
  65004: 'cancelled', // the person declined to consent
  70016: 'timeout', // device code: still pending when given up
  70020: 'timeout', // device code expired
  90033: 'busy', // a passing fault
  90094: 'forbidden', // an administrator has to consent
  90095: 'forbidden', // the same, with a request form
  500011: 'forbidden', // the mail host isn't registered with this tenant
  650052: 'forbidden', // the tenant has no subscription to the service
  650056: 'forbidden', // the application is set up wrongly
  700016: 'forbidden', // application unknown in this tenant
  7000112: 'forbidden', // application switched off
  7000218: 'forbidden', // the application doesn't allow public clients (code, device)
};

const LONGEST_DETAIL = 300;
/** Tokens, codes and secrets are long and without spaces; so are trace ids, which nobody misses. */
const OPAQUE = /[\w.~+/=-]{32,}/g;

/** The first line of what a server said, for the folded-away part: an echo of what it was sent is taken out. */
export const withoutSecrets = (text: string): string =>
  (text.split(/[\r\n]/, 1)[0] ?? '').replace(OPAQUE, '…').slice(0, LONGEST_DETAIL).trim();
