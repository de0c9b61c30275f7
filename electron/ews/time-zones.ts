import { findIana, findWindows } from 'windows-iana';

/**
 * Names the IANA zone of a Windows id such as `W. Europe Standard Time`.
 * @returns `undefined` for custom ids (`Customized Time Zone`, `tzone://Microsoft/Custom`, GUIDs) and a missing one
 * Source: Unicode CLDR, windowsZones
 */
export function windowsToIana(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  // UTC is no Windows zone with a territory, but servers use it as an id.
  if (id === 'UTC' || id === 'tzone://Microsoft/Utc') return 'UTC';
  return findIana(id)[0];
}

/**
 * The Windows id that stands for an IANA zone; several share one.
 * @returns `undefined` where Windows has none (fixed offsets, Antarctica/Troll)
 */
export function ianaToWindows(zone: string): string | undefined {
  return zone === 'UTC' || zone === 'Etc/UTC' ? 'UTC' : (findWindows(zone)[0] ?? findWindows(otherSpelling(zone))[0]);
}

/** The table knows fewer spellings than people have (Europe/Kyiv, Europe/Kiev); the runtime names one for all of them. */
function otherSpelling(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}
