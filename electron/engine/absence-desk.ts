import { MAX_ABSENCES, type PlannedAbsence } from '../../shared/absence.ts';
import type { Instant, OofAudience, OofChange, OofSettings, TimeRange } from '../../shared/model.ts';
import { replyHtml } from '../../shared/reply-html.ts';
import { nextAbsenceChange, overlapsAny, planAbsences } from '../domain/absences.ts';
import { ms } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { Fate } from './outbox.ts';
import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

/** What a person plans; the id of one that is there already changes that one. */
export interface AbsenceInput extends Omit<PlannedAbsence, 'id' | 'held'> {
  readonly id?: string;
}

/** The absences that wait here, and the handing over of the next one. */
export interface AbsenceDesk {
  readonly of: (accountId: string) => readonly PlannedAbsence[];
  /** The same without the one that is on its way. */
  readonly shown: (accountId: string) => readonly PlannedAbsence[];
  /** Throws `GatewayError` (bad-input) for one that can't be. */
  readonly plan: (input: AbsenceInput) => void;
  /** Texts and audience as the server has them now. */
  readonly asKept: (session: Session) => Pick<PlannedAbsence, 'audience' | 'internalHtml' | 'externalHtml'>;
  readonly remove: (id: string) => void;
  /** One that is held goes out because its person says so. */
  readonly sendHeld: (id: string) => Promise<Fate | undefined>;
  /** Keeps what the server has, where something else takes its place there before it has begun. */
  readonly keepDisplaced: (session: Session, change: OofChange) => void;
  /** Hands over what is due. */
  readonly look: () => void;
  /** The next instant (epoch ms) at which the clock alone has work for it. */
  readonly nextLook: (now: number) => number;
}

interface AbsenceDeskOptions {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly sessions: () => readonly Session[];
  readonly load: () => readonly PlannedAbsence[];
  readonly save: (absences: readonly PlannedAbsence[]) => void;
}

/** Settings of this age (ms) are read anew before an absence is put over them. */
const FRESH = 60_000;
const WIDTH: readonly OofAudience[] = ['none', 'known', 'all'];

