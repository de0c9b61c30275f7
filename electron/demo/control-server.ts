import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { act, type Door } from './control-actions.ts';
import { readControlRequest } from './control.ts';
import { InputError } from './read-json.ts';
import type { ExchangeState } from './state.ts';
import { readBody } from './wire-node.ts';

/** The control address on loopback, for whoever has the token. */
export class ControlServer {
  readonly token: string;
  private readonly state: ExchangeState;
  private readonly door: Door;
  private readonly server: Server;

  constructor(state: ExchangeState, door: Door, token: string) {
    this.state = state;
    this.door = door;
    this.token = token;
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async start(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const { status, value } = await this.answer(request, body?.toString());
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(value));
  }

  private async answer(
    request: IncomingMessage,
    body: string | undefined,
  ): Promise<{ status: number; value: unknown }> {
    if (!this.permits(request.headers.authorization)) return refusal(401, 'the token is missing or wrong');
    if (request.method !== 'POST') return refusal(405, 'only POST is taken here');
    if (body === undefined) return refusal(413, 'the request is too large');
    try {
      const value = await act(readControlRequest(parse(body), 'request'), this.state, this.door);
      return { status: 200, value };
    } catch (error) {
      return error instanceof InputError ? refusal(400, error.message) : refusal(500, String(error));
    }
  }

  private permits(header: string | undefined): boolean {
    const expected = Buffer.from(`Bearer ${this.token}`);
    const given = Buffer.from(header ?? '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError('the request is not JSON');
  }
}

function refusal(status: number, error: string): { status: number; value: unknown } {
  return { status, value: { error } };
}
