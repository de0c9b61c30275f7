import { failed, ok, type AppError, type Result } from '../../shared/model.ts';
import { MAX_TEMPLATES, type OofTemplate } from '../../shared/oof-template.ts';
import type { OofView } from '../../shared/snapshot.ts';
import { nextOfferChange, offerAt, type OfferInput, type PlannedOffer } from '../domain/oof-offers.ts';
import { isOofActive } from '../domain/oof.ts';
import { instantOf, ms } from '../domain/time.ts';
import { openAbsenceDesk, type AbsenceInput } from './absence-desk.ts';
import { describeFailure } from './failures.ts';
import { createOofClicks, type Press } from './oof-clicks.ts';
import type { Fate } from './outbox.ts';
import type { EnginePorts, SavedOof, SeenOof } from './ports.ts';
import type { Session } from './session.ts';

/** What the engine knows of out of office beside what servers have: templates, absences that wait, offers, one press and its undo. */
export interface OofDesk {
  readonly templates: () => readonly OofTemplate[];
  readonly saveTemplate: (template: Omit<OofTemplate, 'id'> & { readonly id?: string }) => Result<void>;
  readonly removeTemplate: (id: string) => Result<void>;
  readonly planAbsence: (input: AbsenceInput) => Result<void>;
  readonly removeAbsence: (id: string) => Result<void>;
  readonly sendAbsence: (id: string) => Promise<Result<Fate>>;
  readonly press: (accountId: string, change: Press) => Promise<Result<Fate>>;
  readonly undo: (accountId: string) => Promise<Result<Fate>>;
  /** What an offer proposes is done, or not; it is made no more. `entry` makes an entry of the reply's time. */
  readonly answer: (id: string, accept: boolean, entry: MakeEntry) => Promise<Result<unknown>>;
  readonly view: (session: Session) => Pick<OofView, 'planned' | 'textSince' | 'undo' | 'offer'>;
  readonly offers: () => readonly PlannedOffer[];
  /** Nothing of an account that is gone is kept. */
  readonly forget: (accountId: string) => void;
  /** Sees what has changed and hands over what is due. */
  readonly look: () => void;
  /** The next instant (epoch ms) at which the clock alone changes any of it. */
  readonly nextChange: (now: number) => number;
}

export type MakeEntry = (
  accountId: string,
  window: { readonly start: string; readonly end: string },
) => Promise<unknown>;

/** OOF is read hourly where its server answers. */
const RECENT = 2 * 60 * 60_000;
/** So many answers are remembered; older ones are about absences long past. */
const KEPT = 200;

/** What of it belongs to certain accounts, and to nobody. */
const onlyOf = (saved: SavedOof, belongs: (accountId: string) => boolean): SavedOof => ({
  ...saved,
  absences: saved.absences.filter(({ accountId }) => belongs(accountId)),
  seen: Object.fromEntries(Object.entries(saved.seen).filter(([id]) => belongs(id))),
});

