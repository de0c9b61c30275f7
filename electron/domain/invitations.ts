import type { Appointment } from '../../shared/model.ts';
import { ms } from './time.ts';

/** Told of for so long, in milliseconds. */
const NEWS_FOR = 24 * 60 * 60_000;
/** More than a person answers in one go. */
const MOST = 50;

const isInvitation = ({ isMeeting, myResponse }: Appointment): boolean => isMeeting && myResponse !== 'organizer';
const isOpen = (entry: Appointment): boolean => entry.myResponse === 'none' && !entry.isCancelled;

/** Occurrences of one series have no more in common in a list than this. */
const seriesOf = ({ accountId, isRecurring, key, organizer = '', subject }: Appointment): string =>
  isRecurring ? `${accountId}|${organizer}|${subject}` : key;

/** What waits for an answer at `now` (epoch ms), by start; of a series its next occurrence alone. */
export function unanswered(appointments: readonly Appointment[], now: number): readonly Appointment[] {
  const open = appointments
    .filter((entry) => isInvitation(entry) && isOpen(entry) && ms(entry.end) > now)
    .sort((a, b) => ms(a.start) - ms(b.start));
  const firsts = new Map<string, Appointment>();
  for (const entry of open) if (!firsts.has(seriesOf(entry))) firsts.set(seriesOf(entry), entry);
  return [...firsts.values()].slice(0, MOST);
}

/** An invitation that came, was moved, or was called off. */
export interface InvitationNews {
  readonly id: string;
  readonly kind: 'new' | 'moved' | 'cancelled';
  readonly key: string;
  /** Epoch ms. */
  readonly since: number;
}

/** What one calendar's invitations were like when they were last looked at. */
export interface SeenInvitations {
  readonly states: ReadonlyMap<string, string>;
  readonly news: readonly InvitationNews[];
}

const stateOf = ({ start, isCancelled }: Appointment): string => `${start}${isCancelled ? ' cancelled' : ''}`;

/**
 * Compares a calendar with how it was: what is new in it, moved or cancelled is news until it is answered, a day at most. The
 * first look has no news: whatever is there was there before.
 * @param now epoch ms
 */
export function lookAtInvitations(
  before: SeenInvitations | undefined,
  appointments: readonly Appointment[],
  now: number,
): SeenInvitations {
  const current = appointments.filter((entry) => isInvitation(entry) && ms(entry.end) > now);
  const states = new Map(current.map((entry) => [entry.key, stateOf(entry)]));
  if (before === undefined) return { states, news: [] };
  const fresh = new Map<string, InvitationNews>();
  for (const entry of [...current].sort((a, b) => ms(a.start) - ms(b.start))) {
    const kind = changeOf(before.states.get(entry.key), entry);
    if (kind === undefined || fresh.has(seriesOf(entry))) continue;
    fresh.set(seriesOf(entry), {
      id: `invitation:${kind}:${entry.key}:${entry.start}`,
      kind,
      key: entry.key,
      since: now,
    });
  }
  const renewed = new Set([...fresh.values()].map(({ key }) => key));
  const standing = before.news.filter(({ key, kind, since }) => {
    const entry = current.find((each) => each.key === key);
    if (entry === undefined || renewed.has(key) || now - since > NEWS_FOR) return false;
    return kind === 'cancelled' ? entry.isCancelled : isOpen(entry);
  });
  return { states, news: [...standing, ...fresh.values()] };
}

function changeOf(before: string | undefined, entry: Appointment): InvitationNews['kind'] | undefined {
  if (before === undefined) return isOpen(entry) ? 'new' : undefined;
  if (before === stateOf(entry)) return undefined;
  if (entry.isCancelled) return before.endsWith('cancelled') ? undefined : 'cancelled';
  return isOpen(entry) ? 'moved' : undefined;
}
