interface Cloud {
  /** Where people of any organisation sign in; an application needs its own tenant in place of `organizations`. */
  readonly authority: string;
  /** Where its mailboxes are. */
  readonly host: string;
}

/** Exchange Online and its national clouds: each has a sign-in service and a mail host of its own. */
export const CLOUDS = {
  worldwide: { authority: 'https://login.microsoftonline.com/organizations', host: 'outlook.office365.com' },
  'us-government': { authority: 'https://login.microsoftonline.us/organizations', host: 'outlook.office365.us' },
  'us-defense': { authority: 'https://login.microsoftonline.us/organizations', host: 'webmail.apps.mil' },
  china: { authority: 'https://login.partner.microsoftonline.cn/organizations', host: 'partner.outlook.cn' },
} as const satisfies Readonly<Record<string, Cloud>>;

const ONLINE_HOSTS: ReadonlySet<string> = new Set([
  ...Object.values(CLOUDS).map(({ host }) => host),
  'outlook.office.com',
]);

/** Whether a host (with or without port) is Exchange Online's, in any of its clouds. */
export function isExchangeOnline(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return ONLINE_HOSTS.has(name) || name.endsWith('.outlook.com') || name.endsWith('.office365.com');
}
