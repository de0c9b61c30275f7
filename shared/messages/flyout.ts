export const flyout = {
  en: {
    title: 'Presently at a glance',
    toasts: 'Notifications',
    openMain: 'Open Presently',
  },
  fr: {
    title: 'Presently en un coup d’œil',
    toasts: 'Notifications',
    openMain: 'Ouvrir Presently',
  },
} as const;
