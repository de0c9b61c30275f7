import type { Appointment } from '../../shared/model.ts';
import { compareText } from './order.ts';
import { counts, span } from './time.ts';

/** Schemes of programs that hold meetings; nothing but these and https is ever opened to join. */
export type MeetingScheme = 'msteams' | 'zoommtg' | 'webex' | 'jitsi-meet';

interface Client {
  readonly scheme: MeetingScheme;
  readonly hosts: RegExp;
  /** The same meeting as the program wants to be told of it; `undefined` for pages that only a browser knows. */
  readonly address: (url: URL) => string | undefined;
}

/** The programs as their makers' own pages start them. */
const CLIENTS: readonly Client[] = [
  {
    scheme: 'msteams',
    hosts: /^teams\.(?:microsoft\.(?:com|us)|live\.com|cloud\.microsoft)$/,
    address: ({ host, pathname, search }) =>
      /^\/(?:l\/meetup-join|meet)\/./i.test(pathname) ? `msteams://${host}${pathname}${search}` : undefined,
  },
  {
    scheme: 'zoommtg',
    hosts: /(?:^|\.)(?:zoom\.us|zoomgov\.com|zoom\.com\.cn)$/,
    address: ({ host, pathname, searchParams }) => {
      const number = /^\/(?:j|w|wc\/join|wc)\/(\d+)(?:\/|$)/.exec(pathname)?.[1];
      if (number === undefined) return undefined;
      const kept = ['pwd', 'tk'].flatMap((name): [string, string][] => {
        const value = searchParams.get(name);
        return value === null ? [] : [[name, value]];
      });
      return `zoommtg://${host}/join?${new URLSearchParams([['action', 'join'], ['confno', number], ...kept]).toString()}`;
    },
  },
  {
    scheme: 'webex',
    hosts: /(?:^|\.)webex\.com$/,
    address: ({ href }) => `webex://meet?url=${encodeURIComponent(href)}`,
  },
  {
    scheme: 'jitsi-meet',
    hosts: /^(?:meet\.jit\.si|jitsi\.[a-z\d.-]+)$/,
    address: ({ host, pathname, search }) => `jitsi-meet://${host}${pathname}${search}`,
  },
];

/**
 * Where a meeting's link leads: into the program that holds such meetings, where there is one here, else into the browser;
 * nowhere where it may not be opened at all.
 * @param isInstalled whether the system has a program for a scheme
 * @returns what to open, in the order in which to try; https comes last and always
 */
export function chooseJoin(
  link: string,
  by: 'app' | 'browser',
  isInstalled: (scheme: MeetingScheme) => boolean,
): readonly string[] {
  if (!URL.canParse(link)) return [];
  const url = new URL(link);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hostname === '') return [];
  const client = by === 'app' ? CLIENTS.find(({ hosts }) => hosts.test(url.hostname)) : undefined;
  const address = client?.address(url);
  const own = client !== undefined && address !== undefined && isInstalled(client.scheme) ? [address] : [];
  // Legal in an address, and the end of a word to many a script that hands it on.
  return [...own, url.href].map((each) => each.replaceAll("'", '%27'));
}

const HOUR = 60 * 60_000;
/** Further away nobody joins with one press and without looking. */
const SOON = 12 * HOUR;

/**
 * The meeting that one press joins at `now` (epoch ms): of those that are on the one that began last, else the next that can
 * be joined.
 */
export function meetingToJoin(
  appointments: readonly Appointment[],
  now: number,
  zone: string,
): Appointment | undefined {
  const candidates = appointments
    .filter((entry) => entry.joinUrl !== undefined && counts(entry) && entry.allDay === undefined)
    .map((entry) => ({ entry, ...span(entry, zone) }))
    .filter(({ start, end }) => end > now && start < now + SOON)
    .sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.entry.key, b.entry.key));
  const running = candidates.filter(({ start }) => start <= now);
  return (running.at(-1) ?? candidates[0])?.entry;
}
