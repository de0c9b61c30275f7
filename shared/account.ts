import { z } from 'zod';
import { CLOUDS } from './clouds.ts';

/*
 * How an account signs in, as it is kept beside its address. Nothing in here is secret: passwords, client secrets and
 * tokens lie with the account's secrets.
 */

/** `ntlm` and `negotiate` with a name and password given for them, `machine` with the ticket that the system already has. */
export const SIGN_IN_METHODS = ['basic', 'ntlm', 'negotiate', 'machine', 'oauth'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** `code` and `device` act for the person who signs in, `client` for an application (administrators' provisioning only). */
export const OAUTH_FLOWS = ['code', 'device', 'client'] as const;
export type OAuthFlow = (typeof OAUTH_FLOWS)[number];

/**
 * The scopes that open EWS on a host, Exchange Online's or one's own (hybrid modern authentication, where the host must be
 * registered as a service principal name). An application gets what was granted to it, hence `.default`.
 */
export const ewsScopes = (host: string, flow: OAuthFlow): readonly string[] => [
  `https://${host}/${flow === 'client' ? '.default' : 'EWS.AccessAsUser.All'}`,
];

const httpsUrl = z.url({ protocol: /^https$/ }).readonly();
const word = z.string().min(1);

const oauthSchema = z
  .object({
    method: z.literal('oauth'),
    flow: z.enum(OAUTH_FLOWS).default('code'),
    /** For hybrid modern authentication it comes from the server's challenge or from the administrator. */
    authority: httpsUrl.default(CLOUDS.worldwide.authority),
    /** The application as registered with the authority. */
    clientId: word,
    /** Left out: those that open EWS on Exchange Online. */
    scopes: z.array(word).min(1).readonly().optional(),
    /** `client` only: whose mailbox is opened by ExchangeImpersonation. Left out: the one of the account's address. */
    impersonate: word.optional(),
  })
  .transform((oauth) => ({ ...oauth, scopes: oauth.scopes ?? ewsScopes(CLOUDS.worldwide.host, oauth.flow) }));

/** `user` only where it isn't the account's address, e.g. `CONTOSO\mira`. */
const withPassword = <M extends 'basic' | 'ntlm' | 'negotiate'>(method: M) =>
  z.object({ method: z.literal(method), user: word.optional() });

/** Reads how an account signs in, with Exchange Online's defaults for what is left out. */
export const signInSchema = z.discriminatedUnion('method', [
  withPassword('basic'),
  withPassword('ntlm'),
  withPassword('negotiate'),
  z.object({ method: z.literal('machine') }),
  oauthSchema,
]);
export type SignIn = z.infer<typeof signInSchema>;
export type OAuthSignIn = Extract<SignIn, { readonly method: 'oauth' }>;

/** Colours by which calendars are told apart; names of the palette, the window knows the values. */
export const ACCOUNT_COLOURS = ['blue', 'teal', 'green', 'gold', 'red', 'purple', 'pink', 'grey'] as const;
export type AccountColour = (typeof ACCOUNT_COLOURS)[number];

/** Another mailbox whose calendar an account reads: a shared one, a room's, or one with a delegate's rights. */
export interface SharedMailbox {
  readonly address: string;
  readonly colour?: AccountColour;
  /** Read, but not drawn over the other calendars. */
  readonly hidden?: true;
}

/** What a mailbox may be called by its address alone: EWS tells a delegate no name of it. `room.ada@…` is Room Ada. */
export function nameOfAddress(address: string): string {
  const parts = (address.split('@')[0] ?? '').split(/[._-]+/).filter((part) => part !== '');
  const name = parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join(' ');
  return name === '' ? address : name;
}

/** How a server's address was found: by one of Autodiscover's ways, or typed. */
export const FINDINGS = ['cached', 'json', 'soap', 'pox', 'http-redirect', 'srv', 'mx', 'typed'] as const;
export type Finding = (typeof FINDINGS)[number];
