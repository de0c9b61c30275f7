/** What a zone is called: its city, e.g. `Lord Howe` of `Australia/Lord_Howe`. */
export const zoneCity = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
