import { protocol } from 'electron';
import { createAppResponder, type AppSources } from './app-responder.ts';
import { APP_SCHEME } from './own-origin.ts';

/** To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the windows' own files, voicemail audio and photos. */
export function serveApp(sources: AppSources): void {
  protocol.handle(APP_SCHEME, createAppResponder(sources));
}
