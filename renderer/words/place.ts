/** What people call the hosts that meetings take place on. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)teams\.(microsoft|live)\.com$/, 'Microsoft Teams'],
  [/(^|\.)zoom\.us$/, 'Zoom'],
  [/(^|\.)webex\.com$/, 'Webex'],
  [/^meet\.google\.com$/, 'Google Meet'],
];

/** A place as shown: many meetings carry their whole link as the place, whose service says all that a reader needs. */
export function shownPlace(location: string, hideSubjects: boolean): string {
  if (hideSubjects) return '';
  const text = location.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  const { host } = new URL(text);
  return SERVICES.find(([pattern]) => pattern.test(host))?.[1] ?? host;
}
