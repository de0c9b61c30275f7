import { parseXml } from '../../electron/demo/xml-parse.ts';
import { attributeOf, childText, elementsOf, type XmlElement } from '../../electron/demo/xml.ts';
import type { TestExchange } from './exchange.ts';
import { documentsOf } from './schema.ts';
import { all, ask, envelope, one, texts } from './soap.ts';

export const everyEvent = ['NewMailEvent', 'CreatedEvent', 'ModifiedEvent', 'DeletedEvent', 'MovedEvent'];

/** What a subscription asks to be told, in the schema's order: folders, or all of them, then the events. */
export function wish(folders: readonly string[], events: readonly string[] = everyEvent): string {
  const ids = folders.map((name) => `<t:DistinguishedFolderId Id="${name}"/>`).join('');
  const types = events.map((type) => `<t:EventType>${type}</t:EventType>`).join('');
  const where = folders.length === 0 ? '' : `<t:FolderIds>${ids}</t:FolderIds>`;
  return `${where}<t:EventTypes>${types}</t:EventTypes>`;
}

/** A Subscribe request for notifications that stream. */
export function streamingRequest(folders: readonly string[], events?: readonly string[]): string {
  const all = folders.length === 0 ? ' SubscribeToAllFolders="true"' : '';
  return `<m:Subscribe><m:StreamingSubscriptionRequest${all}>${wish(folders, events)}</m:StreamingSubscriptionRequest></m:Subscribe>`;
}

/** A Subscribe request for notifications that are fetched. */
export function pullRequest(folders: readonly string[], minutes = 10): string {
  const all = folders.length === 0 ? ' SubscribeToAllFolders="true"' : '';
  return `<m:Subscribe><m:PullSubscriptionRequest${all}>${wish(folders)}<t:Timeout>${minutes}</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>`;
}

/** Subscribes to streaming notifications and gives the id. */
export async function subscribe(
  exchange: TestExchange,
  folders: readonly string[],
  events?: readonly string[],
): Promise<string> {
  const { root } = await ask(exchange, streamingRequest(folders, events));
  return texts(root, 'SubscriptionId')[0] ?? '';
}

/** A GetStreamingEvents request. */
export function streamRequest(ids: readonly string[], minutes = 30): string {
  const list = ids.map((id) => `<t:SubscriptionId>${id}</t:SubscriptionId>`).join('');
  return `<m:GetStreamingEvents><m:SubscriptionIds>${list}</m:SubscriptionIds><m:ConnectionTimeout>${minutes}</m:ConnectionTimeout></m:GetStreamingEvents>`;
}

/** An open streaming connection, read document by document. */
export interface Stream {
  readonly headers: Headers;
  /** The content of the next document's body; undefined at the end. */
  next(): Promise<XmlElement | undefined>;
  close(): void;
}

/** Opens a streaming connection over real HTTP. */
export async function openStream(exchange: TestExchange, ids: readonly string[], minutes = 30): Promise<Stream> {
  const controller = new AbortController();
  const { address, password } = exchange.mira;
  const response = await fetch(exchange.url, {
    method: 'POST',
    signal: controller.signal,
    headers: {
      authorization: `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`,
      'content-type': 'text/xml; charset=utf-8',
    },
    body: envelope(streamRequest(ids, minutes)),
  });
  const documents = read(response);
  return {
    headers: response.headers,
    next: async () => {
      const { value } = await documents.next();
      return value === undefined ? undefined : elementsOf(one(parseXml(value), 'Body'))[0];
    },
    close: () => controller.abort(),
  };
}

async function* read(response: Response): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  // Chunks may end anywhere, also within a character.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const documents = documentsOf(rest);
    rest = documents.at(-1)?.endsWith('</s:Envelope>') === true ? '' : (documents.at(-1) ?? '');
    yield* rest === '' ? documents : documents.slice(0, -1);
  }
  return undefined;
}

/** The events of a document by name, in order. */
export function eventsOf(document: XmlElement | undefined): readonly XmlElement[] {
  return document === undefined
    ? []
    : all(document, 'Notification').flatMap((entry) => elementsOf(entry).filter(({ name }) => name.endsWith('Event')));
}

/** Events as a reader tells them: name, what they are about, and which folder. */
export function told(events: readonly XmlElement[]): readonly string[] {
  return events.map((event) => `${event.name} ${childText(event, 'UnreadCount') ?? subject(event)}`.trim());
}

function subject(event: XmlElement): string {
  return elementsOf(event).some(({ name }) => name === 'ItemId')
    ? 'item'
    : elementsOf(event).some(({ name }) => name === 'FolderId')
      ? 'folder'
      : '';
}

/** The id of the item that an event is about, or was about before a move. */
export function itemOf(event: XmlElement | undefined, name: 'ItemId' | 'OldItemId' = 'ItemId'): string {
  return event === undefined ? '' : (attributeOf(one(event, name), 'Id') ?? '');
}
