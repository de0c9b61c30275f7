/** Hosts of meetings, as suffixes of whole labels. */
const SERVICES = [
  'teams.microsoft.com',
  'teams.microsoft.us',
  'teams.live.com',
  'zoom.us',
  'zoomgov.com',
  'webex.com',
  'meet.google.com',
];

/** Skype for Business publishes its meetings under these first labels on the organisation's own domain. */
const OWN_HOSTS = /^(?:meet|join)\./;

/**
 * Finds where a meeting is joined: the server's own field first, then the first known meeting address in the texts.
 * @param declared JoinOnlineMeetingUrl, taken whatever its host
 * @param texts places in order, e.g. location and subject
 * @returns an https address, never another scheme
 */
export function findJoinUrl(declared: string | undefined, ...texts: readonly string[]): string | undefined {
  const own = declared === undefined ? undefined : toHttps(declared.trim());
  if (own !== undefined) return own.href;
  const found = texts.flatMap((text) =>
    text.includes('://') ? (withoutCutEnd(text).match(/https:\/\/[^\s<>"'\])}]+/gi) ?? []) : [],
  );
  for (const candidate of found) {
    const url = toHttps(candidate.replace(/[.,;:!?]+$/, ''));
    if (url !== undefined && isMeetingHost(url.hostname)) return url.href;
  }
  return undefined;
}

/** FindItem cuts strings at 255 characters, which is the middle of many a Teams address: a torn one leads nowhere. */
const withoutCutEnd = (text: string): string => (text.length < 255 ? text : text.replace(/\S+$/, ''));

function toHttps(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined;
}

const isMeetingHost = (host: string): boolean =>
  OWN_HOSTS.test(host) || SERVICES.some((service) => host === service || host.endsWith(`.${service}`));