export function openOofDesk(
  ports: Pick<EnginePorts, 'accounts' | 'clock' | 'newId' | 'oof' | 'environment' | 'log'>,
  sessions: () => readonly Session[],
  onChange: () => void,
): OofDesk {
  const { clock } = ports;
  const kept = ports.oof.load();
  const accounts = new Set(ports.accounts.load().map(({ id }) => id));
  /** Nothing of the demo company is written down. */
  const demos = new Set<string>();
  let saved: SavedOof = onlyOf(kept, (id) => accounts.has(id));
  /** How each account's reply was when it was looked at last. */
  const before = new Map<string, { readonly active: boolean; readonly asOf: string | undefined }>();

  const save = (change: Partial<SavedOof>) => {
    saved = { ...saved, ...change };
    try {
      ports.oof.save(onlyOf(saved, (id) => !demos.has(id)));
    } catch (cause) {
      // A full disk costs the memory of it, not the thing.
      ports.log.warn('out of office could not be written down', { name: describeFailure(cause).error.code });
    }
    onChange();
  };

  const absences = openAbsenceDesk({
    clock,
    newId: ports.newId,
    sessions,
    load: () => saved.absences,
    save: (list) => save({ absences: list }),
  });
  const clicks = createOofClicks(clock, absences);

  const find = (accountId: string) => sessions().find(({ account }) => account.id === accountId);
  const noAccount = failed({ kind: 'bad-input', code: 'no-account' });

  const offerInput = (session: Session): OfferInput | undefined => {
    const { id } = session.account;
    const { value: oof, asOf } = session.oof();
    if (oof === undefined || asOf === undefined || session.calendar().value === undefined) return undefined;
    // What may have been changed elsewhere since is no ground for questions.
    if (clock.now() - ms(asOf) > RECENT) return undefined;
    const onSince = saved.seen[id]?.onSince;
    return {
      accountId: id,
      oof,
      planned: absences.of(id).map(({ window }) => window),
      appointments: session.calendar().value ?? [],
      ...(onSince === undefined ? {} : { onSince: ms(onSince) }),
      zone: ports.environment.zone(),
    };
  };
  const offerOf = (session: Session): PlannedOffer | undefined => {
    const input = session.oof().pending === undefined ? offerInput(session) : undefined;
    return input === undefined ? undefined : offerAt(input, new Set(saved.answered), clock.now());
  };

  /** Notes since when the texts read so, and since when the reply is on. */
  const note = (session: Session) => {
    const { id, demo } = session.account;
    if (demo) demos.add(id);
    const { value, asOf } = session.oof();
    if (value === undefined) return;
    const active = isOofActive(value, clock.now());
    const earlier = before.get(id);
    before.set(id, { active, asOf });
    const known = saved.seen[id];
    const textMark = markOf(`${value.internalText}\n\n${value.externalText}`);
    const textSince = known?.textMark === textMark ? known.textSince : (asOf ?? instantOf(clock.now()));
    const went = active && earlier?.active === false ? (earlier.asOf ?? instantOf(clock.now())) : undefined;
    const onSince = active ? (went ?? known?.onSince) : undefined;
    const seen: SeenOof = { textMark, textSince, ...(onSince === undefined ? {} : { onSince }) };
    if (known?.textMark === textMark && known.onSince === onSince) return;
    save({ seen: { ...saved.seen, [id]: seen } });
  };

  const attempt = (work: () => void): Result<void> => {
    try {
      work();
      return ok(undefined);
    } catch (cause) {
      return failed(describeFailure(cause).error);
    }
  };

  const take = async (offer: PlannedOffer, session: Session, entry: MakeEntry): Promise<Result<unknown>> => {
    const { value: oof } = session.oof();
    if (offer.kind === 'off' || offer.kind === 'forgotten') return clicks.press(session, { state: 'disabled' });
    const { window } = offer;
    if (window === undefined || oof === undefined) return failed({ kind: 'not-found' });
    if (offer.kind === 'entry') return ok(await entry(session.account.id, window));
    if (oof.internalText.trim() === '') return failed({ kind: 'bad-input', code: 'no-text' });
    if (oof.state === 'disabled') return clicks.press(session, { state: 'scheduled', window });
    const { accountId } = offer;
    const texts = absences.asKept(session);
    return attempt(() => absences.plan({ ...texts, accountId, window }));
  };

  return {
    templates: () => saved.templates,
    saveTemplate: ({ id, ...template }) => {
      const others = saved.templates.filter((each) => each.id !== id);
      if (template.name.trim() === '') return refused('template-name');
      if (others.length >= MAX_TEMPLATES) return refused('too-many-templates');
      const fresh = { ...template, name: template.name.trim(), id: id ?? ports.newId() };
      save({ templates: [...others, fresh].sort((a, b) => a.name.localeCompare(b.name)) });
      return ok(undefined);
    },
    removeTemplate: (id) => attempt(() => save({ templates: saved.templates.filter((each) => each.id !== id) })),
    planAbsence: (input) =>
      attempt(() => {
        absences.plan(input);
        absences.look();
      }),
    removeAbsence: (id) => attempt(() => absences.remove(id)),
    sendAbsence: async (id) => {
      const fate = await absences.sendHeld(id);
      if (fate === undefined) return failed({ kind: 'not-found' });
      return fate.kind === 'given-back' ? failed(fate.error) : ok(fate);
    },
    press: async (accountId, change) => {
      const session = find(accountId);
      return session === undefined ? noAccount : clicks.press(session, change);
    },
    undo: async (accountId) => {
      const session = find(accountId);
      return session === undefined ? noAccount : clicks.undo(session);
    },
    answer: async (id, accept, entry) => {
      for (const session of sessions()) {
        const offer = offerOf(session);
        if (offer?.id !== id) continue;
        const result = accept ? await take(offer, session, entry) : ok(undefined);
        if (result.ok) save({ answered: [...saved.answered, id].slice(-KEPT) });
        return result;
      }
      return failed({ kind: 'not-found' });
    },
    view: (session) => {
      const planned = absences.shown(session.account.id);
      const textSince = saved.seen[session.account.id]?.textSince;
      const undo = clicks.last(session);
      const offer = offerOf(session);
      const subject = session.calendar().value?.find(({ key }) => key === offer?.key);
      return {
        ...(planned.length === 0 ? {} : { planned }),
        ...(textSince === undefined ? {} : { textSince }),
        ...(undo === undefined ? {} : { undo }),
        ...(offer === undefined
          ? {}
          : {
              offer: {
                id: offer.id,
                kind: offer.kind,
                ...(offer.window === undefined ? {} : { window: offer.window }),
                ...(subject === undefined ? {} : { subject: subject.subject, isPrivate: subject.isPrivate }),
              },
            }),
      };
    },
    offers: () => sessions().flatMap((session) => offerOf(session) ?? []),
    forget: (accountId) => {
      const { [accountId]: _gone, ...seen } = saved.seen;
      before.delete(accountId);
      save({ seen, absences: saved.absences.filter((absence) => absence.accountId !== accountId) });
    },
    look: () => {
      for (const session of sessions()) note(session);
      absences.look();
    },
    nextChange: (now) =>
      Math.min(
        absences.nextLook(now),
        clicks.nextChange(now),
        ...sessions().map((session) => {
          const input = offerInput(session);
          return input === undefined ? Infinity : (nextOfferChange(input, now) ?? Infinity);
        }),
      ),
  };
}

const refused = (code: 'template-name' | 'too-many-templates'): { readonly ok: false; readonly error: AppError } =>
  failed({ kind: 'bad-input', code });

/** Tells one text from another without keeping it (FNV-1a, 32 bits). */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}
