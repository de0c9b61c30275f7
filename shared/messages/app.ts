/** The frame of every window. */
export const app = {
  en: {
    today: 'Today',
    calendar: 'Calendar',
    voicemail: 'Voicemail',
    oof: 'Out of office',
    settings: 'Settings',
    accounts: 'Accounts',
    loading: 'Loading…',
  },
  fr: {
    today: 'Aujourd’hui',
    calendar: 'Calendrier',
    voicemail: 'Messagerie',
    oof: 'Absence',
    settings: 'Paramètres',
    accounts: 'Comptes',
    loading: 'Chargement…',
  },
} as const;
