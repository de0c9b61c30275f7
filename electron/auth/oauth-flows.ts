import { mayCarryCredentials } from '../ews/http.ts';
import {
  CryptoProvider,
  PromptValue,
  ResponseMode,
  type AuthenticationResult,
  type PublicClientApplication,
} from '@azure/msal-node';
import { followsOpenId, hostOf, isMicrosoft, type OAuthConfig } from './oauth-application.ts';
import { listenForRedirect } from './redirect-listener.ts';
import type { RedirectWords } from './redirect-page.ts';
import { SignInError } from './sign-in-error.ts';
import { untilAborted, type AuthClock } from './within.ts';

/** What a person types on any other device. */
export interface DeviceCode {
  readonly userCode: string;
  /** Where to type it. */
  readonly verificationUri: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface CodeFlow {
  readonly openBrowser: (url: string) => Promise<void>;
  readonly words: RedirectWords;
}

/** Authorization code with PKCE in the system's browser, back by a loopback address. @throws {SignInError} */
export async function signInByCode(
  client: PublicClientApplication,
  config: OAuthConfig,
  { openBrowser, words }: CodeFlow,
  signal: AbortSignal,
): Promise<AuthenticationResult> {
  const crypto = new CryptoProvider();
  const [state, nonce] = [crypto.createNewGuid(), crypto.createNewGuid()];
  const { verifier, challenge } = await crypto.generatePkceCodes();
  const listener = await listenForRedirect({ state, words, host: hostOf(config) });
  try {
    const { redirectUri } = listener;
    const scopes = [...config.scopes];
    const url = await client.getAuthCodeUrl({
      ...{ scopes, redirectUri, state, nonce, responseMode: ResponseMode.QUERY },
      ...{ codeChallenge: challenge, codeChallengeMethod: 'S256' },
      ...promptOf(config),
    });
    signal.throwIfAborted();
    await openBrowser(url).catch((cause: unknown) => {
      const detail = cause instanceof Error ? { detail: cause.message } : {};
      throw new SignInError({ kind: 'unexpected', code: 'no-browser', ...detail });
    });
    // The listener must go as soon as nobody waits for it.
    const code = await untilAborted(signal, () => listener.code);
    return await client.acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: verifier, nonce });
  } finally {
    listener.close();
  }
}

/**
 * Microsoft asks which of those signed in, where we can't say: the browser may have another one at hand. Other providers
 * give a refresh token only to who asks for consent (OpenID Connect Core, 11).
 */
function promptOf({ loginHint, authority }: OAuthConfig): { readonly loginHint?: string; readonly prompt?: string } {
  const hint = loginHint === undefined ? {} : { loginHint };
  if (followsOpenId(authority)) return { ...hint, prompt: PromptValue.CONSENT };
  return isMicrosoft(authority) && loginHint === undefined ? { prompt: PromptValue.SELECT_ACCOUNT } : hint;
}

/** A code to type elsewhere, told at once; asks until that has been done or the network ends. @throws {SignInError} */
export async function signInByDevice(
  client: PublicClientApplication,
  config: OAuthConfig,
  { clock, onCode }: { readonly clock: AuthClock; readonly onCode: (code: DeviceCode) => void },
): Promise<AuthenticationResult> {
  const request = {
    scopes: [...config.scopes],
    deviceCodeCallback: ({ userCode, verificationUri, expiresIn }: Told) => {
      if (!mayCarryCredentials(verificationUri)) throw new SignInError({ kind: 'insecure', host: hostOf(config) });
      onCode({ userCode, verificationUri, expiresAt: clock.now() + expiresIn * 1000 });
    },
  };
  const result = await client.acquireTokenByDeviceCode(request);
  if (result === null) throw new SignInError({ kind: 'broken-answer', host: hostOf(config) });
  return result;
}

interface Told {
  readonly userCode: string;
  readonly verificationUri: string;
  /** Seconds. */
  readonly expiresIn: number;
}
