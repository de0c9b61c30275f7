export const flyout = {
  en: {
    title: 'Presently at a glance',
    toasts: 'Notifications',
    openMain: 'Open Presently',
    told_one: '{{count}} notification today',
    told_other: '{{count}} notifications today',
  },
  fr: {
    title: 'Presently en un coup d’œil',
    toasts: 'Notifications',
    openMain: 'Ouvrir Presently',
    told_one: '{{count}} notification aujourd’hui',
    told_other: '{{count}} notifications aujourd’hui',
  },
} as const;
