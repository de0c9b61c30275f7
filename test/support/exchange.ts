import { startExchange as start, type Exchange, type ExchangeOptions } from '../../electron/demo/index.ts';
import type { ControlAnswer, ControlAnswers, ControlRequest } from '../../electron/demo/control.ts';
import { trackServer } from './network.ts';
import { documentsOf, schemaAvailable, validateAgainstSchema } from './schema.ts';

type Action = ControlRequest['action'];
type Fields<A extends Action> = Omit<Extract<ControlRequest, { action: A }>, 'action'>;

/** Talks to an embedded Exchange's control address, wherever that server runs. */
export class ControlClient {
  private readonly url: string;
  private readonly token: string;

  constructor({ url, token }: Exchange['control']) {
    this.url = url;
    this.token = token;
  }

  /** Does one action and gives its answer; throws with the server's message where it is refused. */
  async send<A extends Action>(action: A, fields: Fields<A>): Promise<ControlAnswer<A>> {
    const { status, body } = await this.raw({ action, ...fields });
    if (status !== 200) throw new Error(`control answered ${status}: ${JSON.stringify(body)}`);
    // The contract ties the answer to the action; the server is our own.
    return body as ControlAnswer<A>;
  }

  /** Sends anything, for tests of what is refused. */
  async raw(content: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(content),
    });
    return { status: response.status, body: await response.json() };
  }

  put(mailbox: string, item: Fields<'put'>['item']): Promise<ControlAnswers['put']> {
    return this.send('put', { mailbox, item });
  }

  change(mailbox: string, id: string, set: Fields<'change'>['set']): Promise<ControlAnswers['change']> {
    return this.send('change', { mailbox, id, set });
  }

  async remove(mailbox: string, id: string): Promise<void> {
    await this.send('delete', { mailbox, id });
  }

  async list(mailbox: string): Promise<ControlAnswers['list']['items']> {
    return (await this.send('list', { mailbox })).items;
  }

  async fault(fault: Fields<'fault'>['fault']): Promise<string> {
    return (await this.send('fault', { fault })).faultId;
  }

  async struck(): Promise<ControlAnswers['struck']['kinds']> {
    return (await this.send('struck', {})).kinds;
  }

  async clearFaults(): Promise<void> {
    await this.send('clear-faults', {});
  }

  async stopAnswering(): Promise<void> {
    await this.send('stop', {});
  }

  async startAnswering(): Promise<void> {
    await this.send('start', {});
  }

  async log(since = 0): Promise<ControlAnswers['log']['entries']> {
    return (await this.send('log', { since })).entries;
  }

  async clearLog(): Promise<void> {
    await this.send('clear-log', {});
  }

  async oof(mailbox: string, set: Fields<'oof'>['set']): Promise<void> {
    await this.send('oof', { mailbox, set });
  }

  async password(mailbox: string, password: string): Promise<void> {
    await this.send('password', { mailbox, password });
  }

  async reset(): Promise<void> {
    await this.send('reset', {});
  }
}

export interface TestExchange extends Exchange {
  readonly client: ControlClient;
  /** The main user. */
  readonly mira: { readonly address: string; readonly password: string };
}

/** `PRESENTLY_SCHEMA_CHECK=1` validates everything that a test sent and got against the official schema. */
const schemaChecked = process.env['PRESENTLY_SCHEMA_CHECK'] !== undefined && schemaAvailable();

/** How what was accepted and answered breaks the official schema; faults on order break it on purpose. */
export async function officialViolations(entries: ControlAnswers['log']['entries']): Promise<readonly string[]> {
  const regular = entries.filter(({ fault, response }) => fault === undefined && response.startsWith('<?xml'));
  const documents = regular.flatMap(({ status, request, response }) =>
    status === 200 ? [request, ...documentsOf(response)] : [response],
  );
  return (await Promise.all(documents.map(validateAgainstSchema))).flat();
}

/** How a finished run broke the server's own table of facts or, where this run is held against it, the official schema. */
export async function brokenRules(entries: ControlAnswers['log']['entries']): Promise<readonly string[]> {
  const own = entries.flatMap(({ violations }) => violations).filter((text) => text.startsWith('answer:'));
  return [...own, ...(schemaChecked ? await officialViolations(entries) : [])];
}

/**
 * Starts an embedded Exchange in this process. Its `stop` fails the test where one of the server's own answers broke
 * the schema, so that no test passes on an answer that a real server would never send.
 */
export async function startExchange(options: ExchangeOptions = {}): Promise<TestExchange> {
  const exchange = await start({ keepBodies: schemaChecked, ...options });
  trackServer(exchange.url);
  trackServer(exchange.control.url);
  const client = new ControlClient(exchange.control);
  const [mira] = exchange.users;
  if (mira === undefined) throw new Error('the scenario has nobody in it');
  const stop = async (): Promise<void> => {
    const entries = await client.log();
    await exchange.stop();
    const broken = await brokenRules(entries);
    if (broken.length > 0) throw new Error(`the embedded Exchange broke the schema: ${broken.join('; ')}`);
  };
  return { ...exchange, client, mira, stop };
}

/** Posts a SOAP document with Basic credentials and gives what came back. */
export async function post(
  exchange: Pick<TestExchange, 'url' | 'mira'>,
  body: string,
  credentials: { readonly address: string; readonly password: string } = exchange.mira,
): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> {
  const basic = Buffer.from(`${credentials.address}:${credentials.password}`).toString('base64');
  const response = await fetch(exchange.url, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'text/xml; charset=utf-8' },
    body,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
