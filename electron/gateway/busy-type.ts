import type { BusyType } from '../../shared/model.ts';

const BUSY_TYPES: ReadonlyMap<string, BusyType> = new Map([
  ['Free', 'free'],
  ['Tentative', 'tentative'],
  ['Busy', 'busy'],
  ['OOF', 'oof'],
  ['WorkingElsewhere', 'elsewhere'],
  ['NoData', 'unknown'],
]);

/** Takes EWS' word (LegacyFreeBusyType); a word of a newer server is `unknown`. */
export const toBusyType = (word: string | undefined): BusyType => BUSY_TYPES.get(word ?? '') ?? 'unknown';
