import { Temporal } from 'temporal-polyfill';
import type { Appointment, FreeBusy, TimeRange, Voicemail } from '../../shared/model.ts';
import type { EwsAnswer, EwsClient } from '../ews/client.ts';
import { EwsServerError } from '../ews/errors.ts';
import type { Operation } from '../ews/operation.ts';
import { findItem, type FindItemInput } from '../ews/operations/find-item.ts';
import { getAttachment } from '../ews/operations/get-attachment.ts';
import { getFolder } from '../ews/operations/get-folder.ts';
import { getItem } from '../ews/operations/get-item.ts';
import { getUserAvailability } from '../ews/operations/get-user-availability.ts';
import { getUserOofSettings } from '../ews/operations/get-user-oof-settings.ts';
import { setUserOofSettings } from '../ews/operations/set-user-oof-settings.ts';
import { single } from '../ews/response-messages.ts';
import type { Restriction } from '../ews/restriction.ts';
import type { FolderName, Item } from '../ews/types.ts';
import { toGatewayError } from './app-error.ts';
import { APPOINTMENT_FIELDS, DETAIL_FIELDS, toAppointment, toDetails } from './appointments.ts';
import { pickRecording, sniffAudio } from './audio.ts';
import { MAX_ENTRIES, readCalendar } from './calendar-reader.ts';
import { MARKER_FIELDS, toMarkers, versionText } from './folder-facts.ts';
import { availabilityWindows, chunk, joinWindows, MAX_MAILBOXES, mergeInterval, toFreeBusy } from './free-busy.ts';
import { GatewayError } from './gateway-error.ts';
import type { MailboxGateway } from './gateway.ts';
import { idOf } from './keys.ts';
import { mergeOof, toOofSettings } from './oof.ts';
import {
  ATTACHMENT_ORDER,
  callsSince,
  isProtectedClass,
  receivedSince,
  toVoicemail,
  VOICEMAIL_FIELDS,
} from './voicemails.ts';

export interface EwsGatewayOptions {
  readonly accountId: string;
  /** SMTP address of the mailbox. */
  readonly address: string;
  readonly client: EwsClient;
  /** The machine's IANA zone, asked anew at each use. */
  readonly zone?: () => string;
}

/** A page of a restricted FindItem; servers give no more than 250. */
const PAGE = 100;
/** 5,000 messages: nobody has as many voicemails in some days. */
const MAX_PAGES = 50;

