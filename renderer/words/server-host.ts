/** The host in a server's address, else what was given: what a person recognises. */
export function serverHost(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}
