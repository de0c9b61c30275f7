import { Temporal } from 'temporal-polyfill';
import type { Company } from '../company.ts';
import { escapeHtml, html } from '../drafts.ts';
import { encodeUid } from '../ids.ts';
import type { Mailbox } from '../mailbox.ts';
import {
  weekdays,
  type Address,
  type AppointmentItem,
  type Attendee,
  type Busy,
  type Recurrence,
  type ResponseType,
  type Weekday,
} from '../model.ts';

/** What a plan says of an entry; times are wall clock of the organizer's zone. */
export interface Entry {
  readonly subject: string;
  /** Days from the organizer's today. */
  readonly day: number;
  /** `HH:MM`; without it the entry is all-day. */
  readonly at?: string;
  /** For all-day entries, in days; 1 where it isn't said. */
  readonly days?: number;
  readonly minutes?: number;
  readonly busy?: Busy;
  readonly location?: string;
  readonly text?: string;
  readonly joinUrl?: string;
  readonly isPrivate?: boolean;
  readonly cancelled?: boolean;
  readonly reminder?: number;
  readonly categories?: readonly string[];
  readonly recurrence?: Recurrence;
}

export interface Guest {
  readonly name: string;
  readonly role?: Attendee['role'];
  readonly response?: ResponseType;
}

/** Puts entries into calendars so that everybody who is in a meeting has it. */
export class Planner {
  private readonly byName: ReadonlyMap<string, Mailbox>;
  private readonly now: Temporal.Instant;
  private made = 0;

  constructor(company: Company, now: Temporal.Instant) {
    this.byName = new Map(company.all.map((mailbox) => [mailbox.owner.name, mailbox]));
    this.now = now;
  }

  /** The mailbox of somebody in the company, by name. */
  mailbox(name: string): Mailbox | undefined {
    return this.byName.get(name);
  }

  /** Today where somebody lives. */
  today(name: string): Temporal.PlainDate {
    return this.now.toZonedDateTimeISO(this.mailbox(name)?.owner.zone ?? 'UTC').toPlainDate();
  }

  /** Days from somebody's today to the next such weekday at or after `from` days. */
  next(name: string, weekday: Weekday, from: number): number {
    const start = this.today(name).add({ days: from });
    return from + ((weekdays.indexOf(weekday) + 1 - start.dayOfWeek + 7) % 7);
  }

  /** Days from somebody's today to the first such weekday of an earlier month. */
  firstOfMonth(name: string, weekday: Weekday, monthsAgo: number): number {
    const first = this.today(name).with({ day: 1 }).subtract({ months: monthsAgo });
    return this.next(name, weekday, this.today(name).until(first, { largestUnit: 'days' }).days);
  }

  /** Days from somebody's today to their n-th working day before or after it; 0 is today whatever day it is. */
  workday(name: string, count: number): number {
    const step = Math.sign(count);
    let days = 0;
    for (let left = Math.abs(count); left > 0;) {
      days += step;
      if (this.today(name).add({ days }).dayOfWeek <= 5) left -= 1;
    }
    return days;
  }

  /** An entry without attendees. */
  own(name: string, entry: Entry): void {
    this.meeting(name, [], entry);
  }

  /** A meeting, in the organizer's calendar and in those of all guests who are in the company. */
  meeting(organizer: string, guests: readonly Guest[], entry: Entry): void {
    const host = this.mailbox(organizer);
    const from = host === undefined ? this.stranger(organizer) : { name: organizer, address: host.owner.address };
    const zone = host?.owner.zone ?? this.mailbox(guests[0]?.name ?? '')?.owner.zone ?? 'UTC';
    this.made += 1;
    const item = this.item(entry, zone, from, guests);
    host?.add(item, this.createdAt(entry));
    for (const { name, response = 'Accept' } of guests) {
      const busy = response === 'Tentative' || response === 'NoResponseReceived' ? 'Tentative' : item.busy;
      this.mailbox(name)?.add({ ...item, response, busy }, this.createdAt(entry));
    }
  }

  private item(
    entry: Entry,
    zone: string,
    organizer: Address,
    guests: readonly Guest[],
  ): Omit<AppointmentItem, 'number' | 'version' | 'created' | 'modified'> {
    const date = this.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: entry.day });
    const start = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(entry.at ?? '00:00') });
    const end =
      entry.at === undefined
        ? date.add({ days: entry.days ?? 1 }).toZonedDateTime(zone)
        : start.add({ minutes: entry.minutes ?? 60 });
    const join = entry.joinUrl;
    const link = join === undefined ? '' : `<p><a href="${join}">Join the meeting now</a></p>`;
    return {
      kind: 'appointment',
      folder: 'calendar',
      uid: encodeUid(`${entry.subject}#${this.made}`),
      subject: entry.subject,
      body: html(`${entry.text === undefined ? '' : `<p>${escapeHtml(entry.text)}</p>`}${link}`),
      location: entry.location ?? '',
      start,
      end,
      allDay: entry.at === undefined,
      busy: entry.cancelled === true ? 'Free' : (entry.busy ?? (entry.at === undefined ? 'Free' : 'Busy')),
      organizer,
      attendees: guests.length === 0 ? [] : this.attendees(organizer, guests),
      response: guests.length === 0 ? 'Unknown' : 'Organizer',
      cancelled: entry.cancelled ?? false,
      sensitivity: entry.isPrivate === true ? 'Private' : 'Normal',
      importance: 'Normal',
      categories: entry.categories ?? [],
      attachments: [],
      ...(entry.reminder === undefined ? {} : { reminderMinutes: entry.reminder }),
      ...(join === undefined ? {} : { joinUrl: join }),
      ...(entry.recurrence === undefined ? {} : { recurrence: entry.recurrence }),
    };
  }

  private attendees(organizer: Address, guests: readonly Guest[]): readonly Attendee[] {
    const invited = guests.map(({ name, role = 'required', response = 'Accept' }): Attendee => {
      const address = this.mailbox(name)?.owner.address ?? this.stranger(name).address;
      return { name, address, role, response };
    });
    return [{ ...organizer, role: 'required', response: 'Organizer' }, ...invited];
  }

  /** Somebody from another company. */
  private stranger(name: string): { readonly name: string; readonly address: string } {
    return { name, address: `${name.toLowerCase().replaceAll(' ', '.')}@fabrikam.example` };
  }

  /** Entries were made some days ago, a different number for each. */
  private createdAt(entry: Entry): Temporal.Instant {
    return this.now.subtract({ hours: 24 * (3 + (entry.subject.length % 9)), minutes: this.made * 7 });
  }
}

/** A Teams link as it stands in an invitation. */
export function teamsLink(key: string): string {
  const thread = Buffer.from(`presently-${key}`).toString('base64url');
  return `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=%7b%22Tid%22%3a%22contoso%22%7d`;
}
