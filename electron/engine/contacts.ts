import { applyContacts, diffContacts } from '../../shared/contact-patch.ts';
import type { ListEntry } from '../../shared/contact-list.ts';
import type {
  ContactCard,
  ContactRow,
  Contacts,
  ContactsPatch,
  Reach,
  Standing,
  StandingState,
} from '../../shared/contact-view.ts';
import type { ListMembers, MeetingTimes, PersonCard, Photo } from '../../shared/contacts.ts';
import type { TimeRange } from '../../shared/model.ts';
import { rankMeetingTimes } from '../domain/meeting-times.ts';
import { reachLink } from '../domain/reach.ts';
import { standingOf } from '../domain/standing.ts';
import { dateIn, instantOf, ms } from '../domain/time.ts';
import { workingSpans } from '../domain/working-hours.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { CachedFreeBusy } from './cache.ts';
import { createContactAlerts, isWaitedFor, type FreeAlert } from './contact-alerts.ts';
import { openContactBook } from './contact-book.ts';
import { changeEntry, createListEdits, withoutAlert, type ListEdits } from './contact-edits.ts';
import { createContactNotes } from './contact-notes.ts';
import { createContactPhotos } from './contact-photos.ts';
import { describeFailure } from './failures.ts';
import type { EnginePorts } from './ports.ts';
import type { Session } from './session.ts';
import type { Settings } from '../../shared/settings.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const ASK_LIMIT_MS = 30_000;

export interface ContactsOptions {
  readonly ports: Pick<EnginePorts, 'clock' | 'environment' | 'log' | 'contacts' | 'photos' | 'newId'>;
  /** In the order of the accounts: the first one's directory and mailbox are asked. */
  readonly sessions: () => readonly Session[];
  readonly settings: () => Settings;
  /** Somebody became free, or no longer is worth a word. */
  readonly onAlerts: () => void;
}

/** The people one works with: the list, what is known of each, and the questions about them. Failures are `GatewayError`s. */
export interface ContactsDesk extends ListEdits {
  readonly view: () => Contacts;
  /** Told at most once a second what has changed since anybody was given the view. While nobody listens little is worked out. */
  readonly subscribe: (listener: (patch: ContactsPatch) => void) => () => void;
  readonly alerts: () => readonly FreeAlert[];
  /** What the sessions know may read differently. */
  readonly look: () => void;
  /** Who is on the screen, by address. */
  readonly show: (addresses: readonly string[]) => void;
  readonly find: (text: string) => Promise<readonly PersonCard[]>;
  readonly card: (address: string) => Promise<ContactCard>;
  readonly members: (address: string) => Promise<ListMembers>;
  readonly meetingTimes: (addresses: readonly string[], range: TimeRange, minutes: number) => Promise<MeetingTimes>;
  /** The link by which the system reaches somebody. */
  readonly reach: (address: string, reach: Reach) => Promise<string>;
  readonly photo: (address: string) => Photo | undefined;
  /**
   * The last account is gone, and the list and the photos go with it.
   * @throws what the disk says where something of it stays there
   */
  readonly forget: () => void;
  readonly close: () => void;
}

