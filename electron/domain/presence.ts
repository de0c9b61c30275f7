import type { Appointment, Instant, OofSettings } from '../../shared/model.ts';
import type { Activity, MachineState, ManualState, Presence, PresenceSource } from '../../shared/presence.ts';
import { isOofActive } from './oof.ts';
import { activityOf, AVAILABILITY, BUSY_STRENGTH, BY_CALENDAR, BY_HAND } from './presence-rules.ts';
import { counts, instantOf, ms, span } from './time.ts';

export interface ManualChoice {
  readonly state: ManualState;
  readonly since: Instant;
  readonly until?: Instant;
}

export interface PresenceInput {
  readonly manual?: ManualChoice;
  readonly machine: {
    readonly state: MachineState;
    readonly since: Instant;
    /** Nobody watched before `since`: the state may have held longer. */
    readonly initial?: boolean;
  };
  readonly accounts: readonly {
    readonly id: string;
    /** Absent until the calendar was read once. */
    readonly appointments?: readonly Appointment[];
    readonly oof?: OofSettings;
  }[];
  /** IANA name; all-day entries begin and end by it. */
  readonly zone: string;
}

type Core = Omit<Presence, 'since' | 'nextChange'>;

interface Entry {
  readonly accountId: string;
  readonly appointment: Appointment;
  readonly start: number;
  readonly end: number;
  readonly strength: number;
  readonly activity: Activity;
}

/**
 * The user's presence by SPEC §3: a pure function of the sources and the time (`now` in epoch ms).
 * `nextChange` is the next instant at which the clock alone changes what is shown.
 */
export function evaluatePresence(input: PresenceInput, now: number): Presence {
  const entries = readEntries(input);
  const core = evaluate(input, entries, now);
  const boundaries = readBoundaries(input, entries);
  const shown = JSON.stringify(core);
  const nextChange = boundaries.find((at) => at > now && JSON.stringify(evaluate(input, entries, at)) !== shown);
  return {
    ...core,
    since: instantOf(findSince(input, entries, boundaries, core, now)),
    ...(nextChange === undefined ? {} : { nextChange: instantOf(nextChange) }),
  };
}

/**
 * The end (epoch ms) of the appointment that gives the activity at `now` (epoch ms): its own, not that of what follows it
 * unbroken. `undefined` where the calendar says nothing.
 */
export function endOfCurrent(input: Pick<PresenceInput, 'accounts' | 'zone'>, now: number): number | undefined {
  const running = strongest(readEntries(input), now);
  return running === undefined || running.activity === 'none' ? undefined : running.end;
}

function readEntries(input: Pick<PresenceInput, 'accounts' | 'zone'>): readonly Entry[] {
  return input.accounts.flatMap((account) =>
    (account.appointments ?? []).filter(counts).flatMap((appointment) => {
      const strength = BUSY_STRENGTH[appointment.busy];
      const { start, end } = span(appointment, input.zone);
      if (strength === 0 || end <= start) return [];
      const activity = activityOf({
        busy: appointment.busy,
        isMeeting: appointment.isMeeting,
        allDay: appointment.allDay !== undefined,
      });
      return [{ accountId: account.id, appointment, start, end, strength, activity }];
    }),
  );
}

function readBoundaries(input: PresenceInput, entries: readonly Entry[]): readonly number[] {
  const windows = input.accounts.flatMap(({ oof }) =>
    oof?.state === 'scheduled' && oof.window !== undefined ? [ms(oof.window.start), ms(oof.window.end)] : [],
  );
  const manual = input.manual?.until === undefined ? [] : [ms(input.manual.until)];
  const all = [...entries.flatMap((entry) => [entry.start, entry.end]), ...windows, ...manual];
  return [...new Set(all)].sort((a, b) => a - b);
}

function evaluate(input: PresenceInput, entries: readonly Entry[], now: number): Core {
  const machine = input.machine.state;
  const manual = input.manual !== undefined && isSet(input.manual, now) ? input.manual : undefined;
  const known = input.accounts.some((account) => account.appointments !== undefined);
  const running = strongest(entries, now);
  const activity = running?.activity ?? 'none';
  const busy = activity === 'meeting' || activity === 'busy' ? 'busy' : 'free';
  const state =
    manual === undefined
      ? known || machine === 'asleep'
        ? BY_CALENDAR[busy][machine]
        : 'unknown'
      : BY_HAND[manual.state][machine];
  const winner = findWinner(state, machine, manual, running);
  const sources = listSources(input, manual, running, entries, now, winner);
  const until = endOf(winner, manual, sources);
  const oof = oofMarker(sources);
  return {
    availability: AVAILABILITY[state],
    state,
    activity,
    ...(until === undefined ? {} : { until }),
    ...(oof === undefined ? {} : { oof }),
    sources,
  };
}

const isSet = (manual: ManualChoice, now: number): boolean => manual.until === undefined || now < ms(manual.until);

