import { promises as dns } from 'node:dns';

/** Records as the system's resolver has them; rejects where there are none. */
export const systemDns = {
  srv: (name: string) => dns.resolveSrv(name),
  mx: (domain: string) => dns.resolveMx(domain),
};
