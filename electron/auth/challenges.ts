/** One challenge of a server: what it accepts instead of a refusal (RFC 9110, 11.6.1). */
export interface Challenge {
  /** Lower case, e.g. `negotiate`. */
  readonly scheme: string;
  /** Names in lower case, values as they were sent, without their quotes. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a server offers by its challenges. */
export interface Offer {
  readonly basic: boolean;
  readonly ntlm: boolean;
  readonly negotiate: boolean;
  /**
   * Exchange names Bearer only to who sends an empty `Authorization: Bearer`. `authority` is where people sign in, given
   * only where they can (hybrid modern authentication); without it Bearer is for servers among each other.
   */
  readonly bearer: { readonly authority?: string; readonly error?: string } | undefined;
}

/** Quoted texts stay together; what can't be read as one of these three is skipped. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s,="]+|[=,\s]/g;

/**
 * Reads `WWW-Authenticate`, several of them joined by commas as well. What can't be read is left out: a server's slip
 * costs what it says there, not the rest.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { readonly scheme: string; readonly parameters: Record<string, string> }[] = [];
  for (const part of partsOf(header)) {
    const [, scheme, rest = ''] = /^([\w!#$%&'*+.^`|~-]+)(?:\s+(.*))?$/s.exec(part) ?? [];
    const parameter = parameterOf(part);
    if (parameter !== undefined) Object.assign(challenges.at(-1)?.parameters ?? {}, parameter);
    else if (scheme !== undefined)
      challenges.push({ scheme: scheme.toLowerCase(), parameters: parameterOf(rest) ?? {} });
  }
  return challenges;
}

/** Between the commas, except for those inside quotes. */
function partsOf(header: string): readonly string[] {
  const parts = [''];
  for (const [token] of header.matchAll(TOKEN)) {
    if (token === ',') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function parameterOf(part: string): Readonly<Record<string, string>> | undefined {
  const [, name, quoted, plain] = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"=]+))$/s.exec(part) ?? [];
  if (name === undefined) return undefined;
  return { [name.toLowerCase()]: plain ?? (quoted ?? '').replace(/\\(.)/gs, '$1') };
}

/** What a 401 offers. `header` is its `WWW-Authenticate`; without one nothing is offered. */
export function offerOf(header: string | undefined): Offer {
  const challenges = parseChallenges(header ?? '');
  const has = (wanted: string): boolean => challenges.some(({ scheme }) => scheme === wanted);
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  const authority = authorityOf(bearer?.parameters['authorization_uri']);
  const error = bearer?.parameters['error'];
  return {
    basic: has('basic'),
    ntlm: has('ntlm'),
    negotiate: has('negotiate'),
    bearer: bearer && {
      ...(authority === undefined ? {} : { authority }),
      ...(error === undefined ? {} : { error }),
    },
  };
}

/**
 * The authority that an `authorization_uri` belongs to, over https only. `common` would let personal accounts in, which
 * have no Exchange. Whoever answers can say anything here: it is a proposal for a person or policy to agree to.
 */
function authorityOf(uri: string | undefined): string | undefined {
  if (uri === undefined || !URL.canParse(uri)) return undefined;
  const { protocol, host, pathname, username, password } = new URL(uri);
  if (protocol !== 'https:' || username !== '' || password !== '') return undefined;
  const path = pathname.replace(/\/oauth2(\/v2\.0)?\/authorize\/?$/i, '').replace(/\/$/, '');
  return `https://${host}${path === '/common' || path === '' ? '/organizations' : path}`;
}
