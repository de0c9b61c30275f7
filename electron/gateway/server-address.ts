import type { InputCode } from '../../shared/model.ts';
import { GatewayError } from './gateway-error.ts';

const SERVICE = '/EWS/Exchange.asmx';

/**
 * Makes a full address of what a person types: a host, a host with a path, or a whole URL; also the address of the
 * web mail or the administration page, whose server is the same.
 * An explicit `http:` stays, so that the transport can say why no password goes there.
 * @throws {GatewayError} `bad-input` for what can't be a server
 */
export function normaliseServerUrl(input: string): string {
  const typed = input.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/^$|\s|:\/\/\//.test(typed) || !URL.canParse(full)) throw badInput('server-address');
  const url = new URL(full);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw badInput('https-only');
  if (url.username !== '' || url.password !== '') throw badInput('server-user');
  if (!isHost(url.hostname)) throw badInput('server-address');
  return `${url.protocol}//${url.host}${servicePath(url.pathname)}`;
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

const badInput = (code: InputCode): GatewayError => new GatewayError({ kind: 'bad-input', code });
