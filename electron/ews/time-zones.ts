import { findIana } from 'windows-iana';

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
