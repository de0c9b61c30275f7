/** The cookies that keep a mailbox's subscriptions on the server that holds them (exchangecookie: Exchange 2010). */
const COOKIES = /(?:^|[,;]\s*)(X-BackEndOverrideCookie|exchangecookie)=([^\s,;]+)/gi;

/** Where the subscriptions of one client live. In memory only: a subscription doesn't outlive the app either. */
export interface Affinity {
  /** What a request that belongs to a subscription says. @param ask whether a server is yet to be chosen */
  headers(ask: boolean): Readonly<Record<string, string>>;
  /** Takes what a Subscribe was answered. @param setCookie the header; several are joined by `, ` */
  learn(setCookie: string | undefined): void;
  forget(): void;
}

/**
 * Makes the memory of one client.
 * Source: https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-maintain-affinity-between-group-of-subscriptions-and-mailbox-server
 */
export function createAffinity(): Affinity {
  let cookies: ReadonlyMap<string, string> = new Map();
  return {
    headers: (ask) => ({
      ...(ask ? { 'X-PreferServerAffinity': 'true' } : {}),
      ...(cookies.size === 0 ? {} : { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    }),
    learn: (setCookie = '') => {
      const told = [...setCookie.matchAll(COOKIES)].map(([, name = '', value = '']) => [name, value] as const);
      cookies = new Map([...cookies, ...told]);
    },
    forget: () => {
      cookies = new Map();
    },
  };
}
