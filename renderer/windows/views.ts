import type { ComponentType } from 'react';
import type { View } from '../../shared/views.ts';
import type { ViewProps } from './view-props.ts';

/** The views of the main window. Whoever looks at today waits for nothing else: each is loaded when it is gone to. */
export const VIEW_PARTS: Readonly<Record<View, () => Promise<ComponentType<ViewProps>>>> = {
  welcome: () => import('./welcome-view.tsx').then(({ WelcomeView }) => WelcomeView),
  today: () => import('./today-view.tsx').then(({ TodayView }) => TodayView),
  calendar: () => import('./calendar-view.tsx').then(({ CalendarView }) => CalendarView),
  people: () => import('../features/people/people-page.tsx').then(({ PeoplePage }) => PeoplePage),
  voicemail: () => import('../features/voicemail/voicemail-page.tsx').then(({ VoicemailPage }) => VoicemailPage),
  oof: () => import('../features/oof/oof-page.tsx').then(({ OofPage }) => OofPage),
  settings: () => import('../features/settings/settings-page.tsx').then(({ SettingsPage }) => SettingsPage),
  accounts: () => import('./accounts-view.tsx').then(({ AccountsView }) => AccountsView),
};
