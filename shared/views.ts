import type { Toast } from './snapshot.ts';

/** What the main window shows. Apart from the contract: windows need the names, not the schemas. */
export const VIEWS = ['welcome', 'today', 'calendar', 'people', 'voicemail', 'oof', 'settings', 'accounts'] as const;
export type View = (typeof VIEWS)[number];

export const GUIDES = ['user', 'administrator'] as const;
export type Guide = (typeof GUIDES)[number];

/** What a press on a toast shows. */
export const VIEW_OF_TOAST = {
  reminder: 'today',
  start: 'today',
  voicemail: 'voicemail',
  password: 'accounts',
  'sign-in': 'accounts',
  contact: 'people',
  oof: 'oof',
  invitation: 'calendar',
  update: 'settings',
} as const satisfies Readonly<Record<Toast['kind'], View>>;