/** One mailbox over EWS. Every failure is a `GatewayError`; nothing is repeated or remembered here. */
export function createEwsGateway(options: EwsGatewayOptions): MailboxGateway {
  const { accountId, address, client } = options;
  const zone = options.zone ?? (() => Temporal.Now.timeZoneId());
  const subject = { host: new URL(client.url).host, address };

  const ask = async <I, O>(operation: Operation<I, O>, input: I, signal: AbortSignal): Promise<EwsAnswer<O>> => {
    try {
      return await client.call(operation, input, signal, { mailbox: address });
    } catch (error) {
      throw toGatewayError(error, subject);
    }
  };
  const call = async <I, O>(operation: Operation<I, O>, input: I, signal: AbortSignal): Promise<O> =>
    (await ask(operation, input, signal)).output;
  /** Errors that a batch keeps beside its other parts come out here. */
  const translated = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw toGatewayError(error, subject);
    }
  };

  const readOof = (signal: AbortSignal) => call(getUserOofSettings, { address }, signal);

  const findCalls = async (folder: FolderName, restriction: Restriction, signal: AbortSignal): Promise<Item[]> => {
    const items: Item[] = [];
    let offset = 0;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const view: FindItemInput['view'] = {
        kind: 'page',
        offset,
        maxEntries: PAGE,
        restriction,
        descendingBy: 'item:DateTimeReceived',
      };
      const found = await call(findItem, { folder, fields: VOICEMAIL_FIELDS, view }, signal);
      items.push(...found.items);
      const next = found.nextOffset ?? offset + found.items.length;
      if (found.complete || next <= offset) break;
      offset = next;
    }
    return items;
  };

  return {
    async probe(signal) {
      const { output, version } = await ask(getFolder, { folders: ['inbox'], fields: [] }, signal);
      translated(() => single(output));
      return version === undefined ? { mailbox: address } : { mailbox: address, version: versionText(version) };
    },

    async appointments(range, signal) {
      const items = await readCalendar(range, ({ start, end }) => {
        const view: FindItemInput['view'] = { kind: 'calendar', start, end, maxEntries: MAX_ENTRIES };
        return call(findItem, { folder: 'calendar', fields: APPOINTMENT_FIELDS, view }, signal);
      }).catch((error: unknown) => {
        throw toGatewayError(error, subject);
      });
      const here = zone();
      return items
        .flatMap((item) => toAppointment(item, accountId, here) ?? [])
        .filter((appointment) => overlaps(appointment, range, here))
        .sort((a, b) => Temporal.Instant.compare(a.start, b.start) || Temporal.Instant.compare(a.end, b.end));
    },

    async appointmentDetails(key, signal) {
      const id = idOf(accountId, key);
      const outcomes = await call(getItem, { ids: [{ id }], fields: DETAIL_FIELDS, bodyType: 'Text' }, signal);
      return translated(() => toDetails(single(outcomes), key));
    },

    async changeMarkers(signal) {
      const outcomes = await call(getFolder, { folders: ['calendar', 'inbox'], fields: MARKER_FIELDS }, signal);
      return translated(() => toMarkers(outcomes));
    },

    async oof(signal) {
      return toOofSettings(await readOof(signal));
    },

    async changeOof(change, signal) {
      const fields = mergeOof(await readOof(signal), change);
      await call(setUserOofSettings, { address, ...fields }, signal);
      return toOofSettings(await readOof(signal));
    },

    async voicemails(days, signal) {
      const since = Temporal.Instant.fromEpochMilliseconds(client.clock.now()).subtract({ hours: days * 24 });
      const from = since.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
      const items = await findCalls('voicemail', receivedSince(from), signal).then(
        // Whether the search folder holds missed calls differs between servers.
        async (voice) => [...voice, ...(await findCalls('inbox', callsSince(from, 'missed'), signal))],
        (error: unknown) => {
          if (!lacksFolder(error)) throw error;
          return findCalls('inbox', callsSince(from, 'all'), signal);
        },
      );
      const voicemails = new Map<string, Voicemail>();
      for (const item of items) {
        const voicemail = toVoicemail(item, accountId);
        if (voicemail !== undefined) voicemails.set(voicemail.key, voicemail);
      }
      return [...voicemails.values()].sort((a, b) => Temporal.Instant.compare(b.received, a.received));
    },

    async voicemailAudio(key, signal) {
      const id = idOf(accountId, key);
      const fields = ['item:ItemClass', 'item:Attachments', ATTACHMENT_ORDER];
      const outcomes = await call(getItem, { ids: [{ id }], fields }, signal);
      const item = translated(() => single(outcomes));
      if (isProtectedClass(item.itemClass)) {
        throw new GatewayError({ kind: 'refused', code: 'ProtectedVoicemail', ...subject });
      }
      const recording = pickRecording(item.attachments, item.extended.get(ATTACHMENT_ORDER.tag));
      if (recording?.id === undefined) throw new GatewayError({ kind: 'not-found', ...subject });
      const file = await call(getAttachment, { id: recording.id }, signal);
      return { name: file.name === '' ? recording.name : file.name, bytes: file.content, ...sniffAudio(file.content) };
    },

    async freeBusy(addresses, range, signal) {
      const windows = availabilityWindows(range);
      const answers: FreeBusy[] = [];
      for (const group of chunk(addresses, MAX_MAILBOXES)) {
        const parts: (readonly FreeBusy[])[] = [];
        for (const window of windows) parts.push(await freeBusyOf(group, window, signal));
        answers.push(
          ...group.map((person, index) => joinWindows(parts.flatMap((part) => part[index] ?? [])) ?? noAnswer(person)),
        );
      }
      return answers;
    },
  };

  async function freeBusyOf(
    addresses: readonly string[],
    window: TimeRange,
    signal: AbortSignal,
  ): Promise<readonly FreeBusy[]> {
    const outcomes = await call(
      getUserAvailability,
      { addresses, start: window.start, end: window.end, intervalMinutes: mergeInterval(window) },
      signal,
    );
    const year = Temporal.Instant.from(window.start).toZonedDateTimeISO('UTC').year;
    return addresses.flatMap((person, index) => {
      const outcome = outcomes[index];
      return outcome === undefined
        ? noAnswer(person)
        : toFreeBusy(outcome, { host: subject.host, address: person }, zone(), year);
    });
  }

  function noAnswer(person: string): FreeBusy {
    return { address: person, events: [], error: { kind: 'broken-answer', host: subject.host, address: person } };
  }
}

/** The server goes by instants; an all-day entry of another zone is where its dates are. */
function overlaps({ allDay, start, end }: Appointment, range: TimeRange, zone: string): boolean {
  const from = allDay === undefined ? Temporal.Instant.from(start) : startOfDate(allDay.start, zone);
  const to = allDay === undefined ? Temporal.Instant.from(end) : startOfDate(allDay.end, zone);
  const rangeStart = Temporal.Instant.from(range.start);
  // An entry without length counts at its start.
  const after = Temporal.Instant.compare(to, rangeStart) > 0 || Temporal.Instant.compare(from, rangeStart) === 0;
  return after && Temporal.Instant.compare(from, range.end) < 0;
}

const startOfDate = (date: string, zone: string): Temporal.Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant();

/** Mailboxes that never had voicemail lack the search folder; old servers don't know its name. */
const lacksFolder = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.cause instanceof EwsServerError &&
  ['ErrorFolderNotFound', 'ErrorParentFolderNotFound', 'ErrorSchemaValidation'].includes(error.cause.code);
