import type { Toast } from '../../shared/snapshot.ts';

/** One notification of the system's: a toast, or several reminders as one. */
export interface NotificationCard {
  /** The same as long as it is about the same; several reminders have one that says so. */
  readonly id: string;
  readonly toasts: readonly Toast[];
  readonly title: string;
  readonly body: string;
  /** Stays until somebody answers it. */
  readonly stays: boolean;
}

export const REMINDERS = 'reminders';
/** More lines than this no system shows. */
const LINES = 5;

/** What the system is to show of the toasts; alerts that a meeting begins have a window of their own. */
export function cardsOf(
  toasts: readonly Toast[],
  remindersTitle: (count: number) => string,
): readonly NotificationCard[] {
  const reminders = toasts.filter(({ kind }) => kind === 'reminder');
  const others = toasts.filter(({ kind }) => kind !== 'reminder' && kind !== 'start');
  const grouped = reminders.length > 1;
  const group: NotificationCard = {
    id: REMINDERS,
    toasts: reminders,
    title: remindersTitle(reminders.length),
    body: reminders
      .slice(0, LINES)
      .map(({ title, body }) => `${title} · ${body}`)
      .join('\n'),
    stays: true,
  };
  return [
    ...(grouped ? [group] : reminders.map((toast) => single(toast, true))),
    ...others.map((toast) => single(toast, false)),
  ];
}

const single = (toast: Toast, stays: boolean): NotificationCard => ({
  id: toast.id,
  toasts: [toast],
  title: toast.title,
  body: toast.body,
  stays,
});

const titlesOf = ({ toasts }: NotificationCard): string => toasts.map(({ title }) => title).join('\n');

/** What the system is told: nothing, to show it, or to show it anew, aloud only where somebody is reminded of more. */
export function stepFor(
  before: NotificationCard | undefined,
  wanted: NotificationCard,
): 'none' | 'show' | 'show-quietly' {
  if (before === undefined) return 'show';
  const known = new Set(before.toasts.map(({ id }) => id));
  if (wanted.toasts.some(({ id }) => !known.has(id))) return 'show';
  // What may be named changes with the lock and the screen; a body counts minutes, and is left alone.
  const sameWords = titlesOf(before) === titlesOf(wanted);
  return known.size === wanted.toasts.length && sameWords ? 'none' : 'show-quietly';
}
