/** The guides, and where they are opened. */
export const help = {
  en: {
    title: 'Help',
    user: 'User guide',
    administrator: 'Administrator’s guide',
  },
  fr: {
    title: 'Aide',
    user: 'Guide de l’utilisateur',
    administrator: 'Guide de l’administrateur (en anglais)',
  },
} as const;
