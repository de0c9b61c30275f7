/** A place as shown: many meetings carry their whole link as the place, whose host says all that a reader needs. */
export function shownPlace(location: string, hideSubjects: boolean): string {
  if (hideSubjects) return '';
  const text = location.trim();
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).host : text;
}
