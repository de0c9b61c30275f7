import { protocol } from 'electron';
import type { Result } from '../../shared/model.ts';
import type { AudioFile } from '../gateway/gateway.ts';
import { createAppResponder } from './app-responder.ts';
import { APP_SCHEME } from './own-origin.ts';

/** To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } },
  ]);
}

/** Serves the windows' own files and voicemail audio. */
export function serveApp(folder: string, audio: (key: string) => Promise<Result<AudioFile>>): void {
  protocol.handle(APP_SCHEME, createAppResponder(folder, audio));
}
