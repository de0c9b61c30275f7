import type { DiscoverReason, Way } from '../../../../../electron/ews/autodiscover/model.ts';
import { EWS } from '../replies.ts';
import type { Scene } from '../stage.ts';

/** What a scene ends with: an endpoint and how it was found, hosts that want a sign-in, or a reason. */
export type End =
  | { readonly url: string; readonly way: Way; readonly address?: string }
  | { readonly signIn: readonly string[] }
  | { readonly reason: DiscoverReason; readonly code?: string };

export interface Situation extends Scene {
  readonly name: string;
  readonly end: End;
  readonly requests: readonly string[];
  readonly questions?: readonly string[];
}

export const D = 'contoso.example';
export const A = 'autodiscover.contoso.example';
export const O = 'outlook.office365.com';
export const F = 'autodiscover.hoster.example';
export const N = 'fabrikam.example';
export const ONLINE = 'https://outlook.office365.com/EWS/Exchange.asmx';
export const WEB_SITE = { [`site ${D}`]: {}, [`site ${A}`]: {} };
export const MAIL_ONLINE = [{ exchange: 'contoso-example.mail.protection.outlook.com', priority: 0 }];
export const at = (host: string, ending: 'svc' | 'xml' | 'json'): string =>
  `https://${host}/autodiscover/autodiscover.${ending}`;
export const http = (host: string): string => `http://${host}/autodiscover/autodiscover.xml`;
/** One after the other. */
export const CHAIN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
export const srv = (name: string, priority = 0, weight = 0, port = 443) => ({ name, port, priority, weight });
export const found = (way: Way, url = EWS): End => ({ url, way });

export const gone = (host: string): readonly string[] => [`json ${host} !unreachable`];
export const all = (host: string): readonly string[] => [`json ${host}`, `soap ${host}`, `pox ${host}`];
export const site = (host: string): readonly string[] => [...all(host), ...(host === A ? [`http ${A}`] : [])];
/** Both of the domain's hosts are asked for everything, for nothing. */
export const BOTH_SITES = [...site(A), ...site(D)];
