export const flyout = {
  en: {
    title: 'Presently at a glance',
    toasts: 'Notifications',
    openMain: 'Open Presently',
    health: 'Connection: {{state}}',
  },
  fr: {
    title: 'Presently en un coup d’œil',
    toasts: 'Notifications',
    openMain: 'Ouvrir Presently',
    health: 'Connexion : {{state}}',
  },
} as const;