export function openContacts({ ports, sessions, settings, onAlerts }: ContactsOptions): ContactsDesk {
  const { clock, environment, log } = ports;
  const session = () => sessions()[0];
  const listeners = new Set<(patch: ContactsPatch) => void>();
  const cards = new Map<string, PersonCard>();
  const standings = new Map<
    string,
    { readonly of: CachedFreeBusy; readonly standing: Standing; readonly until: number }
  >();
  let shown: readonly string[] = [];
  let sent: Contacts = { groups: [], rows: [], keptOn: 'here' };
  let watched = '';
  let cancelTick: () => void = () => undefined;
  let tickAt = Infinity;
  let lastFlush = -Infinity;
  let closed = false;

  const dirty = () => tick(Math.max(0, lastFlush + SECOND - clock.now()));
  const book = openContactBook({ store: ports.contacts, clock, log, session, onChange: () => changed() });
  /** Whoever doesn't use the list isn't asked about it: nothing goes out before somebody has looked. */
  let inUse = book.list().entries.length > 0;
  const notes = createContactNotes({ clock, log, session, onChange: dirty });
  const photos = createContactPhotos({ store: ports.photos, now: () => clock.now(), log, session, onChange: dirty });
  const alerts = createContactAlerts({
    clock,
    zone: () => environment.zone(),
    list: book.list,
    isFree: (address) => isFreeNow(address),
    onTold: (address) => {
      const entry = entryOf(address);
      if (entry?.alert === 'once') book.change(changeEntry(address, withoutAlert));
    },
    onChange: onAlerts,
  });

  const entryOf = (address: string) => book.list().entries.find((entry) => entry.address === address);

  /** Those of the list who have a calendar: a list's members have one each, of strangers it says that it can't be read. */
  const watch = () => {
    const people = book
      .list()
      .entries.filter(({ kind }) => kind !== 'list')
      .map(({ address }) => address);
    notes.watch(people);
    const asked = session();
    const wanted = JSON.stringify([asked?.account.id, people, shown]);
    if (asked === undefined || wanted === watched) return;
    watched = wanted;
    asked.watchPeople(people, shown);
  };

  const changed = () => {
    watch();
    dirty();
  };

  /** What is known of somebody holds until its own end or that of what was read. */
  const standingNow = (address: string, known: CachedFreeBusy | undefined): Standing => {
    if (known === undefined) return { state: 'unknown' };
    const now = clock.now();
    const before = standings.get(address);
    if (before?.of === known && now < before.until) return before.standing;
    const standing = standingOf(known, now);
    const end = ms(known.range.end);
    const until = Math.min(standing.until === undefined ? Infinity : ms(standing.until), end > now ? end : Infinity);
    standings.set(address, { of: known, standing, until });
    return standing;
  };

  const knownByAddress = () =>
    new Map(sessions().flatMap((each) => each.known().map((known) => [known.freeBusy.address.toLowerCase(), known])));

  const build = (): Contacts => {
    const known = knownByAddress();
    const today = dateIn(clock.now(), environment.zone());
    const { groups, entries } = book.list();
    const rows = entries.map((entry): ContactRow => rowOf(entry, known.get(entry.address), today));
    return { groups: groups.map(({ id, name }) => ({ id, name })), rows, keptOn: book.keptOn() };
  };

  const rowOf = (entry: ListEntry, known: CachedFreeBusy | undefined, today: string): ContactRow => {
    const { address, name, kind, group, favourite, alert } = entry;
    const zone = known?.freeBusy.workingHours?.zone;
    const note = notes.noteOf(address);
    const photo = photos.versionOf(address);
    return {
      ...{ address, name, kind, group, favourite },
      standing: standingNow(address, known),
      ...(zone === undefined ? {} : { zone }),
      ...(note === undefined ? {} : { note: note.note }),
      ...(note?.until === undefined ? {} : { noteUntil: note.until }),
      ...(alert !== undefined && isWaitedFor(entry, today) ? { alert } : {}),
      ...(photo === undefined ? {} : { photo }),
      ...(known === undefined ? {} : { asOf: known.asOf }),
    };
  };

  const tick = (delayMs: number) => {
    const at = clock.now() + delayMs;
    if (closed || at >= tickAt) return;
    cancelTick();
    tickAt = at;
    cancelTick = clock.after(delayMs, flush);
  };

  const flush = () => {
    tickAt = Infinity;
    if (closed) return;
    lastFlush = clock.now();
    const day = dateIn(clock.now(), environment.zone());
    const waits = settings().contactAlerts && book.list().entries.some((entry) => isWaitedFor(entry, day));
    // While nobody looks and nobody is waited for, a thousand people needn't be worked out.
    if (listeners.size > 0 || waits) update();
    else alerts.rest();
  };

  /** What there is now; whoever listens is told what of it is new. */
  const update = (): Contacts => {
    const view = build();
    const states = new Map<string, StandingState>(view.rows.map(({ address, standing }) => [address, standing.state]));
    if (settings().contactAlerts) alerts.look(states);
    const patch = diffContacts(sent, view);
    if (patch !== undefined) {
      sent = applyContacts(sent, patch);
      for (const listener of listeners) listener(patch);
    }
    const next = Math.min(...view.rows.map(({ address }) => standings.get(address)?.until ?? Infinity));
    if (next < Infinity) tick(Math.max(SECOND, next - clock.now()));
    return view;
  };

  const ask: Session['ask'] = (limitMs, question) => {
    const asked = session();
    if (asked === undefined) throw new GatewayError({ kind: 'bad-input', code: 'no-account' });
    return asked.ask(limitMs, question);
  };

  const today = (): TimeRange => {
    const now = clock.now();
    // A quarter of an hour before, so that what runs now is in it.
    return { start: instantOf(now - 15 * MINUTE), end: instantOf(now + 12 * 60 * MINUTE) };
  };

  const isFreeNow = async (address: string): Promise<boolean> => {
    const range = today();
    try {
      const [freeBusy] = await ask(ASK_LIMIT_MS, (gateway, signal) =>
        gateway.freeBusy([address], range, 'times', signal),
      );
      return freeBusy !== undefined && standingOf({ freeBusy, range }, clock.now()).state === 'free';
    } catch (cause) {
      log.warn('whether somebody is free could not be asked', { kind: describeFailure(cause, undefined).error.kind });
      return false;
    }
  };

  const cardOf = async (address: string): Promise<PersonCard> => {
    const known = cards.get(address);
    if (known !== undefined) return known;
    const entry = entryOf(address);
    const plain: PersonCard = {
      address,
      name: entry?.name ?? address,
      kind: entry?.kind ?? 'person',
      source: 'typed',
      phones: [],
    };
    const found =
      (await ask(ASK_LIMIT_MS, (gateway, signal) => gateway.personOf(address, signal))) ??
      (await ask(ASK_LIMIT_MS, (gateway, signal) => gateway.ownContacts(signal))).find(
        (one) => one.address === address,
      );
    const card = found ?? plain;
    cards.set(address, card);
    return card;
  };

  return {
    view: () => {
      inUse = true;
      book.follow();
      watch();
      return update();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    alerts: alerts.current,
    look: () => {
      if (!inUse) return;
      book.follow();
      changed();
    },
    show: (addresses) => {
      shown = addresses.map((address) => address.toLowerCase());
      watch();
      photos.want(shown);
    },
    ...createListEdits(book, ports.newId, () => dateIn(clock.now(), environment.zone())),
    find: async (text) => {
      const found = await ask(ASK_LIMIT_MS, (gateway, signal) => gateway.findPeople(text, signal));
      for (const card of found) cards.set(card.address, card);
      return found;
    },
    card: async (typed) => {
      const address = typed.toLowerCase();
      const [card, told] = await Promise.allSettled([cardOf(address), notes.read([address])]);
      photos.want([address]);
      const failure = [card, told].find((one) => one.status === 'rejected');
      const known = knownByAddress().get(address);
      const hours = known?.freeBusy.workingHours;
      const note = notes.noteOf(address);
      const now = clock.now();
      const [day] = (hours && workingSpans(hours, now, now + 1)) ?? [];
      return {
        card:
          card.status === 'fulfilled'
            ? card.value
            : { address, name: entryOf(address)?.name ?? address, kind: 'person', source: 'typed', phones: [] },
        standing: standingNow(address, known),
        ...(hours?.zone === undefined ? {} : { zone: hours.zone }),
        ...(day === undefined ? {} : { hours: { start: instantOf(day.start), end: instantOf(day.end) } }),
        ...(note === undefined ? {} : { note: note.note }),
        ...(note?.until === undefined ? {} : { noteUntil: note.until }),
        ...(failure === undefined ? {} : { error: describeFailure(failure.reason, undefined).error }),
      };
    },
    members: (address) => ask(ASK_LIMIT_MS, (gateway, signal) => gateway.expandList(address, signal)),
    meetingTimes: async (addresses, range, minutes) => {
      const answer = await ask(ASK_LIMIT_MS, (gateway, signal) =>
        gateway.meetingTimes(addresses, range, minutes, signal),
      );
      if (answer.suggestions !== undefined && answer.suggestions.length > 0) return answer;
      return { ...answer, suggestions: rankMeetingTimes(answer.people, range, minutes, clock.now()) };
    },
    reach: async (typed, reach) => {
      const card = await cardOf(typed.toLowerCase());
      const link = reachLink(card, reach, settings());
      if (link === undefined) throw new GatewayError({ kind: 'bad-input', code: 'no-reach', address: card.address });
      return link;
    },
    photo: (address) => photos.photoOf(address.toLowerCase()),
    forget: () => {
      // What can't be removed of the one is no reason to keep the other.
      try {
        book.forget();
      } finally {
        photos.forget();
      }
    },
    close: () => {
      closed = true;
      cancelTick();
      book.close();
      notes.close();
      alerts.close();
      listeners.clear();
    },
  };
}
