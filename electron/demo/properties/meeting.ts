import type { MessageItem } from '../model.ts';
import type { MessageView } from '../resolve.ts';
import { storedView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import { itemId } from './item.ts';
import { byDefault, found, type Property } from './property.ts';

const prefix = 'IPM.Schedule.Meeting.';

/** The element of an invitation, an answer or a cancellation; `undefined` for other mail. */
export function meetingElement({ itemClass }: MessageItem): string | undefined {
  if (!itemClass.startsWith(prefix)) return undefined;
  const kind = itemClass.slice(prefix.length);
  if (kind === 'Request') return 'MeetingRequest';
  return kind === 'Canceled' ? 'MeetingCancellation' : 'MeetingResponse';
}

const answers: Readonly<Record<string, string>> = {
  'IPM.Schedule.Meeting.Resp.Pos': 'Accept',
  'IPM.Schedule.Meeting.Resp.Tent': 'Tentative',
  'IPM.Schedule.Meeting.Resp.Neg': 'Decline',
};

/** What mail about meetings has beyond `messageProperties`, in the schema's order. */
export const meetingProperties: readonly Property<MessageView>[] = [
  byDefault(
    found('meeting:AssociatedCalendarItemId', ({ mailbox, item: { meeting } }) => {
      const entry = meeting === undefined ? undefined : mailbox.item(meeting.number);
      if (entry?.kind !== 'appointment') return undefined;
      return t('AssociatedCalendarItemId', Object.fromEntries(idOf(itemId(storedView(mailbox, entry)))));
    }),
  ),
  byDefault(found('meeting:IsOutOfDate', () => t('IsOutOfDate', 'false'))),
  byDefault(found('meeting:HasBeenProcessed', () => t('HasBeenProcessed', 'true'))),
  byDefault(
    found('meeting:ResponseType', ({ item }) => t('ResponseType', answers[item.itemClass] ?? 'NoResponseReceived')),
  ),
];

function idOf({ attributes }: ReturnType<typeof itemId>): readonly (readonly [string, string])[] {
  return attributes.map(({ name, value }) => [name, value]);
}
