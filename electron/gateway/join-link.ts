import { joinKindOf, type JoinKind } from './join-services.ts';
import { unwrapLink } from './unwrap-link.ts';

/**
 * Finds where a meeting is joined: the server's own field first, then the texts in their order. Within one text the
 * meeting's own address goes before somebody's room for everything, the first before those that follow.
 * @param declared JoinOnlineMeetingUrl, taken whatever its host
 * @param texts places in order, e.g. location, subject, body; HTML where there are tags in it
 * @returns an https address, never another scheme, without a user name in it
 */
export function findJoinUrl(declared: string | undefined, ...texts: readonly string[]): string | undefined {
  const own = declared === undefined ? undefined : toUrl(unwrapLink(declared.trim()));
  if (own?.protocol === 'https:') return own.href;
  for (const text of texts) {
    const found = addressesIn(text).flatMap((address) => asMeeting(address) ?? []);
    const best = found.find(({ kind }) => kind === 'meeting') ?? found[0];
    if (best !== undefined) return best.href;
  }
  return undefined;
}

function asMeeting(address: string): { readonly kind: JoinKind; readonly href: string } | undefined {
  const url = toUrl(trimmed(unwrapLink(address)));
  const known = url === undefined ? undefined : joinKindOf(url);
  if (url === undefined || known === undefined) return undefined;
  if (url.protocol === 'https:') return { kind: known.kind, href: url.href };
  // Whoever types the address of a public service means its https.
  return known.isPublic ? { kind: known.kind, href: url.href.replace(/^http:/, 'https:') } : undefined;
}

function toUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url : undefined;
}

/** Addresses with or without their beginning; what stands inside one isn't one of its own. */
const ADDRESS =
  /https?:\/\/[^\s<>"“”„«»]+|(?<![\w@./:=&?#%-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}\/[^\s<>"“”„«»]+/gi;

function addressesIn(text: string): readonly string[] {
  if (!text.includes('.')) return [];
  const plain = withoutCutEnd(TAG.test(text) ? fromHtml(text) : text).replaceAll('&amp;', '&');
  const found = plain.match(ADDRESS) ?? [];
  return found.map((address) => (/^https?:/i.test(address) ? address : `https://${address}`));
}

/** What a sentence puts behind an address; a semicolon ends it, but for those of wrapped addresses, which are unwrapped by now. */
const trimmed = (address: string): string => address.replace(/;.*$/, '').replace(/[.,:!?)\]}*'’。、]+$/, '');

const TAG = /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/i;

/** Links become their addresses, and blocks lines; what isn't shown goes. */
const fromHtml = (html: string): string =>
  html
    .replace(/<!--.*?-->|<(style|script)\b.*?<\/\1\s*>/gis, '')
    .replace(/<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^<>]*>/gi, ' $1$2$3 ')
    .replace(/<\/?(?:p|div|br|t[dhr]|table|li|ul|ol|h\d|hr|body|html|a)\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/gi, '');

/** FindItem cuts strings at 255 characters, which is the middle of many a Teams address: a torn one leads nowhere. */
const withoutCutEnd = (text: string): string => (text.length === 255 ? text.replace(/\S+$/, '') : text);
