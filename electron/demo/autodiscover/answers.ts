/** What an Autodiscover address says, in place of the settings, to whoever asks. */
export type AutodiscoverAnswer =
  | { readonly kind: 'settings' }
  | { readonly kind: 'redirect-address'; readonly address: string }
  | { readonly kind: 'redirect-url'; readonly url: string }
  /** POX: 500, 501, 600 to 603; SOAP and JSON: their own words. */
  | { readonly kind: 'error'; readonly code: string }
  /** 302 to somewhere else, before anybody is asked who they are. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** 200 with a page, as the web site of a domain gives. */
  | { readonly kind: 'page' }
  /** 404. */
  | { readonly kind: 'nothing' };

export type AutodiscoverProtocol = 'json' | 'xml' | 'svc';

/** What each of the three says; the settings where it isn't said. */
export type AutodiscoverPlan = Readonly<Partial<Record<AutodiscoverProtocol, AutodiscoverAnswer>>>;
