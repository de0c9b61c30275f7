/** What the main window shows. Apart from the contract: windows need the names, not the schemas. */
export const VIEWS = ['welcome', 'today', 'calendar', 'people', 'voicemail', 'oof', 'settings', 'accounts'] as const;
export type View = (typeof VIEWS)[number];

export const GUIDES = ['user', 'administrator'] as const;
export type Guide = (typeof GUIDES)[number];
