/** Where our own pages live: a scheme that nobody else serves. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'presently';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

export const isOwnUrl = (url: string): boolean => url.startsWith(`${APP_ORIGIN}/`);

/** Only our own page in a top frame may speak over IPC. */
export const isOwnFrame = (frame: { readonly url: string; readonly parent: unknown } | null | undefined): boolean =>
  frame !== null && frame !== undefined && frame.parent === null && isOwnUrl(frame.url);
