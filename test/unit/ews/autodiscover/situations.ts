import { BY_JSON, ONLINE_MAIL } from './situations/by-json.ts';
import { BY_POST } from './situations/by-post.ts';
import { ERRORS, OTHER } from './situations/errors.ts';
import { LAST_WAYS } from './situations/last-ways.ts';
import { REDIRECTS } from './situations/redirects.ts';
import { SIGN_IN } from './situations/sign-in.ts';
import type { Situation } from './situations/situation.ts';

/** What a user's network and servers may look like, with what is found there and whom it takes. */
export const SITUATIONS: readonly Situation[] = [
  ...BY_JSON,
  ...ONLINE_MAIL,
  ...BY_POST,
  ...SIGN_IN,
  ...REDIRECTS,
  ...LAST_WAYS,
  ...ERRORS,
  ...OTHER,
];
