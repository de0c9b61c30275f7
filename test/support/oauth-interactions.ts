import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import type { OAuthUser } from './oauth-server.ts';

/** The pages on which a person signs in and consents. */
export interface Interactions {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ids of all grants that a user has made. */
  grantsOf(address: string): readonly string[];
}

/** Pages of one form each: name and password, then consent; `decline` says no to either. */
export function createInteractions(provider: Provider, users: readonly OAuthUser[]): Interactions {
  const grants = new Map<string, readonly string[]>();

  const consent = async (clientId: string, accountId: string, details: Readonly<Record<string, unknown>>) => {
    const grant = new provider.Grant({ clientId, accountId });
    grant.addOIDCScope('openid profile offline_access');
    const missing = details['missingResourceScopes'];
    for (const [resource, scopes] of Object.entries(typeof missing === 'object' ? { ...missing } : {})) {
      grant.addResourceScope(resource, [scopes].flat().join(' '));
    }
    const grantId = await grant.save();
    grants.set(accountId, [...(grants.get(accountId) ?? []), grantId]);
    return grantId;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (request.method === 'GET') {
      sendForm(response, prompt.name, request.url ?? '');
      return;
    }
    const form = new URLSearchParams(await text(request));
    if (form.has('decline')) {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
    } else if (prompt.name === 'login') {
      const [address, password] = [form.get('login'), form.get('password')];
      const user = users.find((each) => each.address === address && each.password === password);
      if (user === undefined) sendForm(response, 'login', request.url ?? '', 401);
      else await provider.interactionFinished(request, response, { login: { accountId: user.address } });
    } else {
      const grantId = await consent(String(params['client_id']), session?.accountId ?? '', prompt.details);
      const result = { consent: { grantId } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    }
  };

  return {
    handle: (request, response) => {
      handle(request, response).catch((cause: unknown) => response.writeHead(400).end(String(cause)));
    },
    grantsOf: (address) => grants.get(address) ?? [],
  };
}

function sendForm(response: ServerResponse, name: string, action: string, status = 200): void {
  const fields = name === 'login' ? '<input name="login" value=""><input name="password" value="">' : '';
  response.writeHead(status, { 'Content-Type': 'text/html' });
  response.end(`<form id="${name}" method="post" action="${action}">${fields}</form>`);
}
