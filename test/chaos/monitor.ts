import type { Http, HttpRequest, HttpResponse } from '../../electron/ews/http.ts';

const STREAMING = /<m:GetStreamingEvents>/;
const MOST_AT_ONCE = 3;

/** Watches over everything that goes to the server, and notes what should not have gone. */
export interface Monitor {
  readonly http: Http;
  /** What was against the rules, in words. */
  readonly complaints: readonly string[];
  /** Changes of OOF, as they went out. */
  readonly sent: readonly { readonly at: number; readonly body: string }[];
  /** Requests so far, held connections not counted. */
  readonly count: () => number;
  /** A person insists: what the server asked for doesn't bind a request any more. */
  readonly insist: () => void;
  /** The clock was set by so many ms: set back, what the server asked for is over so much earlier. */
  readonly clockSet: (ms: number) => void;
  /** The app was killed: nothing goes out any more, nothing comes back. */
  readonly kill: () => void;
}

export function createMonitor(network: Http, now: () => number): Monitor {
  const complaints: string[] = [];
  const sent: { readonly at: number; readonly body: string }[] = [];
  let killed = false;
  let atOnce = 0;
  let held = 0;
  let count = 0;
  let quietUntil = 0;
  let askedAt = 0;

  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    if (killed) return new Promise(() => undefined);
    const isHeld = STREAMING.test(request.body ?? '');
    if (request.body?.includes('<m:SetUserOofSettingsRequest') === true) sent.push({ at: now(), body: request.body });
    // What is on its way in the moment of the asking can't be called back.
    if (now() < quietUntil && now() > askedAt)
      complaints.push(`a request ${quietUntil - now()} ms before its time: ${nameOf(request)}`);
    if (isHeld) held += 1;
    else [atOnce, count] = [atOnce + 1, count + 1];
    if (atOnce > MOST_AT_ONCE) complaints.push(`${atOnce} requests at once`);
    if (held > 1) complaints.push('two connections held at once');
    let over = false;
    const done = () => {
      if (over) return;
      over = true;
      if (isHeld) held -= 1;
      else atOnce -= 1;
    };
    request.signal.addEventListener('abort', done, { once: true });
    try {
      const response = await network(request);
      return { ...response, body: watched(response, done) };
    } catch (cause) {
      done();
      throw cause;
    }
  };

  async function* watched({ status, headers, body }: HttpResponse, done: () => void): AsyncGenerator<Uint8Array> {
    let text = '';
    try {
      heed(Number(headers['retry-after'] ?? NaN) * 1000, status >= 400);
      for await (const piece of body) {
        if (text.length < 4096) text += new TextDecoder().decode(piece);
        heed(Number(/Name="BackOffMilliseconds">(\d+)</.exec(text)?.[1] ?? NaN), true);
        yield piece;
      }
    } finally {
      done();
    }
  }

  const heed = (waitMs: number, counts: boolean) => {
    if (!counts || !(waitMs > 0)) return;
    quietUntil = Math.max(quietUntil, now() + waitMs);
    askedAt = now();
  };

  return {
    http: send,
    complaints,
    sent,
    count: () => count,
    insist: () => {
      quietUntil = 0;
    },
    clockSet: (ms) => {
      if (ms < 0) [quietUntil, askedAt] = [quietUntil + ms, askedAt + ms];
    },
    kill: () => {
      killed = true;
    },
  };
}

const nameOf = ({ body }: HttpRequest): string => /<s:Body><m:(\w+)/.exec(body ?? '')?.[1] ?? 'something';
