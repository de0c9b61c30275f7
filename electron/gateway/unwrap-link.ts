/** Mail gateways and search engines put an address into one of their own; in which parameter, by host. */
const BY_PARAMETER: readonly (readonly [host: RegExp, parameter: string])[] = [
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, 'url'],
  [/^statics\.teams\.cdn\.office\.net$/, 'url'],
  [/^urldefense\.proofpoint\.com$/, 'u'],
  [/(?:^|\.)google\.com$/, 'q'],
  [/^linkprotect\.cudasvc\.com$/, 'a'],
  [/(?:^|[.-])ctp\.trendmicro\.com$/, 'url'],
  [/^protect\d*\.fireeye\.com$/, 'u'],
  [/^slack-redir\.net$/, 'url'],
  [/^lm?\.facebook\.com$/, 'u'],
];

/** An address in an address in an address: more than this is nobody's mail gateway. */
const DEEPEST = 5;

/**
 * The address that is meant, where a mail gateway has wrapped it into one of its own (Safe Links, Proofpoint, Barracuda,
 * Cisco, Trend Micro, Sophos, FireEye and others), also several times over; an address that isn't wrapped as it is. What only
 * the gateway itself could tell (Mimecast) stays wrapped. Nobody is asked.
 */
export function unwrapLink(written: string, depth = 0): string {
  const inner = depth < DEEPEST && URL.canParse(written) ? unwrapOnce(written, new URL(written)) : undefined;
  return inner === undefined ? written : unwrapLink(inner, depth + 1);
}

function unwrapOnce(written: string, url: URL): string | undefined {
  const { hostname, pathname, searchParams } = url;
  if (/^urldefense\.(?:com|us)$/.test(hostname)) return fromUrlDefense(written);
  if (/(?:^|\.)protection\.sophos\.com$/.test(hostname)) return fromBase64(searchParams.get('u') ?? '');
  if (hostname === 'secure-web.cisco.com') return decoded(/^\/[^/]+\/(.+)$/.exec(pathname)?.[1] ?? '');
  const parameter = BY_PARAMETER.find(([host]) => host.test(hostname))?.[1];
  const inner = parameter === undefined ? null : searchParams.get(parameter);
  if (inner === null || inner === '') return undefined;
  return hostname === 'urldefense.proofpoint.com' && pathname.startsWith('/v2/') ? fromSecondVersion(inner) : inner;
}

/** Proofpoint's second version writes `-3A` for `%3A` and `_` for `/`. */
const fromSecondVersion = (text: string): string | undefined => decoded(text.replaceAll('-', '%').replaceAll('_', '/'));

const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Its third version puts the address between underscores; what it found odd stands there as `*`, or `**` and a letter for a
 * run from two on, and in base64 behind it.
 */
function fromUrlDefense(written: string): string | undefined {
  const [, address, kept = ''] = /\/v3\/__(.+?)__;([\w-]*)!/.exec(written) ?? [];
  const replaced = fromBase64(kept.replaceAll('-', '+').replaceAll('_', '/')) ?? '';
  let next = 0;
  return address?.replace(/\*(?:\*(.))?/g, (_, run: string | undefined) => {
    const count = run === undefined ? 1 : RUN_LENGTHS.indexOf(run) + 2;
    next += count;
    return replaced.slice(next - count, next);
  });
}

function decoded(text: string): string | undefined {
  try {
    return text === '' ? undefined : decodeURIComponent(text);
  } catch {
    return undefined; // a stray percent sign
  }
}

function fromBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
