import type { Head } from './transport.ts';

const FOLLOWED: readonly number[] = [301, 302, 307, 308];

/**
 * Where a front end sends a request within its own house: the same protocol and host name (any port) and an EWS endpoint.
 * Anything else (a login page, another host, which must never see the credentials) is no place to follow to.
 * @param from address that was asked
 * @returns the address to post to, or `undefined`
 */
export function redirectTarget(from: string, { status, headers }: Head): string | undefined {
  const location = headers['location'];
  if (!FOLLOWED.includes(status) || location === undefined || !URL.canParse(location, from)) return undefined;
  const asked = new URL(from);
  const target = new URL(location, from);
  const same = target.protocol === asked.protocol && target.hostname === asked.hostname;
  const plain = target.username === '' && target.password === '' && target.search === '' && target.hash === '';
  return same && plain && /\.asmx$/i.test(target.pathname) ? target.href : undefined;
}
