import type { PersonCard } from '../../shared/contacts.ts';
import type { Reach } from '../../shared/contact-view.ts';
import type { Settings } from '../../shared/settings.ts';
import { dialable } from './phone-number.ts';

/** Addresses that no program can misread as anything else: no quotes, no blanks, nothing of a link's own grammar. */
const ADDRESS = /^[a-z0-9!#$*+/=^_`{|}~.-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

type Ways = Pick<Settings, 'chatBy' | 'callBy'>;

/**
 * The link by which the system's own program reaches somebody; `undefined` where there is no way. Only `msteams:`, `sip:`,
 * `im:`, `tel:` and `mailto:` come out, and nothing in them but a checked address or number.
 */
export function reachLink(card: PersonCard, reach: Reach, { chatBy, callBy }: Ways): string | undefined {
  switch (reach) {
    case 'mail':
      return by('mailto:', card.address);
    case 'chat':
      if (chatBy === 'teams') return teams('chat', card.address);
      return by(`${chatBy}:`, card.imAddress ?? card.address);
    case 'call':
      if (callBy === 'teams') return teams('call', card.address);
      if (callBy === 'sip') return by('sip:', card.imAddress ?? card.address);
      return telephone(card);
  }
}

/** The link that calls a number, or the address that a call over the internet came from. */
export function numberLink(number: string): string | undefined {
  const sip = /^sips?:(.+)$/i.exec(number.trim())?.[1];
  if (sip !== undefined) return by('sip:', sip);
  const dialled = dialable(number);
  return dialled === undefined ? undefined : `tel:${dialled}`;
}

/** The link that begins a mail about something. */
export function mailLink(address: string, subject: string): string | undefined {
  const link = by('mailto:', address);
  return link === undefined ? undefined : `${link}?subject=${encodeURIComponent(wellFormed(subject))}`;
}

/** Half of a surrogate pair has no place in a link. */
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');

const by = (scheme: string, address: string): string | undefined =>
  ADDRESS.test(address) ? `${scheme}${escaped(address)}` : undefined;

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const teams = (what: 'chat' | 'call', address: string): string | undefined =>
  ADDRESS.test(address) ? `msteams:/l/${what}/0/0?users=${encodeURIComponent(address)}` : undefined;

const escaped = (address: string): string => encodeURIComponent(address).replace('%40', '@');

/** A desk's telephone before one that is carried about: it is working hours that are shown. */
function telephone({ phones }: PersonCard): string | undefined {
  for (const kind of ['business', 'mobile', 'other', 'home'] as const) {
    const number = phones.find((phone) => phone.kind === kind)?.number;
    const dialled = number === undefined ? undefined : dialable(number);
    if (dialled !== undefined) return `tel:${dialled}`;
  }
  return undefined;
}
