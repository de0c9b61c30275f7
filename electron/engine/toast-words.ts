import { explainError, explainPassword, shownSubject } from '../../shared/explain.ts';
import type { MessageKey } from '../../shared/messages/index.ts';
import { callerOf, isPlayable, type Appointment, type Voicemail } from '../../shared/model.ts';
import type { Toast } from '../../shared/snapshot.ts';
import type { InvitationNews } from '../domain/invitations.ts';
import type { PlannedToast } from '../domain/notification-plan.ts';
import { instantOf, ms, span } from '../domain/time.ts';
import type { NotificationFacts } from './notification-facts.ts';

const MINUTE = 60_000;
/** Minutes: what is further away is said by its time alone. */
const HOUR = 60;

/** When a reminder that counts the minutes to its meeting reads differently. */
export function nextMinute(planned: PlannedToast, facts: NotificationFacts, now: number): number | undefined {
  const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
  if (entry === undefined || entry.allDay !== undefined) return undefined;
  const left = ms(entry.start) - now;
  if (left > HOUR * MINUTE) return ms(entry.start) - HOUR * MINUTE;
  return left <= 0 ? undefined : now + left - (Math.ceil(left / MINUTE) - 1) * MINUTE;
}

const INVITATION_WORDS = {
  new: 'toast.invitationNew',
  moved: 'toast.invitationMoved',
  cancelled: 'toast.invitationCancelled',
} as const satisfies Record<InvitationNews['kind'], MessageKey>;

const CALL_WORDS = {
  voicemail: { bare: 'toast.voicemail', from: 'toast.voicemailFrom' },
  'missed-call': { bare: 'toast.missedCall', from: 'toast.missedCallFrom' },
  fax: { bare: 'toast.fax', from: 'toast.faxFrom' },
} as const satisfies Record<Voicemail['kind'], { readonly bare: MessageKey; readonly from: MessageKey }>;

/** A planned toast in words; `undefined` where what it is about is gone. */
export function word(planned: PlannedToast, facts: NotificationFacts, now: number): Toast | undefined {
  const { t, format } = facts.speech;
  const base = { id: planned.id, kind: planned.kind, key: planned.key, since: instantOf(planned.since) };
  if (planned.kind === 'reminder' || planned.kind === 'start') {
    const entry = facts.appointments.find((appointment) => appointment.key === planned.key);
    if (entry === undefined) return undefined;
    // What others see says nothing but that it is time; an alert says so anyway.
    const bare = facts.fullScreen && planned.kind === 'reminder' ? { title: t('toast.starts') } : {};
    return { ...base, ...wordReminder(entry, facts, now), ...bare };
  }
  if (planned.kind === 'password') {
    const end = facts.passwords.find(({ accountId }) => accountId === planned.key);
    if (end === undefined) return undefined;
    const account = { address: end.address, passwordExpires: end.expires };
    const body = explainPassword(account, instantOf(now), facts.speech) ?? '';
    return { ...base, title: t('toast.passwordExpires'), body, joinable: false };
  }
  if (planned.kind === 'sign-in') {
    const needed = facts.signIns.find(({ accountId }) => accountId === planned.key);
    if (needed === undefined) return undefined;
    return { ...base, title: t('toast.signIn'), body: explainError(needed.error, facts.speech).text, joinable: false };
  }
  if (planned.kind === 'oof') {
    const news = facts.oofs.find(({ id }) => id === planned.id);
    if (news === undefined) return undefined;
    const { title, body, oof } = news;
    return { ...base, title, body, joinable: false, oof };
  }
  if (planned.kind === 'update') {
    const body = t('toast.updateRefusedBody', { version: facts.update?.version ?? '' });
    return { ...base, title: t('toast.updateRefused'), body, joinable: false };
  }
  if (planned.kind === 'contact') {
    const alert = facts.frees.find(({ id }) => id === planned.id);
    if (alert === undefined) return undefined;
    const [name = ''] = alert.names;
    const title = facts.locked ? t('toast.freeSomebody') : t('toast.free', { count: alert.names.length, name });
    return {
      ...base,
      title,
      body: alert.names.length > 1 && !facts.locked ? alert.names.join(', ') : t('toast.freeNow'),
      joinable: false,
    };
  }
  if (planned.kind === 'invitation') {
    const news = facts.invitations.find(({ id }) => id === planned.id);
    const entry = facts.meetings.find((appointment) => appointment.key === planned.key);
    if (news === undefined || entry === undefined) return undefined;
    const title = t(INVITATION_WORDS[news.kind], { subject: shownSubject(entry, facts.speech) });
    const when =
      entry.allDay === undefined ? format.dayAndTimeRange(entry.start, entry.end) : format.longDate(entry.allDay.start);
    const body = [when, ...(entry.organizer === undefined || facts.locked ? [] : [entry.organizer])].join(' · ');
    return {
      ...base,
      title,
      body,
      joinable: false,
      ...(news.kind === 'cancelled' ? {} : { answerable: true as const }),
    };
  }
  const item = facts.voicemails.find((voicemail) => voicemail.key === planned.key);
  if (item === undefined) return undefined;
  const caller = callerOf(item) ?? t('toast.unknownCaller');
  const words = CALL_WORDS[item.kind];
  return {
    ...base,
    title: facts.locked ? t(words.bare) : t(words.from, { caller }),
    body: format.when(item.received),
    joinable: false,
    call: { playable: isPlayable(item), callable: item.callerNumber !== undefined || item.callerAddress !== undefined },
  };
}

function wordReminder(
  entry: Appointment,
  { speech, zone, isShared }: NotificationFacts,
  now: number,
): Pick<Toast, 'title' | 'body' | 'joinable' | 'start' | 'shared'> {
  const { t, format } = speech;
  const { start, end } = span(entry, zone);
  const place = entry.isPrivate || speech.hideSubjects ? '' : entry.location;
  const when = () => {
    if (entry.allDay !== undefined) return format.day(entry.allDay.start) || t('toast.reminderToday');
    if (end <= now && start < now) return t('toast.reminderOver', { time: format.when(entry.start) });
    const count = Math.ceil((start - now) / MINUTE);
    if (count > HOUR) return format.when(entry.start);
    return t(count > 0 ? 'toast.reminderIn' : 'toast.reminderNow', { time: format.time(entry.start), count });
  };
  return {
    title: shownSubject(entry, speech),
    body: [when(), place].filter(Boolean).join(' · '),
    joinable: entry.joinUrl !== undefined && end > now,
    start: instantOf(start),
    ...(isShared(entry.accountId) ? { shared: true } : {}),
  };
}
