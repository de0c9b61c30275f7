import { getServerTimeZones } from '../ews/operations/get-server-time-zones.ts';
import { windowsToIana } from '../ews/time-zones.ts';
import type { Item } from '../ews/types.ts';
import { wallClockIn, type ZoneDefinition } from '../ews/zone-definition.ts';
import type { WallClock } from './all-day.ts';
import type { Call } from './call.ts';

/** Ids of zones that exist in one item alone: no server knows them by name. */
const CUSTOM = /^(?:Customized Time Zone|tzone:\/\/.*)$/i;

/** The clocks of zones that have no IANA name, as the server itself has them. */
export interface ZoneBook {
  /** Asks for the zones of all-day entries that aren't known by name. A server that doesn't say leaves them unknown. */
  readonly learn: (items: readonly Item[], signal: AbortSignal) => Promise<void>;
  readonly clockOf: (id: string | undefined) => WallClock | undefined;
}

/** A book for one mailbox: each zone is asked for once, rules change with years. */
export function createZoneBook(call: Call): ZoneBook {
  const known = new Map<string, ZoneDefinition | undefined>();
  return {
    learn: async (items, signal) => {
      const ids = new Set(
        items.flatMap(({ calendar }) => (calendar?.isAllDay === true ? (calendar.startTimeZone ?? []) : [])),
      );
      const strange = [...ids].filter((id) => !known.has(id) && !CUSTOM.test(id) && windowsToIana(id) === undefined);
      if (strange.length === 0) return;
      try {
        const zones = await call(getServerTimeZones, { ids: strange }, signal);
        for (const id of strange)
          known.set(
            id,
            zones.find((zone) => zone.id === id),
          );
      } catch (error) {
        // Dates can be guessed; a calendar is worth more than its zones' rules.
        if (signal.aborted) throw error;
        for (const id of strange) known.set(id, undefined);
      }
    },
    clockOf: (id) => {
      const zone = id === undefined ? undefined : known.get(id);
      return zone && ((instant) => wallClockIn(zone, instant));
    },
  };
}
