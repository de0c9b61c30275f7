import type { OAuthFlow } from '../../../shared/account.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { SignInOffer } from '../../../shared/setup.ts';
import { serverHost } from '../../words/server-host.ts';

/** One way to sign in as it is offered to a person, with what it asks for. */
export interface Choice {
  readonly id: string;
  readonly label: MessageKey;
  readonly method: SignInOffer['method'];
  readonly flow?: OAuthFlow;
  /** Where a person will find themselves, to see whether it is the right place. */
  readonly place?: string;
  readonly asks: readonly ('user' | 'password' | 'clientId' | 'clientSecret')[];
}

const PASSWORD = ['password', 'user'] as const;
const CHOICES: Readonly<Record<Exclude<SignInOffer['method'], 'oauth'>, Choice>> = {
  basic: { id: 'basic', label: 'connect.methodBasic', method: 'basic', asks: PASSWORD },
  ntlm: { id: 'ntlm', label: 'connect.methodNtlm', method: 'ntlm', asks: PASSWORD },
  negotiate: { id: 'negotiate', label: 'connect.methodNegotiate', method: 'negotiate', asks: PASSWORD },
  machine: { id: 'machine', label: 'connect.methodMachine', method: 'machine', asks: [] },
};
const FLOWS = {
  code: 'connect.methodCode',
  device: 'connect.methodDevice',
  client: 'connect.methodClient',
} as const satisfies Record<OAuthFlow, MessageKey>;

/** What a person can choose among, best first, as the server's offers stand. */
export const choicesOf = (offers: readonly SignInOffer[]): readonly Choice[] =>
  offers.flatMap((offer): readonly Choice[] => {
    if (offer.method !== 'oauth') return [CHOICES[offer.method]];
    const id = offer.clientId === undefined ? (['clientId'] as const) : [];
    return offer.flows.map((flow) => ({
      id: `oauth-${flow}`,
      label: FLOWS[flow],
      method: 'oauth',
      flow,
      ...(flow === 'client' ? {} : { place: serverHost(offer.authority) }),
      asks: flow === 'client' ? [...id, 'clientSecret'] : id,
    }));
  });
