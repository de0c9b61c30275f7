import { createItem } from '../ews/operations/create-item.ts';
import { findItem } from '../ews/operations/find-item.ts';
import { namedKey } from '../ews/fields.ts';
import type { NamedField } from '../ews/types.ts';
import type { Call } from './call.ts';
import { draftParts } from './entry-mapping.ts';
import { keyOf } from './keys.ts';
import type { AppointmentDraft } from './live.ts';

/** The creation id on the server: a property of this application's own set. Never to be changed. */
export const CREATION_ID: NamedField = {
  set: '5a7c1f0e-93d4-4b62-8e0b-2d6f4c81a9e3',
  name: 'PresentlyCreationId',
  type: 'String',
};

/** There is one; a second one would be a creation that went wrong already. */
const ENOUGH = 2;

/** Makes an entry, its creation id with it. @param zone the machine's IANA zone */
export async function createAppointment(
  call: Call,
  accountId: string,
  zone: string,
  { creationId, ...draft }: AppointmentDraft,
  signal: AbortSignal,
): Promise<{ readonly key: string }> {
  const input = {
    parts: draftParts(draft, zone),
    mark: { field: CREATION_ID, value: creationId },
    invite: (draft.attendees ?? []).length > 0,
  };
  const { id } = await call(createItem, input, signal);
  return { key: keyOf(accountId, id) };
}

/**
 * Looks for an entry by its creation id, wherever in time it was moved meanwhile: a page of the calendar takes a
 * restriction, a CalendarView wouldn't.
 */
export async function findCreated(
  call: Call,
  accountId: string,
  creationId: string,
  signal: AbortSignal,
): Promise<{ readonly key: string } | undefined> {
  const { items } = await call(
    findItem,
    {
      folder: 'calendar',
      fields: [CREATION_ID],
      view: {
        kind: 'page',
        offset: 0,
        maxEntries: ENOUGH,
        restriction: { kind: 'equals', field: CREATION_ID, value: creationId },
        descendingBy: 'calendar:Start',
      },
    },
    signal,
  );
  // Restrictions don't tell upper from lower case.
  const item = items.find(({ extended }) => extended.get(namedKey(CREATION_ID)) === creationId);
  return item === undefined ? undefined : { key: keyOf(accountId, item.id.id) };
}
