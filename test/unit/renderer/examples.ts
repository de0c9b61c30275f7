import type { Appointment, OofSettings, Voicemail } from '../../../shared/model.ts';
import type { AccountView, CalendarView } from '../../../shared/snapshot.ts';

/** An hour's meeting, with what a test wants different. */
export function appointment(over: Partial<Appointment> = {}): Appointment {
  return {
    key: 'a',
    accountId: 'acc',
    calendarId: 'cal',
    subject: 'Budget review',
    location: 'Room Ada',
    start: '2026-11-23T09:00:00Z',
    end: '2026-11-23T10:00:00Z',
    busy: 'busy',
    isMeeting: true,
    isCancelled: false,
    isPrivate: false,
    isRecurring: false,
    myResponse: 'accepted',
    categories: [],
    ...over,
  };
}

/** OOF switched off with both texts written. */
export function oofSettings(over: Partial<OofSettings> = {}): OofSettings {
  return {
    state: 'disabled',
    audience: 'known',
    internalText: 'I am away.',
    externalText: 'Thank you for your message.',
    allowedAudience: 'all',
    ...over,
  };
}

/** A heard message from nobody known. */
export function unresolvedVoicemail(): Voicemail {
  return {
    key: 'v',
    accountId: 'acc',
    kind: 'voicemail',
    isProtected: false,
    isPrivate: false,
    isUrgent: false,
    received: '2026-11-23T09:00:00Z',
    subject: 'Voice Mail',
    heard: true,
  };
}

/** A heard message from a resolved caller. */
export function voicemail(over: Partial<Voicemail> = {}): Voicemail {
  return { ...unresolvedVoicemail(), callerName: 'Ana Duarte', ...over };
}

/** An account that answers. */
export function account(over: Partial<AccountView> = {}): AccountView {
  return {
    id: 'acc',
    address: 'mira@contoso.com',
    server: 'https://mail.contoso.com/EWS/Exchange.asmx',
    auth: 'basic',
    colour: 'blue',
    demo: false,
    secretKept: 'keyring',
    health: { state: 'ok', since: '2026-11-23T08:00:00Z', lastSuccess: '2026-11-23T09:58:00Z' },
    ...over,
  };
}

/** Another mailbox's calendar that was read. */
export function othersCalendar(over: Partial<CalendarView> = {}): CalendarView {
  return {
    id: 'acc/calendar/team@contoso.com',
    accountId: 'acc',
    address: 'team@contoso.com',
    name: 'Team',
    own: false,
    colour: 'teal',
    shown: true,
    ...over,
  };
}
