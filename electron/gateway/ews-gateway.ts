import { Temporal } from 'temporal-polyfill';
import { calendarIdOf, type ErrorKind } from '../../shared/model.ts';
import type { EwsAnswer, EwsClient } from '../ews/client.ts';
import type { Operation } from '../ews/operation.ts';
import { getFolder } from '../ews/operations/get-folder.ts';
import { getPasswordExpirationDate } from '../ews/operations/get-password-expiration-date.ts';
import { getUserOofSettings } from '../ews/operations/get-user-oof-settings.ts';
import { setUserOofSettings } from '../ews/operations/set-user-oof-settings.ts';
import { single } from '../ews/response-messages.ts';
import { letIn } from './let-in.ts';
import { toGatewayError } from './app-error.ts';
import { findAppointments } from './appointment-search.ts';
import { readCategories } from './category-list.ts';
import { readAppointments, type CalendarSource } from './calendar-range.ts';
import { readCalendarChanges, readNamedAppointments } from './calendar-changes.ts';
import type { Call, Stream } from './call.ts';
import { createAppointment, findCreated } from './creations.ts';
import { createEwsDirectory } from './ews-directory.ts';
import { createEwsEntries } from './ews-entries.ts';
import { createEwsVoicemail } from './ews-voicemail.ts';
import { closeSubscription, listenTo, openSubscription, pullEvents } from './feed.ts';
import { MARKER_FIELDS, markerOf, toMarkers, versionText, WATCHED_FOLDERS } from './folder-facts.ts';
import { readFreeBusy } from './free-busy-reader.ts';
import { GatewayError } from './gateway-error.ts';
import type { MailboxGateway } from './gateway.ts';
import { idOf } from './keys.ts';
import { alteredParts, isSameOof, mergeOof, toOofSettings } from './oof.ts';
import { readReminders, tellReminders } from './reminders.ts';
import { createZoneBook } from './zone-book.ts';
import { readNamedCalls } from './voicemail-reader.ts';

/** What a server says that has no answer to a question, or has it for others only. */
const UNKNOWN: ReadonlySet<ErrorKind> = new Set(['refused', 'not-found']);

export interface EwsGatewayOptions {
  readonly accountId: string;
  /** SMTP address of the mailbox. */
  readonly address: string;
  readonly client: EwsClient;
  /** The machine's ticket signs in. */
  readonly byTicket?: boolean;
  /** The machine's IANA zone, asked anew at each use. */
  readonly zone?: () => string;
}

