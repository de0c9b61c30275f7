import type { Appointment } from '../../shared/model.ts';
import { isFeedAddress } from '../../shared/update.ts';
import { counts, span } from './time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A start has other things to do, and a whole company starts at nine. */
const FIRST_LOOK = 5 * MINUTE;
const SPREAD = 30 * MINUTE;

/**
 * When newer versions are looked for next (epoch ms): some minutes after the start, then once a day, a failed look included.
 * @param random 0 ≤ x < 1: not everybody at once
 */
export function nextUpdateLook(startedAt: number, lookedAt: number | undefined, random: number): number {
  return (lookedAt === undefined ? startedAt + FIRST_LOOK : lookedAt + DAY) + Math.floor(random * SPREAD);
}

/** Whether the app may be replaced at `now` (epoch ms): whoever sits in a meeting may need it again at once. */
export function mayInstall(appointments: readonly Appointment[], now: number, zone: string): boolean {
  return !appointments.some((entry) => {
    if (!entry.isMeeting || entry.allDay !== undefined || entry.busy === 'free' || !counts(entry)) return false;
    const { start, end } = span(entry, zone);
    return start <= now && now < end;
  });
}

/**
 * Where a person gets a newer version that this app can't install by itself: the feed's file of this kind of package, else
 * the feed itself. Nothing outside of the feed's own server is ever opened.
 * @param files as the feed names them, relative to it
 */
export function updateLink(
  feed: string,
  files: readonly string[],
  packageType: string | undefined,
): string | undefined {
  if (!isFeedAddress(feed)) return undefined;
  const base = feed.endsWith('/') ? feed : `${feed}/`;
  const file = packageType === undefined ? undefined : files.find((name) => name.endsWith(`.${packageType}`));
  const link = file !== undefined && URL.canParse(file, base) ? new URL(file, base) : new URL(base);
  return (link.origin === new URL(base).origin ? link : new URL(base)).href;
}
