import { grantFor } from './delegates.ts';
import type { Mailbox } from './mailbox.ts';
import { isCalendar, type ItemView } from './resolve.ts';

/** An item as somebody sees it: of what is private in another's calendar, when and nothing else. */
export function seenBy(user: Mailbox, view: ItemView): ItemView {
  const { mailbox, item } = view;
  if (user === mailbox || !isCalendar(view) || item.sensitivity !== 'Private') return view;
  if (grantFor(user, mailbox, item.folder)?.showsPrivate === true) return view;
  const { joinUrl: _join, extended: _extended, ...rest } = view.item;
  const subject = mailbox.owner.language === 'fr-FR' ? 'Rendez-vous privé' : 'Private Appointment';
  return {
    ...view,
    item: { ...rest, subject, body: '', location: '', attendees: [], categories: [], attachments: [] },
  };
}
