/** The body of an entry that was opened comes as `app://presently/entry/<encodeURIComponent(key)>`, for a frame. */
export const entryUrl = (key: string): string => `app://presently/entry/${encodeURIComponent(key)}`;

/** Voicemail audio comes as `app://presently/voicemail/<encodeURIComponent(key)>`. */
export const voicemailUrl = (key: string): string => `app://presently/voicemail/${encodeURIComponent(key)}`;
