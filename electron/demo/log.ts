/** What happened in one request to the server. */
export interface LogEntry {
  /** Goes up by one each; `since` asks for what came after. */
  readonly sequence: number;
  /** RFC 3339, by the server's clock. */
  readonly at: string;
  /** The mailbox that signed in. */
  readonly user?: string;
  /** Local name of the body's element. */
  readonly operation?: string;
  readonly status: number;
  readonly request: string;
  readonly response: string;
  /** How request or answer broke the schema; an answer's begin with `answer: `. */
  readonly violations: readonly string[];
  /** The kind of fault that struck, where one did. */
  readonly fault?: string;
}

/** Without `full`, so much of a body and so many entries are kept. */
const kept = { characters: 65_536, entries: 1_000 } as const;

/** The last requests, in order. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private next = 1;
  private readonly full: boolean;

  constructor(full: boolean) {
    this.full = full;
  }

  add(entry: Omit<LogEntry, 'sequence'>): void {
    const { request, response } = entry;
    this.entries.push({
      ...entry,
      sequence: this.next,
      request: this.full ? request : request.slice(0, kept.characters),
      response: this.full ? response : response.slice(0, kept.characters),
    });
    this.next += 1;
    if (!this.full && this.entries.length > kept.entries) this.entries.shift();
  }

  /** All entries after a sequence number, by default all. */
  list(since = 0): readonly LogEntry[] {
    return this.entries.filter(({ sequence }) => sequence > since);
  }

  clear(): void {
    this.entries = [];
  }
}
