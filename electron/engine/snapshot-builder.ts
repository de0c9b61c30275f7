import type { Speech } from '../../shared/explain.ts';
import { createFormat } from '../../shared/format.ts';
import { chooseLanguage, createTranslator, type Language, type Translate } from '../../shared/messages/index.ts';
import type { Appointment } from '../../shared/model.ts';
import type { Presence } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Setup } from '../../shared/setup.ts';
import type { AccountView, Dated, OofView, Snapshot } from '../../shared/snapshot.ts';
import { nextAppointment, overlapping, readAgenda } from '../domain/agenda.ts';
import { unanswered } from '../domain/invitations.ts';
import { nextWorkingDay } from '../domain/manual.ts';
import { isOofActive, untilMonday, untilTomorrow } from '../domain/oof.ts';
import { addDays, dateIn, instantOf, ms, startOfDate } from '../domain/time.ts';
import { countUnheard, orderVoicemails } from '../domain/voicemail.ts';
import type { ManualChoice } from '../domain/presence.ts';
import { calendarViews, colourAt } from './calendar-views.ts';
import type { Categories } from './categories.ts';
import type { OofDesk } from './oof-desk.ts';
import type { Environment, Secrets } from './ports.ts';
import type { Session } from './session.ts';
import type { Entry } from './sessions.ts';
import type { VoicemailState } from './voicemail-desk.ts';

const DAY = 24 * 60 * 60_000;
/** A password that expires sooner is told of. */
const PASSWORD_NOTICE = 14 * DAY;
const translators = new Map<Language, Translate>();

/** How the engine itself speaks: in toasts, tray and command line, where private entries show no subject. */
export function speechFor(settings: Settings, environment: Environment, now: number): Speech {
  const language = chooseLanguage(settings.language, environment.locale());
  const t = translators.get(language) ?? createTranslator(language);
  translators.set(language, t);
  const format = createFormat({
    locale: environment.locale(),
    language,
    zone: environment.zone(),
    now: instantOf(now),
  });
  return { t, format, hideSubjects: settings.hideSubjects, hidePrivate: true };
}

export interface SnapshotInput {
  readonly entries: readonly Entry[];
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly organisation: Snapshot['organisation'];
  readonly environment: Environment;
  readonly presence: Presence;
  readonly manual: ManualChoice | undefined;
  readonly rebuilt: boolean;
  readonly setup: Setup | undefined;
  readonly trusted: Snapshot['trusted'];
  readonly outputOn: boolean;
  readonly toasts: Snapshot['toasts'];
  readonly told: Snapshot['told'];
  readonly subjectsHidden: boolean;
  readonly trayless: Snapshot['trayless'];
  readonly oof: Pick<OofDesk, 'view' | 'templates'>;
  readonly update: Snapshot['update'];
  readonly voicemail: Pick<VoicemailState, 'named' | 'toPlay' | 'phoneCall'>;
  readonly categories: Pick<Categories, 'of'>;
}

