/** How one may sign in, in the words of EWS' directories. */
export type SignInMethod = 'basic' | 'ntlm' | 'negotiate' | 'bearer';

/** In the order in which a server offers them. */
export const signInMethods: readonly SignInMethod[] = ['negotiate', 'ntlm', 'basic', 'bearer'];

/** What a token turned out to be. */
export interface TokenHolder {
  /** Whose it is; an application's own has none. */
  readonly address?: string;
  /** An application's own: it has to say for whom it acts. */
  readonly appOnly?: boolean;
  /** Why it isn't good, in the server's words. */
  readonly reason?: string;
}

/** What the server is told of signing in, and asks others to judge. */
export interface SignInOptions {
  /** Basic alone where it isn't said. */
  readonly signIn?: readonly SignInMethod[];
  /** Judges a Kerberos ticket (in SPNEGO or bare) that came with Negotiate; without it all are refused. */
  readonly checkTicket?: (token: Uint8Array) => Promise<{ readonly user: string } | undefined>;
  /** Judges an access token; without it all are refused. */
  readonly checkToken?: (token: string) => Promise<TokenHolder | undefined>;
  /** Where the Bearer challenge sends clients for a token. */
  readonly authorizationUri?: string;
  /** Addresses of those who may act for others. */
  readonly impersonators?: readonly string[];
}
