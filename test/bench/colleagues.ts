import type { TestExchange } from '../support/exchange.ts';

/** What `contacts.json` of a profile holds for the first so many of the company, all in no group. */
export function contactsOf(exchange: TestExchange, count: number): string {
  const entries = exchange.users
    .filter(({ address }) => address !== exchange.mira.address)
    .slice(0, count)
    .map(({ address }) => ({ address, name: nameOf(address), kind: 'person', group: '', favourite: false }));
  return JSON.stringify({ list: { groups: [], entries } });
}

const nameOf = (address: string): string =>
  (address.split('@')[0] ?? '')
    .split('.')
    .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
    .join(' ');