/** Everything a window shows, at `now` (epoch ms). The caller gives it its revision. */
export function buildSnapshot(input: SnapshotInput, now: number): Omit<Snapshot, 'revision'> {
  const { entries, manual, settings, environment } = input;
  const sessions = entries.flatMap(({ session }) => session ?? []);
  const zone = environment.zone();
  const all = sessions.flatMap((session) => session.calendar().value ?? []);
  const next = nextAppointment(all, now, zone);
  const toPlay = input.voicemail.toPlay();
  const phoneCall = input.voicemail.phoneCall();
  const soon = next !== undefined && ms(next.start) - now < 7 * DAY ? next : undefined;
  return {
    now: instantOf(now),
    zone,
    locale: environment.locale(),
    language: chooseLanguage(settings.language, environment.locale()),
    darkMode: settings.theme === 'system' ? environment.dark() : settings.theme === 'dark',
    demo: entries.length > 0 && entries.every(({ account }) => account.demo),
    accounts: entries.map((entry, index) => accountView(entry, index, input, now)),
    calendars: calendarViews(entries),
    ...(input.setup === undefined ? {} : { setup: input.setup }),
    trusted: input.trusted,
    presence: input.presence,
    ...(manual === undefined
      ? {}
      : { manual: { state: manual.state, ...(manual.until === undefined ? {} : { until: manual.until }) } }),
    today: today(sessions, all, now, zone),
    ...(soon === undefined ? {} : { next: soon }),
    oof: sessions.map((session) => ({ ...oofView(session, now), ...input.oof.view(session) })),
    oofTemplates: input.oof.templates(),
    unsent: sessions.flatMap((session) => session.unsent()),
    invitations: unanswered(all, now),
    considered: sessions.flatMap((session) => session.considered()),
    ...(input.rebuilt ? { rebuilt: true } : {}),
    voicemail: voicemail(sessions, input.voicemail),
    ...(toPlay === undefined ? {} : { toPlay }),
    ...(phoneCall === undefined ? {} : { phoneCall }),
    settings,
    organisation: input.organisation,
    quickEnds: {
      tomorrow: instantOf(untilTomorrow(now, zone, settings.dayStartHour)),
      monday: instantOf(untilMonday(now, zone, settings.dayStartHour)),
      workday: instantOf(nextWorkingDay(now, zone, settings.dayStartHour)),
    },
    outputOn: input.outputOn,
    toasts: input.toasts,
    told: input.told,
    subjectsHidden: input.subjectsHidden,
    ...(input.trayless === undefined ? {} : { trayless: input.trayless }),
    update: input.update,
  };
}

function accountView(
  { account, session, since }: Entry,
  index: number,
  { secrets, categories: known }: Pick<SnapshotInput, 'secrets' | 'categories'>,
  now: number,
): AccountView {
  const { id, address, server, signIn, demo, foundBy } = account;
  const version = session?.serverVersion();
  const expires = session?.passwordExpires();
  const categories = session && known.of(session);
  return {
    id,
    address,
    server,
    auth: signIn.method,
    colour: account.colour ?? colourAt(index),
    ...(foundBy === undefined ? {} : { foundBy }),
    demo,
    ...(version === undefined ? {} : { serverVersion: version }),
    secretKept: demo ? 'memory' : signIn.method === 'machine' ? 'none' : secrets.kept(id),
    ...(expires !== undefined && ms(expires) - now < PASSWORD_NOTICE ? { passwordExpires: expires } : {}),
    ...(categories === undefined || categories.length === 0 ? {} : { categories }),
    health: session?.health() ?? { state: 'connecting', since },
  };
}

function today(
  sessions: readonly Session[],
  all: readonly Appointment[],
  now: number,
  zone: string,
): Snapshot['today'] {
  const date = dateIn(now, zone);
  const appointments = overlapping(all, startOfDate(date, zone), startOfDate(addDays(date, 1), zone), zone);
  const agenda = readAgenda(all, now, zone);
  const order = new Map(agenda.appointmentKeys.map((key, index) => [key, index]));
  return {
    ...weakest(sessions.map((session) => session.calendar())),
    value: {
      appointments: [...appointments].sort((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)),
      agenda,
    },
  };
}

function oofView(session: Session, now: number): OofView {
  const { value, asOf, error, pending, givenBack } = session.oof();
  return {
    accountId: session.account.id,
    ...(value === undefined ? {} : { settings: value }),
    active: value !== undefined && isOofActive(value, now),
    ...(pending === undefined ? {} : { pending }),
    ...(givenBack === undefined ? {} : { givenBack }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(error === undefined ? {} : { error }),
  };
}

function voicemail(sessions: readonly Session[], { named }: Pick<VoicemailState, 'named'>): Snapshot['voicemail'] {
  const items = orderVoicemails(named(sessions.flatMap((session) => session.voicemail().value)));
  return {
    ...weakest(sessions.map((session) => session.voicemail())),
    value: { items, unheard: countUnheard(items) },
  };
}

/** Several accounts in one list are as old as the oldest of them, and in trouble if any is. */
function weakest(parts: readonly Dated<unknown>[]): Pick<Dated<unknown>, 'asOf' | 'error'> {
  const ages = parts.map((part) => part.asOf);
  const oldest = ages.includes(undefined) ? undefined : [...ages].sort()[0];
  const error = parts.find((part) => part.error !== undefined)?.error;
  return { ...(oldest === undefined ? {} : { asOf: oldest }), ...(error === undefined ? {} : { error }) };
}