/** Of what runs now, the strongest; of equals, a meeting before other entries, then the one that ends last. */
function strongest(entries: readonly Entry[], now: number): Entry | undefined {
  const rank = (entry: Entry) => entry.strength * 2 + (entry.activity === 'meeting' ? 1 : 0);
  return entries
    .filter((entry) => entry.start <= now && now < entry.end)
    .reduce<Entry | undefined>((best, entry) => {
      if (best === undefined || rank(entry) > rank(best)) return entry;
      return rank(entry) === rank(best) && entry.end > best.end ? entry : best;
    }, undefined);
}

function findWinner(
  state: Presence['state'],
  machine: MachineState,
  manual: ManualChoice | undefined,
  running: Entry | undefined,
): PresenceSource['kind'] | undefined {
  if (state === 'unknown') return undefined;
  if (machine === 'asleep') return 'machine';
  if (manual !== undefined)
    return BY_HAND[manual.state][machine] === BY_HAND[manual.state].active ? 'manual' : 'machine';
  if (machine === 'away' || machine === 'locked') return 'machine';
  if (running !== undefined && running.activity !== 'none') return 'calendar';
  return 'machine';
}

function listSources(
  input: PresenceInput,
  manual: ManualChoice | undefined,
  running: Entry | undefined,
  entries: readonly Entry[],
  now: number,
  winner: PresenceSource['kind'] | undefined,
): readonly PresenceSource[] {
  const { state, since } = input.machine;
  const machine: PresenceSource = { kind: 'machine', state, since, wins: winner === 'machine' };
  const byHand: PresenceSource[] =
    manual === undefined ? [] : [{ kind: 'manual', ...manual, wins: winner === 'manual' }];
  const calendar: PresenceSource[] =
    running === undefined || running.activity === 'none'
      ? []
      : [
          {
            kind: 'calendar',
            accountId: running.accountId,
            activity: running.activity,
            subject: running.appointment.subject,
            isPrivate: running.appointment.isPrivate,
            allDay: running.appointment.allDay !== undefined,
            ...stretch(entries, running),
            wins: winner === 'calendar',
          },
        ];
  const oof = input.accounts.flatMap((account): PresenceSource[] => {
    if (account.oof === undefined || !isOofActive(account.oof, now)) return [];
    const window = account.oof.state === 'scheduled' ? account.oof.window : undefined;
    return [
      {
        kind: 'oof',
        accountId: account.id,
        ...(window === undefined ? {} : { since: window.start, until: window.end }),
        note: account.oof.internalText,
        wins: false,
      },
    ];
  });
  const all = [...byHand, ...calendar, machine, ...oof];
  return [...all.filter((source) => source.wins), ...all.filter((source) => !source.wins)];
}

/** The unbroken stretch of entries as strong as this one, over all accounts. */
function stretch(entries: readonly Entry[], running: Entry): { readonly since: Instant; readonly until: Instant } {
  const peers = entries.filter((entry) => entry.strength === running.strength);
  let { start, end } = running;
  for (let grown = true; grown;) {
    grown = false;
    for (const peer of peers) {
      if (peer.start > end || peer.end < start || (peer.start >= start && peer.end <= end)) continue;
      start = Math.min(start, peer.start);
      end = Math.max(end, peer.end);
      grown = true;
    }
  }
  return { since: instantOf(start), until: instantOf(end) };
}

function endOf(
  winner: PresenceSource['kind'] | undefined,
  manual: ManualChoice | undefined,
  sources: readonly PresenceSource[],
): Instant | undefined {
  if (winner === 'manual') return manual?.until;
  const calendar = sources.find((source) => source.kind === 'calendar');
  return winner === undefined ? undefined : calendar?.until;
}

/** The marker stands if any account has it; several notes: the first that says something. */
function oofMarker(sources: readonly PresenceSource[]): Presence['oof'] {
  const all = sources.filter((source) => source.kind === 'oof');
  if (all.length === 0) return undefined;
  const note = all.find((source) => source.note !== '')?.note ?? '';
  const ends = all.map((source) => source.until);
  const last = ends.includes(undefined) ? undefined : ends.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b));
  return last === undefined ? { note } : { note, until: last };
}

/** The earliest moment from which the state and activity have held unbroken, as far as the sources can tell. */
function findSince(
  input: PresenceInput,
  entries: readonly Entry[],
  boundaries: readonly number[],
  core: Core,
  now: number,
): number {
  const started = ms(input.machine.since);
  const floor = Math.max(
    input.machine.initial === true ? 0 : started,
    input.manual === undefined ? 0 : ms(input.manual.since),
  );
  const past = [floor, ...boundaries].filter((at) => at <= now && at >= floor && at > 0);
  let since = Math.min(started, now);
  for (const at of past.sort((a, b) => b - a)) {
    const then = evaluate(input, entries, at);
    if (then.state !== core.state || then.activity !== core.activity) break;
    since = at;
  }
  return since;
}
