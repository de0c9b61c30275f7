import { existsSync, readFileSync } from 'node:fs';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';

/** The official schema files lie beside the project, where there are any; they aren't part of it. */
const folder = new URL('../../../shared/ews/schema/', import.meta.url);

/** Whether the official schema is there to validate against. */
export function schemaAvailable(): boolean {
  return existsSync(new URL('messages.xsd', folder));
}

const names = ['types.xsd', 'messages.xsd', 'xml.xsd', 'local/soap11.xsd', 'local/ews-errors.xsd'];

/** xmllint sees a flat folder, so paths lose theirs. */
function schemaFile(name: string): XMLFileInfo {
  const contents = readFileSync(new URL(name, folder), 'utf8').replaceAll('schemaLocation="../', 'schemaLocation="');
  return { fileName: name.replace(/^.*\//, ''), contents };
}

let files: { readonly schema: XMLFileInfo; readonly preload: readonly XMLFileInfo[] } | undefined;

interface Waiting {
  readonly xml: string;
  readonly resolve: (errors: readonly string[]) => void;
  readonly reject: (error: unknown) => void;
}

let waiting: Waiting[] = [];

/**
 * Validates a SOAP envelope, header, body and fault, against the official schema; gives what is wrong with it, nothing
 * where it is valid. Starting the validator takes most of the time, so all calls of one turn share as few runs as its memory allows.
 */
export function validateAgainstSchema(envelopeXml: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setImmediate(() => void run());
    waiting.push({ xml: toSchema(envelopeXml), resolve, reject });
  });
}

async function run(): Promise<void> {
  const batches = inPieces(waiting);
  waiting = [];
  for (const batch of batches) await validate(batch);
}

/** The validator's memory holds so much at a time: characters, and documents. */
const MOST_CHARACTERS = 8_000_000;
const MOST_DOCUMENTS = 500;

function inPieces(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const pieces: Waiting[][] = [];
  let room = 0;
  for (const each of all) {
    if (each.xml.length > room || pieces.at(-1)?.length === MOST_DOCUMENTS) {
      pieces.push([]);
      room = MOST_CHARACTERS;
    }
    room -= each.xml.length;
    pieces.at(-1)?.push(each);
  }
  return pieces;
}

async function validate(batch: readonly Waiting[]): Promise<void> {
  try {
    files ??= { schema: schemaFile('local/ews-envelope.xsd'), preload: names.map(schemaFile) };
    const { errors } = await validateXML({
      xml: batch.map(({ xml }, index) => ({ fileName: `document-${index}.xml`, contents: xml })),
      schema: files.schema,
      preload: files.preload,
      maxMemoryPages: 8192,
    });
    const unplaced = errors.filter(({ loc }) => loc === null).map(({ message }) => message);
    for (const [index, { resolve }] of batch.entries()) {
      const own = errors.filter(({ loc }) => loc?.fileName === `document-${index}.xml`);
      // Lines without a place repeat the verdict of a file; without any placed error they must not be lost.
      const lost = errors.length === unplaced.length ? unplaced : [];
      resolve([...own.map(({ loc, message }) => `${loc?.lineNumber ?? 0}: ${message}`), ...lost]);
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/** The documents of a body: one, or of a streaming connection many, back to back. */
export function documentsOf(body: string): readonly string[] {
  return body.split(/(?<=<\/s:Envelope>)(?=<s:Envelope)/);
}

/** Servers don't follow their own schema everywhere: notifications stand in the other namespace on the wire. */
function toSchema(xml: string): string {
  const renamed = xml.includes('GetStreamingEventsResponse')
    ? xml.replace(/(<\/?)m:(Notification\b)(?=[^<>]*>)/g, '$1t:$2')
    : xml;
  return renamed.replace(/<m:ErrorSubscriptionIds>.*?<\/m:ErrorSubscriptionIds>/gs, (block) =>
    block.replaceAll('m:SubscriptionId', 't:SubscriptionId'),
  );
}
