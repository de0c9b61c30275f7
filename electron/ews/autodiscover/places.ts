import type { SrvRecord } from './model.ts';

/** How a document is asked for at an address of Autodiscover. */
export type DocumentWay = 'json' | 'soap' | 'pox';

/** Where Exchange Online answers for everybody. */
export const ONLINE = 'outlook.office365.com';

const FILES: readonly (readonly [ending: string, way: DocumentWay])[] = [
  ['svc', 'soap'],
  ['xml', 'pox'],
  ['json', 'json'],
];

/** The document that a host has for a way; for JSON without its question. */
export function documentAt(host: string, way: DocumentWay): string {
  const ending = FILES.find(([, of]) => of === way)?.[0] ?? '';
  return `https://${host}/autodiscover/autodiscover.${ending}`;
}

/**
 * Which way an address is asked, by its file; `undefined` for what can't be Autodiscover, such as a login page or a web site's
 * first page: nothing is posted there.
 */
export function wayOf(url: string): DocumentWay | undefined {
  const ending = /\/autodiscover\.(svc|xml|json)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase();
  return FILES.find(([of]) => of === ending)?.[1];
}

/** The same place asked by SOAP and by POX, in this order. */
export function bothAt(url: string): readonly (readonly [way: 'soap' | 'pox', url: string])[] {
  const at = (ending: string): string => {
    const place = new URL(url);
    if (!place.pathname.toLowerCase().endsWith(`.${ending}`)) {
      place.pathname = place.pathname.replace(/\.\w+$/, `.${ending}`);
    }
    return place.href;
  };
  return [
    ['soap', at('svc')],
    ['pox', at('xml')],
  ];
}

/** What makes two addresses one: paths of Exchange don't go by case, and what JSON is asked makes no other place. */
export function sameness(url: string): string {
  const place = new URL(url);
  place.hash = '';
  if (wayOf(url) === 'json') place.search = '';
  return place.href.toLowerCase();
}

/** Resolves what a server wrote for an address; `undefined` where that is none or carries a user name. */
export function resolveTarget(written: string, from: string): string | undefined {
  if (!URL.canParse(written.trim(), from)) return undefined;
  const target = new URL(written.trim(), from);
  target.hash = '';
  return target.username === '' && target.password === '' ? target.href : undefined;
}

/**
 * The hosts to ask by SRV records, first one first: lowest priority, then highest weight (not drawn by lot as RFC 2782 has
 * it, so that one user asks one server). Port 443 alone, and only a handful: somebody else's zone is no place to linger.
 */
export function hostsOf(records: readonly SrvRecord[]): readonly string[] {
  const usable = records
    .map(({ name, ...rest }) => ({ ...rest, name: name.replace(/\.$/, '').toLowerCase() }))
    .filter(({ name, port }) => port === 443 && /^[a-z\d]([a-z\d_.-]*[a-z\d])?$/.test(name))
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight);
  return [...new Set(usable.map(({ name }) => name))].slice(0, 4);
}

/** Whether mail for a domain goes to Exchange Online. */
export const isOnlineMail = (exchange: string): boolean =>
  exchange.replace(/\.$/, '').toLowerCase().endsWith('.mail.protection.outlook.com');
