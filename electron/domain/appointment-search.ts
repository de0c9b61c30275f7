import type { Appointment } from '../../shared/model.ts';

/** The words of what somebody typed, as they are compared: without marks and capitals. */
export const searchWords = (text: string): readonly string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether each of the words stands in an appointment's subject, place, organiser or categories. */
export function matchesWords(
  { subject, location, organizer, categories }: Appointment,
  words: readonly string[],
): boolean {
  const text = plain([subject, location, organizer ?? '', ...categories].join('\n'));
  return words.every((word) => text.includes(word));
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
