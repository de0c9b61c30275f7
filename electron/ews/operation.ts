import type { XmlNode } from './xml.ts';
import type { Take } from './xml-stream.ts';
import type { XmlElement } from './xml-writer.ts';

/** One answer's reading: its long lists are read part by part, what is left of the document at the end. */
export interface Reading<Output> {
  readonly take: Take;
  readonly finish: (body: XmlNode) => Output;
}

/** One operation of the protocol: what goes in, how it is written, how its answer is read. */
export interface Operation<Input, Output> {
  readonly name: string;
  /** Local name of the answer's root element in the SOAP body. */
  readonly responseName: string;
  /** Whether the service description declares the TimeZoneContext header for it. */
  readonly timeZoneContext: boolean;
  /** False where the service description declares no ExchangeImpersonation header for it. */
  readonly impersonated?: false;
  /** Whether sending it twice does no more than sending it once, so that it may be repeated after an unknown outcome. */
  readonly idempotent: boolean;
  /**
   * Subscriptions live on one back end: `ask` wants to be told which (and is told by cookies), `keep` goes to the one that
   * was told.
   */
  readonly affinity?: 'ask' | 'keep';
  /** Builds the root element of the SOAP body. */
  readonly request: (input: Input) => XmlElement;
  /** Reads the root element of the answer. Throws `EwsServerError` or `EwsAnswerError` only. */
  readonly response: (body: XmlNode) => Output;
  /** For answers that may grow long: begins to read one while it arrives. See `inParts` (`parts.ts`). */
  readonly begin?: () => Reading<Output>;
}