export function openAbsenceDesk(options: AbsenceDeskOptions): AbsenceDesk {
  const { clock, sessions, load, save } = options;
  /** What is being handed over, by account: its settings are about to change. */
  const handing = new Map<string, string>();
  /** The age of settings that are being read anew, by account. */
  const asked = new Map<string, Instant | undefined>();

  const of = (accountId: string) => load().filter((absence) => absence.accountId === accountId);
  const replace = (accountId: string, absences: readonly PlannedAbsence[]) => {
    const others = load().filter((absence) => absence.accountId !== accountId);
    if (JSON.stringify(absences) !== JSON.stringify(of(accountId))) save([...others, ...absences]);
  };
  const without = (id: string) => save(load().filter((absence) => absence.id !== id));

  const hand = async (session: Session, absence: PlannedAbsence, settings: OofSettings | undefined): Promise<Fate> => {
    handing.set(session.account.id, absence.id);
    // Where the app ends in between, the next start mustn't send it by itself.
    save(load().map((each) => (each.id === absence.id ? { ...each, held: 'handed' } : each)));
    const fate = await session.changeOof(changeFor(absence, settings?.allowedAudience ?? 'all'), true);
    // Taken, on its way, or given back and shown as such: what becomes of it is the outbox' to say.
    without(absence.id);
    handing.delete(session.account.id);
    return fate;
  };

  const displaced = (accountId: string, settings: OofSettings): PlannedAbsence | undefined =>
    settings.window === undefined
      ? undefined
      : { id: options.newId(), accountId, window: settings.window, ...asKept(settings) };

  const lookAt = (session: Session) => {
    const accountId = session.account.id;
    const waiting = of(accountId);
    const { value: settings, asOf, pending } = session.oof();
    if (waiting.length === 0 || settings === undefined || pending !== undefined || handing.has(accountId)) return;
    const now = clock.now();
    const plan = planAbsences(settings, waiting, now);
    replace(accountId, plan.waiting);
    if (plan.send === undefined) return;
    if (asOf === undefined || now - ms(asOf) > FRESH) {
      // Somebody may have changed them elsewhere; asked once, and the answer brings us here again.
      if (!asked.has(accountId) || asked.get(accountId) !== asOf) session.readOof();
      asked.set(accountId, asOf);
      return;
    }
    const back = plan.displaces ? displaced(accountId, settings) : undefined;
    if (back !== undefined) save([...load(), back]);
    void hand(session, plan.send, settings);
  };

  return {
    of,
    shown: (accountId) => of(accountId).filter(({ id }) => handing.get(accountId) !== id),
    plan: ({ id, ...input }) => {
      const session = sessions().find(({ account }) => account.id === input.accountId);
      if (session === undefined) throw badInput('no-account');
      const { value: settings } = session.oof();
      const others = of(input.accountId).filter((absence) => absence.id !== id);
      if (ms(input.window.end) <= ms(input.window.start)) throw badInput('schedule-order');
      if (ms(input.window.end) <= clock.now()) throw badInput('time');
      if (others.length >= MAX_ABSENCES) throw badInput('too-many-absences');
      if (overlapsAny(input.window, [...others.map(({ window }) => window), ...windowOf(settings, clock.now())])) {
        throw badInput('absence-overlap');
      }
      const allowed = settings?.allowedAudience ?? 'all';
      if (WIDTH.indexOf(input.audience) > WIDTH.indexOf(allowed)) throw badInput('audience');
      replace(input.accountId, [...others, { ...input, id: id ?? options.newId() }]);
    },
    asKept: (session) => asKept(session.oof().value),
    remove: without,
    sendHeld: async (id) => {
      const absence = load().find((each) => each.id === id);
      const session = sessions().find(({ account }) => account.id === absence?.accountId);
      if (absence === undefined || session === undefined) return undefined;
      const settings = session.oof().value;
      if (settings !== undefined) keepFuture(settings, absence, session.account.id);
      return hand(session, absence, settings);
    },
    keepDisplaced: (session, change) => {
      const settings = session.oof().value;
      if (settings === undefined || change.state === undefined || change.state === 'disabled') return;
      const window = change.state === 'scheduled' ? change.window : undefined;
      keepFuture(settings, { window }, session.account.id);
    },
    look: () => {
      for (const session of sessions()) lookAt(session);
    },
    nextLook: (now) =>
      Math.min(
        ...sessions().map((session) => {
          const { value } = session.oof();
          return value === undefined ? Infinity : (nextAbsenceChange(value, of(session.account.id), now) ?? Infinity);
        }),
      ),
  };

  /** What is planned on the server for later mustn't be lost to something that isn't a change of it. */
  function keepFuture(settings: OofSettings, change: { readonly window?: TimeRange | undefined }, accountId: string) {
    if (settings.state !== 'scheduled' || settings.window === undefined) return;
    if (ms(settings.window.start) <= clock.now()) return;
    if (change.window !== undefined && overlapsAny(change.window, [settings.window])) return;
    const back = displaced(accountId, settings);
    if (back !== undefined) save([...load(), back]);
  }
}

const asKept = (settings: OofSettings | undefined) => ({
  audience: settings?.audience ?? 'none',
  internalHtml: replyHtml(settings?.internalHtml, settings?.internalText ?? ''),
  externalHtml: replyHtml(settings?.externalHtml, settings?.externalText ?? ''),
});

/** All of it at once and never by way of Disabled; the audience no wider than the administrator permits by now. */
const changeFor = (absence: PlannedAbsence, allowed: OofAudience): OofChange => ({
  state: 'scheduled',
  window: absence.window,
  audience: WIDTH[Math.min(WIDTH.indexOf(absence.audience), WIDTH.indexOf(allowed))] ?? 'none',
  internalHtml: absence.internalHtml,
  externalHtml: absence.externalHtml,
});

const windowOf = (settings: OofSettings | undefined, now: number): readonly TimeRange[] =>
  settings?.state === 'scheduled' && settings.window !== undefined && ms(settings.window.end) > now
    ? [settings.window]
    : [];

const badInput = (
  code: 'no-account' | 'schedule-order' | 'time' | 'too-many-absences' | 'absence-overlap' | 'audience',
) => new GatewayError({ kind: 'bad-input', code });
