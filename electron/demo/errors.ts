/** One answer of a batch failed: the response message says `Error` with this code, its siblings stand. */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The whole request failed: HTTP 500 with a SOAP fault. `values` go into `t:MessageXml`. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly violation: Violation | undefined;

  constructor(
    code: string,
    message: string,
    extra: { values?: Readonly<Record<string, string>>; violation?: Violation } = {},
  ) {
    super(message);
    this.code = code;
    this.values = extra.values ?? {};
    this.violation = extra.violation;
  }
}

/** Where and how a document breaks the schema. */
export interface Violation {
  /** Counted from 1; 0 in documents that were built, not read. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
