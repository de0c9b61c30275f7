import { app, session, shell, type WebContents } from 'electron';
import { isOwnUrl } from './own-origin.ts';

/** Closes what a window could do besides showing our own pages: network, permissions, navigation, new windows. */
export function hardenWindows(): void {
  const windows = session.defaultSession;
  windows.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  windows.setPermissionCheckHandler(() => false);
  windows.webRequest.onBeforeRequest((details, answer) => {
    const own = isOwnUrl(details.url) || details.url.startsWith('devtools:');
    answer({ cancel: !own });
  });
  app.on('web-contents-created', (_event, contents) => {
    harden(contents);
  });
}

/** Tells of helpers (graphics, network, audio) that ended otherwise than asked: Chromium makes them anew by itself. */
export function watchHelpers(onLost: (type: string, reason: string) => void): void {
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (reason !== 'clean-exit') onLost(type, reason);
  });
}

function harden(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    // A link in somebody's mail, pressed: it opens outside, and only what browsers, mail and telephones open.
    if (/^(?:https?|mailto|tel):/i.test(url)) void shell.openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
