import type { Translate } from '../../shared/messages/index.ts';

/**
 * The title that a window may show: the subject in an unlocked window even where it is private, the same neutral
 * words for all while subjects are hidden, so that nobody can tell which ones are private.
 */
export function shownSubject(subject: string, hideSubjects: boolean, t: Translate): string {
  if (hideSubjects) return t('today.privateAppointment');
  return subject === '' ? t('app.noSubject') : subject;
}
