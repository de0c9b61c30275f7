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
const limits = { characters: 65_536, entries: 1_000 } as const;

/** More of an answer that goes on while its connection is open. */
export interface LogAddition {
  /** That of the entry which it belongs to. */
  readonly sequence: number;
  readonly more: string;
  readonly violations: readonly string[];
}

/** Is told all that is logged, with whole bodies. */
export type LogWatcher = (line: LogEntry | LogAddition) => void;

type Unnumbered = Omit<LogEntry, 'sequence'>;

/** The last requests, in order. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private next = 1;
  private readonly full: boolean;
  private readonly watch: LogWatcher;

  /** @param full keeps every entry, whole */
  constructor(full: boolean, watch: LogWatcher = () => undefined) {
    this.full = full;
    this.watch = watch;
  }

  /** Adds an entry; the returned function puts more of an answer behind what is there, while its connection is open. */
  add(entry: Unnumbered): (more: string, violations: readonly string[]) => void {
    const { request, response } = entry;
    const stored: Mutable<LogEntry> = {
      ...entry,
      sequence: this.next,
      request: this.cut(request),
      response: this.cut(response),
    };
    this.entries.push(stored);
    const { sequence } = stored;
    this.watch({ ...entry, sequence });
    this.next += 1;
    if (!this.full && this.entries.length > limits.entries) this.entries.shift();
    return (more, violations) => {
      stored.response = this.cut(stored.response + more);
      stored.violations = [...stored.violations, ...violations];
      this.watch({ sequence, more, violations });
    };
  }

  /** All entries after a sequence number, by default all. */
  list(since = 0): readonly LogEntry[] {
    return this.entries.filter(({ sequence }) => sequence > since);
  }

  clear(): void {
    this.entries = [];
  }

  private cut(text: string): string {
    return this.full ? text : text.slice(0, limits.characters);
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
