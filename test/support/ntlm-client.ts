import { createHmac, randomBytes } from 'node:crypto';
import { request as plainRequest, Agent, type IncomingMessage } from 'node:http';
import { md4 } from '../../electron/demo/sign-in/md4.ts';

/** The little of NTLM that a client needs, made from MS-NLMP on its own: what it shares with the server is MD4 alone. */

const magic = Buffer.from('NTLMSSP\0', 'latin1');
const unicode = 0x1;

/** The first message: asks for a challenge. */
export function openingMessage(): Buffer {
  const message = Buffer.alloc(32);
  magic.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(0x00088207, 12);
  return message;
}

export interface NtlmCredentials {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

/** The third message: proves the password for the challenge in the server's message. */
export function provingMessage(challengeMessage: Buffer, { domain, user, password }: NtlmCredentials): Buffer {
  const infoLength = challengeMessage.readUInt16LE(40);
  const infoAt = challengeMessage.readUInt32LE(44);
  const info = challengeMessage.subarray(infoAt, infoAt + infoLength);
  const hash = mac(md4(wide(password)), wide(user.toUpperCase() + domain));
  const head = Buffer.from('0101000000000000', 'hex');
  const added = Buffer.concat([head, Buffer.alloc(8), randomBytes(8), Buffer.alloc(4), info, Buffer.alloc(4)]);
  const proof = mac(hash, Buffer.concat([challengeMessage.subarray(24, 32), added]));
  const fields = [
    Buffer.alloc(24),
    Buffer.concat([proof, added]),
    wide(domain),
    wide(user),
    wide('DESK'),
    Buffer.alloc(0),
  ];
  const message = Buffer.alloc(64);
  magic.copy(message);
  message.writeUInt32LE(3, 8);
  let offset = message.length;
  for (const [index, field] of fields.entries()) {
    message.writeUInt16LE(field.length, 12 + index * 8);
    message.writeUInt16LE(field.length, 14 + index * 8);
    message.writeUInt32LE(offset, 16 + index * 8);
    offset += field.length;
  }
  message.writeUInt32LE(unicode | 0x00088206, 60);
  return Buffer.concat([message, ...fields]);
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** One for each header line. */
  readonly challenges: readonly string[];
  readonly text: string;
}

/** A client that sends all it sends over one kept connection. */
export class OneConnection {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Posts a document with or without `Authorization`. */
  post(body: string, authorization?: string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'text/xml; charset=utf-8', ...(authorization && { authorization }) };
      const asked = plainRequest(this.url, { method: 'POST', agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          const lines = response.rawHeaders;
          const challenges = lines.filter((_, index) => /^www-authenticate$/i.test(lines[index - 1] ?? ''));
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, challenges, text });
        });
      });
      asked.once('error', reject);
      asked.end(body);
    });
  }

  /** The whole handshake under a scheme's name; gives the last answer. */
  async signIn(body: string, credentials: NtlmCredentials, scheme: 'NTLM' | 'Negotiate' = 'NTLM'): Promise<Answered> {
    const first = await this.post('', `${scheme} ${openingMessage().toString('base64')}`);
    const [, challenge = ''] = (first.challenges[0] ?? '').split(' ');
    const proof = provingMessage(Buffer.from(challenge, 'base64'), credentials);
    return this.post(body, `${scheme} ${proof.toString('base64')}`);
  }

  close(): void {
    this.agent.destroy();
  }
}

function wide(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function mac(key: Uint8Array, content: Uint8Array): Buffer {
  return createHmac('md5', key).update(content).digest();
}
