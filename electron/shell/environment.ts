import { app, nativeTheme } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import type { Environment } from '../engine/ports.ts';
import { languageTag, usableZone } from './system-names.ts';

/** Started without any display, for the command line: then Linux' toolkit must not be touched, it would end the app. */
export const headless = (): boolean => app.commandLine.getSwitchValue('ozone-platform') === 'headless';

/**
 * Asked for every few seconds and many times whenever something is shown, and slow to ask the system for: an answer is kept
 * for a minute, or until the clock on the wall says something else.
 */
const ZONE_MS = 60_000;
let known: { readonly zone: string; readonly offset: number; readonly at: number } | undefined;

function currentZone(): string {
  const now = performance.now();
  const offset = new Date().getTimezoneOffset();
  if (known?.offset !== offset || now - known.at > ZONE_MS) {
    known = { zone: usableZone(Intl.DateTimeFormat().resolvedOptions().timeZone), offset, at: now };
  }
  return known.zone;
}

/** The machine's ways, as the system tells them. */
export const systemEnvironment: Environment = {
  zone: currentZone,
  locale: () => languageTag(app.getSystemLocale()) ?? languageTag(app.getLocale()) ?? 'en',
  dark: () => !headless() && nativeTheme.shouldUseDarkColors,
};

/** Makes the system's own parts (menus, scroll bars) follow the user's choice. */
export function applyTheme(theme: Settings['theme']): void {
  if (!headless() && nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
}

/** Calls back when the system's colour scheme changes. */
export function onThemeChange(listener: () => void): void {
  if (!headless()) nativeTheme.on('updated', listener);
}
