import type { FolderName, Owner } from './model.ts';

export interface Folder {
  readonly name: FolderName;
  readonly element: 'Folder' | 'CalendarFolder' | 'ContactsFolder' | 'TasksFolder' | 'SearchFolder';
  readonly folderClass: string;
  readonly parent: FolderName;
  readonly display: Readonly<Record<Owner['language'], string>>;
}

/** Display names are localised, as on a real server: nothing may be found by them. */
export const folders: readonly Folder[] = [
  folder('root', 'Folder', '', 'root', '', ''),
  folder('msgfolderroot', 'Folder', 'IPF.Note', 'root', 'Top of Information Store', 'Banque d’informations'),
  folder('inbox', 'Folder', 'IPF.Note', 'msgfolderroot', 'Inbox', 'Boîte de réception'),
  folder('calendar', 'CalendarFolder', 'IPF.Appointment', 'msgfolderroot', 'Calendar', 'Calendrier'),
  folder('drafts', 'Folder', 'IPF.Note', 'msgfolderroot', 'Drafts', 'Brouillons'),
  folder('sentitems', 'Folder', 'IPF.Note', 'msgfolderroot', 'Sent Items', 'Éléments envoyés'),
  folder('deleteditems', 'Folder', 'IPF.Note', 'msgfolderroot', 'Deleted Items', 'Éléments supprimés'),
  folder('outbox', 'Folder', 'IPF.Note', 'msgfolderroot', 'Outbox', 'Boîte d’envoi'),
  folder('junkemail', 'Folder', 'IPF.Note', 'msgfolderroot', 'Junk Email', 'Courrier indésirable'),
  folder('contacts', 'ContactsFolder', 'IPF.Contact', 'msgfolderroot', 'Contacts', 'Contacts'),
  folder('tasks', 'TasksFolder', 'IPF.Task', 'msgfolderroot', 'Tasks', 'Tâches'),
  folder('notes', 'Folder', 'IPF.StickyNote', 'msgfolderroot', 'Notes', 'Notes'),
  folder(
    'conversationhistory',
    'Folder',
    'IPF.Note.Microsoft.Conversation',
    'msgfolderroot',
    'Conversation History',
    'Historique des conversations',
  ),
  folder('searchfolders', 'Folder', 'IPF.Note', 'root', 'Finder', 'Finder'),
  folder(
    'voicemail',
    'SearchFolder',
    'IPF.Note.Microsoft.Voicemail',
    'searchfolders',
    'Voice Mail',
    'Messagerie vocale',
  ),
];

function folder(
  name: FolderName,
  element: Folder['element'],
  folderClass: string,
  parent: FolderName,
  english: string,
  french: string,
): Folder {
  return { name, element, folderClass, parent, display: { 'en-US': english, 'fr-FR': french } };
}
