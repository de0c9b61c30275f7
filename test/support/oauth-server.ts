import { ewsScopes } from '../../shared/account.ts';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { z } from 'zod';
import { createAuthority } from './certificate-authority.ts';
import { createInteractions } from './oauth-interactions.ts';
import { trackServer } from './network.ts';

/** Somebody who can sign in: a user of the embedded Exchange, for instance. */
export interface OAuthUser {
  readonly address: string;
  readonly password: string;
}

export interface OAuthServerOptions {
  readonly users: readonly OAuthUser[];
  /** The mail host that tokens are for, as in `https://HOST/EWS.AccessAsUser.All`. */
  readonly host: string;
  /** Seconds that an access token lasts; an hour where left out. */
  readonly tokenSeconds?: number;
}

/** What a token says, once its signature and times are found right. */
export interface CheckedToken {
  /** The user; none where an application acts for itself. */
  readonly address: string | undefined;
  readonly clientId: string;
  readonly scopes: readonly string[];
}

/** A real OpenID provider on loopback, over TLS with a certificate authority of its own. */
export interface OAuthServer {
  /** The authority, e.g. `https://localhost:4711`. */
  readonly authority: string;
  /** PEM: who talks to the authority must trust it. */
  readonly ca: string;
  readonly publicClientId: string;
  readonly confidentialClient: { readonly id: string; readonly secret: string };
  /** Grants asked for since the last look, refused ones with their error: `refresh_token`, `refresh_token: invalid_grant`. */
  readonly grants: () => readonly string[];
  /** Every access, refresh and ID token given out so far. */
  readonly issued: () => readonly string[];
  /** Ends all that a user has granted: refresh tokens are worth nothing from now on. */
  readonly revoke: (address: string) => Promise<void>;
  /** Seconds that access tokens last from now on. */
  readonly setTokenSeconds: (seconds: number) => void;
  /** Answers the next token requests so, e.g. as Entra ID would. */
  readonly refuseNext: (refusal: { readonly status: number; readonly body: string }) => void;
  /** As the mail host checks a Bearer token; `undefined` where it isn't one of ours, is too old or for somebody else. */
  readonly checkToken: (token: string) => CheckedToken | undefined;
  readonly stop: () => Promise<void>;
}

const PUBLIC = 'presently-desktop';
const CONFIDENTIAL = { id: 'presently-rooms', secret: 'a secret of forty characters for testing' } as const;

/** Starts a provider with a native public client (code, device) and a confidential one (client credentials). */
export async function startOAuthServer(options: OAuthServerOptions): Promise<OAuthServer> {
  const certificates = await createAuthority('Contoso Sign-in CA');
  const tls = await certificates.issue({ names: ['localhost', '127.0.0.1'] });
  let tokenSeconds = options.tokenSeconds ?? 3600;
  let log: string[] = [];
  const issued: string[] = [];
  let refusal: { readonly status: number; readonly body: string } | undefined;
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const server = createServer(tls);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a string only for pipes
  const authority = `https://localhost:${port}`;
  trackServer(authority);

  const provider = new Provider(authority, {
    ...configurationOf(options, () => tokenSeconds),
    jwks: { keys: [{ ...keys.privateKey.export({ format: 'jwk' }), kid: 'key', use: 'sig', alg: 'RS256' }] },
  });
  provider.on('grant.success', ({ oidc, body }) => {
    log.push(String(oidc.params?.['grant_type']));
    issued.push(...Object.values(tokensSchema.parse(body)));
  });
  provider.on('grant.error', ({ oidc }, { message }) => log.push(`${String(oidc.params?.['grant_type'])}: ${message}`));
  // MSAL goes by what is said here; the provider itself says nothing.
  provider.use(async (context, next) => {
    await next();
    const body: unknown = context.body;
    if (context.path === '/devicecode' && typeof body === 'object') context.body = { ...body, interval: 1 };
  });

  const interactions = createInteractions(provider, options.users);
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (refusal !== undefined && request.method === 'POST' && request.url?.startsWith('/token') === true) {
      response.writeHead(refusal.status, { 'Content-Type': 'application/json' }).end(refusal.body);
      log.push(`refused with ${refusal.status}`);
      refusal = undefined;
    } else if (request.url?.startsWith('/interaction/') === true) interactions.handle(request, response);
    else void handle(request, response);
  });

  return {
    authority,
    ca: certificates.cert,
    publicClientId: PUBLIC,
    confidentialClient: CONFIDENTIAL,
    grants: () => {
      const all = log;
      log = [];
      return all;
    },
    issued: () => [...issued],
    revoke: async (address) => {
      for (const grant of interactions.grantsOf(address)) {
        await provider.RefreshToken.revokeByGrantId(grant);
        await (await provider.Grant.find(grant))?.destroy();
      }
    },
    setTokenSeconds: (seconds) => (tokenSeconds = seconds),
    refuseNext: (wanted) => (refusal = wanted),
    checkToken: (token) => check(token, authority, options.host, keys.publicKey.export({ format: 'jwk' })),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configurationOf({ users, host }: OAuthServerOptions, tokenSeconds: () => number): Configuration {
  const scope = [...ewsScopes(host, 'code'), ...ewsScopes(host, 'client')].join(' ');
  const resource = `https://${host}`;
  return {
    clients: [
      {
        client_id: PUBLIC,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://localhost'],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      },
      {
        client_id: CONFIDENTIAL.id,
        client_secret: CONFIDENTIAL.secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    // Where MSAL looks for it: beside the token endpoint.
    routes: { device_authorization: '/devicecode' },
    cookies: { keys: ['only for this run'] },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, sub) => {
      const user = users.find(({ address }) => address === sub);
      return user && { accountId: sub, claims: () => ({ sub, preferred_username: user.address }) };
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: tokenSeconds,
      ClientCredentials: tokenSeconds,
      DeviceCode: 300,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 600,
      Grant: 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience: resource,
          accessTokenTTL: tokenSeconds(),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

const tokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().exactOptional(),
  id_token: z.string().exactOptional(),
});

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  client_id: z.string(),
  scope: z.string().default(''),
});

function check(token: string, issuer: string, host: string, key: JsonWebKey): CheckedToken | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  const { iss, aud, exp, sub, client_id: clientId, scope } = claims;
  if (iss !== issuer || aud !== `https://${host}` || exp * 1000 <= Date.now()) return undefined;
  return {
    address: sub === clientId ? undefined : sub,
    clientId,
    scopes: scope.split(' ').filter((each) => each !== ''),
  };
}
