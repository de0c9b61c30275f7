import type { MyResponse } from '../../../../shared/model.ts';

/** The words for an answer to a meeting. */
export const RESPONSE_WORDS = {
  organizer: 'calendar.responseOrganizer',
  accepted: 'calendar.responseAccepted',
  tentative: 'calendar.responseTentative',
  declined: 'calendar.responseDeclined',
  none: 'calendar.responseNone',
  unknown: 'calendar.responseUnknown',
} as const satisfies Record<MyResponse, string>;