/** One mailbox over EWS. Every failure is a `GatewayError`; nothing is repeated or remembered here but rules of zones. */
export function createEwsGateway(options: EwsGatewayOptions): MailboxGateway {
  const { accountId, address, client } = options;
  const zone = options.zone ?? (() => Temporal.Now.timeZoneId());
  const subject = { host: new URL(client.url).host, address, byTicket: options.byTicket ?? false };

  /** Whatever fails inside comes out as what the user is told. */
  const guarded = async <T>(work: () => Promise<T>, mailbox = address): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toGatewayError(error, { ...subject, address: mailbox });
    }
  };
  const guardedEach = async function* <T>(work: () => AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* work();
    } catch (error) {
      throw toGatewayError(error, subject);
    }
  };
  const ask = <I, O>(
    operation: Operation<I, O>,
    input: I,
    signal: AbortSignal,
    mailbox = address,
  ): Promise<EwsAnswer<O>> => guarded(() => client.call(operation, input, signal, { mailbox }), mailbox);
  const call: Call = async (operation, input, signal, mailbox) => (await ask(operation, input, signal, mailbox)).output;
  const callOf =
    (mailbox: string): Call =>
    (operation, input, signal) =>
      call(operation, input, signal, mailbox);
  const stream: Stream = (operation, input, signal) =>
    guardedEach(() => client.stream(operation, input, signal, { mailbox: address }));
  const zones = createZoneBook(call);
  /** The own calendar, or another mailbox's. */
  const sourceOf = (mailbox?: string): CalendarSource => ({
    accountId,
    folder: mailbox === undefined ? 'calendar' : { name: 'calendar', mailbox },
    calendarId: calendarIdOf(accountId, mailbox),
    zone: zone(),
    zones,
  });
  const readOof = (signal: AbortSignal) => call(getUserOofSettings, { address }, signal);

  return {
    insist: client.insist,

    probe: (signal) =>
      guarded(async () => {
        const { output, version } = await letIn(() => ask(getFolder, { folders: ['inbox'], fields: [] }, signal));
        single(output);
        return version === undefined ? { mailbox: address } : { mailbox: address, version: versionText(version) };
      }),

    appointments: (range, signal) => guarded(() => readAppointments(call, sourceOf(), range, signal)),

    findAppointments: (words, range, signal, mailbox) =>
      guarded(
        () => findAppointments(mailbox === undefined ? call : callOf(mailbox), sourceOf(mailbox), words, range, signal),
        mailbox,
      ),

    sharedMarker: (mailbox, signal) =>
      guarded(async () => {
        const folders = [{ name: 'calendar', mailbox }] as const;
        return markerOf(single(await call(getFolder, { folders, fields: MARKER_FIELDS }, signal, mailbox)));
      }, mailbox),

    sharedAppointments: (mailbox, range, signal) =>
      guarded(() => readAppointments(callOf(mailbox), sourceOf(mailbox), range, signal), mailbox),

    changeMarkers: (signal) =>
      guarded(async () => {
        return toMarkers(
          await letIn(() => call(getFolder, { folders: WATCHED_FOLDERS, fields: MARKER_FIELDS }, signal)),
        );
      }),

    oof: async (signal) => toOofSettings(await readOof(signal)),

    changeOof: async (change, signal) => {
      const server = await readOof(signal);
      const fields = mergeOof(server, change);
      // A change that is made again, since the answer to it was lost, mayn't make the server answer people again.
      if (isSameOof(server, fields)) return toOofSettings(server);
      await call(setUserOofSettings, { address, ...fields }, signal);
      const kept = await readOof(signal);
      const altered = alteredParts(fields, kept);
      return { ...toOofSettings(kept), ...(altered.length === 0 ? {} : { altered }) };
    },

    ...createEwsVoicemail({ call, accountId, address, now: () => client.clock.now(), guarded }),

    passwordExpires: async (signal) => {
      try {
        return (await call(getPasswordExpirationDate, { address }, signal)).expires;
      } catch (error) {
        // Not everybody's server knows, and nobody misses it.
        if (error instanceof GatewayError && UNKNOWN.has(error.error.kind)) return undefined;
        throw error;
      }
    },

    freeBusy: (addresses, range, detail, signal) =>
      guarded(() => readFreeBusy({ call, host: subject.host, zone: zone() }, addresses, range, detail, signal)),

    categories: (signal) => guarded(() => readCategories(call, signal)),

    subscribe: (mode, signal) => guarded(() => openSubscription(call, mode, signal)),

    listen: (subscription, minutes, signal) =>
      guardedEach(() => listenTo(stream, accountId, subscription, minutes, signal)),

    pull: (subscription, signal) => guarded(() => pullEvents(call, accountId, subscription, signal)),

    unsubscribe: (subscription, signal) => guarded(() => closeSubscription(call, subscription, signal)),

    calendarChanges: (state, signal) => guarded(() => readCalendarChanges(call, accountId, state, signal)),

    namedAppointments: (keys, signal) =>
      guarded(() => readNamedAppointments(call, accountId, zone(), zones, keys, signal)),

    namedCalls: (keys, signal) =>
      guarded(() => {
        const ids = keys.map((key) => idOf(accountId, key));
        return readNamedCalls(call, accountId, ids, signal);
      }),

    createAppointment: (draft, signal) => guarded(() => createAppointment(call, accountId, zone(), draft, signal)),

    ...createEwsEntries({ call, accountId, zone, guarded }),

    reminders: (range, signal) => guarded(() => readReminders(call, accountId, range, signal)),

    changeReminders: (changes, signal) => guarded(() => tellReminders(call, accountId, changes, signal)),

    ...createEwsDirectory({ call, guarded, address, subject, zone }),

    findCreated: (creationId, _around, signal) => guarded(() => findCreated(call, accountId, creationId, signal)),
  };
}
