/** A mail address in the parts that matter here. */
export interface Mailbox {
  /** With the domain in ASCII. */
  readonly address: string;
  /** Lower case, punycode where it was written in other letters. */
  readonly domain: string;
}

/**
 * Takes a mail address apart. The local part may be whatever somebody's server lets through.
 * @returns `undefined` for what is none, and for an address at a number instead of a domain
 */
export function readMailbox(typed: string): Mailbox | undefined {
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, Math.max(0, at)).trim();
  const domain = at === -1 ? undefined : readDomain(typed.slice(at + 1).trim());
  if (domain === undefined || local === '' || /[\u0000-\u001F\u007F]/.test(local)) return undefined;
  return { address: `${local}@${domain}`, domain };
}

function readDomain(written: string): string | undefined {
  if (/[\s/?#:@\\%[\]]/.test(written) || !URL.canParse(`https://${written}`)) return undefined;
  const { hostname } = new URL(`https://${written}`);
  const name = hostname.replace(/\.$/, '');
  return isHost(name) && !/^[\d.]+$/.test(name) ? name : undefined;
}

/** What a person typed for a server: an address, or why it is none. */
export type ServerAddress =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly problem: 'server-address' | 'https-only' | 'server-user' };

const SERVICE = '/EWS/Exchange.asmx';

/**
 * Makes a full address of what a person types: a host, a host with a path, or a whole URL; also the address of the
 * web mail or the administration page, whose server is the same.
 * An explicit `http:` stays, so that the transport can say why no password goes there.
 */
export function readServerAddress(input: string): ServerAddress {
  const typed = input.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/^$|\s|:\/\/\//.test(typed) || !URL.canParse(full)) return { ok: false, problem: 'server-address' };
  const url = new URL(full);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, problem: 'https-only' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'server-user' };
  if (!isHost(url.hostname)) return { ok: false, problem: 'server-address' };
  return { ok: true, url: `${url.protocol}//${url.host}${servicePath(url.pathname)}` };
}

/**
 * Where EWS may live on a server that was typed by hand, most likely first: under the path that was typed, then where
 * Exchange has it. None for what is no server's address.
 */
export function serverCandidates(input: string): readonly string[] {
  const read = readServerAddress(input);
  if (!read.ok) return [];
  const { protocol, host, pathname } = new URL(read.url);
  const usual = `${protocol}//${host}${SERVICE}`;
  return pathname.toLowerCase() === SERVICE.toLowerCase() ? [read.url] : [read.url, usual];
}

/** A name of labels or an address in numbers; the URL parser has turned letters beyond ASCII into punycode. */
const isHost = (name: string): boolean =>
  /^\[[\da-f:.]+\]$/i.test(name) ||
  (name.length <= 253 && name.split('.').every((label) => /^(?!-)[a-z\d_-]{1,63}(?<!-)$/i.test(label)));

function servicePath(pathname: string): string {
  if (/\.asmx$/i.test(pathname)) return pathname;
  const folder = pathname.replace(/\/+$/, '');
  if (/\/ews$/i.test(folder)) return `${folder}/Exchange.asmx`;
  return folder === '' || /^\/(?:owa|ecp)(?:\/|$)/i.test(folder) ? SERVICE : `${folder}${SERVICE}`;
}
