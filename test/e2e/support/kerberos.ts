import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REALM = 'CONTOSO.EXAMPLE';
const SCRIPT = join(import.meta.dirname, '../../support/desktop/accept-ticket.py');
/** Some of the programs lie where only administrators look for them. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** A Kerberos realm on loopback, as a company's domain controller keeps one. */
export interface Kerberos {
  /** For the programs of whoever is signed in to the machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Signs somebody in to the machine: from now on it has a ticket. */
  readonly signIn: (user: string, password: string) => Promise<void>;
  /** Whose a ticket for the mail server is, as `user@domain`. */
  readonly check: (token: Uint8Array) => Promise<{ readonly user: string } | undefined>;
  readonly stop: () => Promise<void>;
}

/** @param host the mail server, by the name under which it is known */
export async function startKerberos(host: string, users: Readonly<Record<string, string>>): Promise<Kerberos> {
  const folder = mkdtempSync(join(tmpdir(), 'presently-kerberos-'));
  const at = (name: string): string => join(folder, name);
  const port = await freePort();
  writeFileSync(
    at('krb5.conf'),
    `[libdefaults]
 default_realm = ${REALM}
 dns_lookup_realm = false
 dns_lookup_kdc = false
 dns_canonicalize_hostname = false
 rdns = false
[realms]
 ${REALM} = {
  kdc = 127.0.0.1:${port}
 }
[domain_realm]
 .contoso.example = ${REALM}
`,
  );
  writeFileSync(
    at('kdc.conf'),
    `[kdcdefaults]
 kdc_listen = 127.0.0.1:${port}
 kdc_tcp_listen = 127.0.0.1:${port}
[realms]
 ${REALM} = {
  database_name = ${at('principal')}
  key_stash_file = ${at('stash')}
  acl_file = ${at('acl')}
 }
`,
  );
  const env = { KRB5_CONFIG: at('krb5.conf'), KRB5CCNAME: `FILE:${at('tickets')}` };
  const own = { ...process.env, ...env, PATH, KRB5_KDC_PROFILE: at('kdc.conf'), KRB5_KTNAME: at('keytab') };
  const admin = (query: string) => run('kadmin.local', ['-q', query], { env: own });
  await run('kdb5_util', ['create', '-s', '-P', 'the master key of a test', '-r', REALM], { env: own });
  for (const [user, password] of Object.entries(users)) await admin(`addprinc -pw "${password}" ${user}`);
  // Chromium asks for the host to which the name leads; a name that is mapped to loopback leads there by its number.
  for (const name of [host, '127.0.0.1']) {
    await admin(`addprinc -randkey HTTP/${name}`);
    await admin(`ktadd -k ${at('keytab')} HTTP/${name}`);
  }
  const kdc = spawn('krb5kdc', ['-n'], { env: own, stdio: ['ignore', 'pipe', 'pipe'] });
  // It says so when it listens.
  await once(kdc.stderr, 'data');
  return {
    env,
    signIn: async (user, password) => {
      const kinit = spawn('kinit', [user], { env: own, stdio: ['pipe', 'ignore', 'pipe'] });
      kinit.stdin.end(`${password}\n`);
      const [status] = (await once(kinit, 'exit')) as [number];
      if (status !== 0) throw new Error(`kinit ended with ${status}`);
    },
    check: async (token) => {
      const { stdout } = await run('/usr/bin/python3', [SCRIPT, Buffer.from(token).toString('base64')], { env: own });
      return { user: stdout.trim().toLowerCase() };
    },
    stop: async () => {
      const gone = once(kdc, 'exit');
      kdc.kill();
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a string only for pipes
  server.close();
  await once(server, 'close');
  return port;
}
