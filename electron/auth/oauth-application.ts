import {
  ConfidentialClientApplication,
  ProtocolMode,
  PublicClientApplication,
  type Configuration,
  type ICachePlugin,
  type INetworkModule,
} from '@azure/msal-node';
import type { OAuthSignIn } from '../../shared/account.ts';
import { SignInError } from './sign-in-error.ts';

export interface OAuthConfig extends Pick<OAuthSignIn, 'flow' | 'authority' | 'clientId' | 'scopes'> {
  /** Whom the authority's page asks for first: the account's address. */
  readonly loginHint?: string;
  /** `client` only, kept with the account's secrets. */
  readonly clientSecret?: string;
}

/** MSAL's token cache as text, for one undertaking. */
export interface CacheText {
  readonly plugin: ICachePlugin;
  /** What there is to keep now; `undefined` where nothing has changed. */
  readonly changed: () => string | undefined;
}

/** A cache that begins with what was kept; a text that isn't a cache counts as none. */
export function createCacheText(kept: string | undefined): CacheText {
  let text = isCache(kept) ? kept : undefined;
  let changed = false;
  return {
    plugin: {
      beforeCacheAccess: (context) => {
        if (text !== undefined) context.tokenCache.deserialize(text);
        return Promise.resolve();
      },
      afterCacheAccess: (context) => {
        if (context.cacheHasChanged) {
          text = context.tokenCache.serialize();
          changed = true;
        }
        return Promise.resolve();
      },
    },
    changed: () => (changed ? text : undefined),
  };
}

function isCache(text: string | undefined): text is string {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** MSAL as a person's client: no secret, code or device flow. */
export const publicClient = (config: OAuthConfig, network: INetworkModule, cache: CacheText): PublicClientApplication =>
  new PublicClientApplication(configurationOf(config, network, cache));

/** MSAL as an application that acts for itself. @throws {SignInError} `no-client-secret` where none is known */
export function confidentialClient(
  config: OAuthConfig,
  network: INetworkModule,
  cache: CacheText,
): ConfidentialClientApplication {
  const { clientSecret } = config;
  if (clientSecret === undefined || clientSecret === '') {
    throw new SignInError({ kind: 'sign-in', code: 'no-client-secret', host: hostOf(config) });
  }
  const { auth, ...rest } = configurationOf(config, network, cache);
  return new ConfidentialClientApplication({ ...rest, auth: { ...auth, clientSecret } });
}

export const hostOf = ({ authority }: Pick<OAuthConfig, 'authority'>): string => new URL(authority).host;

function configurationOf(config: OAuthConfig, network: INetworkModule, { plugin }: CacheText): Configuration {
  const { clientId, authority } = config;
  const microsoft = isMicrosoft(authority);
  return {
    // MSAL asks Microsoft whether it knows a host, unless it is said to be known.
    auth: { clientId, authority, knownAuthorities: microsoft ? [] : [hostOf(config)] },
    cache: { cachePlugin: plugin },
    system: {
      networkClient: network,
      protocolMode: followsOpenId(authority) ? ProtocolMode.OIDC : ProtocolMode.AAD,
      // What failed is tried again by who asks, by the rules of the whole app.
      disableInternalRetries: true,
    },
  };
}

/** Microsoft's own sign-in services, whose endpoints MSAL knows and whose people can have more than one account signed in. */
const MICROSOFT = new Set([
  'login.microsoftonline.com',
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
]);

export const isMicrosoft = (authority: string): boolean => MICROSOFT.has(new URL(authority).host);

/** Neither Microsoft's nor AD FS (a company's own, under this path), both of which have ways of their own. */
export const followsOpenId = (authority: string): boolean =>
  !isMicrosoft(authority) && !/^\/adfs(\/|$)/i.test(new URL(authority).pathname);
