/** A POSIX locale such as `en_US.UTF-8@posix` as a BCP 47 tag; `undefined` for what isn't one. */
export function languageTag(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale.replace(/[@.].*$/, '').replaceAll('_', '-'))[0];
  } catch {
    return undefined; // RangeError: "C" and the like
  }
}

/** An IANA name that can be reckoned with. A variable TZ that is empty or names nothing means UTC, as in C. */
export function usableZone(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC'; // RangeError: "Etc/Unknown"
  }
}
