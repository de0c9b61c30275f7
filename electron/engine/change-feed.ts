import type { FeedMode } from '../../shared/snapshot.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { LiveMailbox, MailboxEvent, Subscription } from '../gateway/live.ts';
import type { Clock } from './ports.ts';

/*
 * How a session hears of changes. It never asks whether the server is there: the session's scheduler does, and wakes the
 * feed when it is (`resume`).
 *
 *                resume              subscribed
 *     resting ──────────▶ opening ──────────────▶ open ──── closed in time ──▶ open (same subscription, nothing lost)
 *        ▲                  │  │                   │ │
 *        │   failed         │  │ not offered       │ │ subscription gone ──▶ opening (a gap)
 *        ├──────────────────┘  └▶ next mode:       │ │
 *        │                        streaming → pull → polling
 *        └───── the connection broke (a gap) ──────┘
 *
 * After a gap the session reads what it may have missed, once the feed is open again: before that there is no end to it.
 * A connection that breaks again and again as soon as it stands (a proxy that lets nothing stay open) takes the feed to
 * the next mode; an hour later it tries again from the top.
 */

export interface ChangeFeedOptions {
  readonly gateway: Pick<LiveMailbox, 'subscribe' | 'listen' | 'pull' | 'unsubscribe'>;
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Whether the server may be asked at all: not while it wants to be left alone. `resume` comes when that is over. */
  readonly allowed: () => boolean;
  readonly onEvents: (events: readonly MailboxEvent[]) => void;
  /** The feed is open. `lossless` where everything since the last time came, or will come, as an event. */
  readonly onOpen: (lossless: boolean) => void;
  /** It broke: the server may be gone. */
  readonly onBroken: (cause: unknown) => void;
  /** `state` reads differently. */
  readonly onChange: () => void;
}

export interface FeedState {
  readonly mode: FeedMode;
  /** Epoch ms of the last sign that nothing was missed up to then; absent while the feed isn't open. */
  readonly heardAt?: number;
}

export interface ChangeFeed {
  readonly state: () => FeedState;
  /** The server answers: open the feed where it isn't. */
  readonly resume: () => void;
  /** What is open may be dead without a word (the machine slept, the network changed): begin a new connection. */
  readonly renew: () => void;
  /** Resolves when the server has been told, or didn't answer for some seconds. */
  readonly stop: () => Promise<void>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The server holds a connection for 30 at most. */
const HOLD_MINUTES = 29;
const PULL_EVERY = MINUTE;
/** A connection that broke sooner than this didn't work at all. */
const SHORT_LIFE = MINUTE;
/** So many of those in a row, and it is the mode that doesn't work. */
const SHORT_LIVES = 3;
const LONGEST_WAIT = 5 * MINUTE;
const TRY_AGAIN_FROM_THE_TOP = 60 * MINUTE;
/** What frees the server's memory on our way out is worth no longer wait. */
const FAREWELL = 2 * SECOND;

const NEXT: Readonly<Record<FeedMode, FeedMode>> = { streaming: 'pull', pull: 'polling', polling: 'polling' };

/** Builds a feed that rests until it is woken. */
export function createChangeFeed(options: ChangeFeedOptions): ChangeFeed {
  const { gateway, clock } = options;
  let mode: FeedMode = 'streaming';
  let subscription: Subscription | undefined;
  /** The connection that stands or is being made; a new one makes all words of the old one void. */
  let current: AbortController | undefined;
  let heardAt: number | undefined;
  let shortLives = 0;
  let notBefore = 0;
  let gap = true;
  let closed = false;
  let cancelWait: () => void = () => undefined;
  let cancelTop: () => void = () => undefined;

  const rest = () => {
    current?.abort();
    current = undefined;
    cancelWait();
    heardAt = undefined;
  };

  const pauseFeed = () => {
    rest();
    options.onChange();
  };

  const open = () => {
    if (closed || current !== undefined || mode === 'polling' || !options.allowed()) return;
    const wait = notBefore - clock.now();
    cancelWait();
    if (wait > 0) {
      cancelWait = clock.after(wait, open);
      return;
    }
    const connection = new AbortController();
    current = connection;
    run(connection.signal).then(
      () => undefined,
      (cause: unknown) => {
        if (current === connection) failed(cause);
      },
    );
  };

  const run = async (signal: AbortSignal) => {
    const startedAnew = subscription === undefined;
    const held = subscription ?? (await gateway.subscribe(mode === 'pull' ? 'pull' : 'streaming', signal));
    signal.throwIfAborted();
    subscription = held;
    if (held.mode === 'pull') await pullFor(held, startedAnew, signal);
    else await listenFor(held, startedAnew, signal);
  };

  /** One connection after the other, as long as each is closed in time. */
  const listenFor = async (held: Subscription, startedAnew: boolean, signal: AbortSignal) => {
    let lossless = !startedAnew && !gap;
    for (;;) {
      const began = clock.now();
      let first = true;
      for await (const { events } of gateway.listen(held, HOLD_MINUTES, signal)) {
        signal.throwIfAborted();
        heard();
        if (first) opened(lossless);
        first = false;
        if (clock.now() - began >= SHORT_LIFE) shortLives = 0;
        if (events.length > 0) options.onEvents(events);
      }
      signal.throwIfAborted();
      // Closed without ever having said a word, or at once: that is no connection held in time.
      if (first || clock.now() - began < SHORT_LIFE)
        throw new GatewayError({ kind: 'broken-answer', code: 'feed-closed' });
      lossless = true;
      // Who is to be left alone, or refuses us, isn't asked for the next one either.
      if (!options.allowed()) {
        pauseFeed();
        return;
      }
    }
  };

  const pullFor = async (held: Subscription, startedAnew: boolean, signal: AbortSignal) => {
    let latest = held;
    let lossless = !startedAnew;
    for (;;) {
      const answer = await gateway.pull(latest, signal);
      signal.throwIfAborted();
      latest = answer.subscription;
      subscription = latest;
      shortLives = 0;
      heard();
      if (gap || !lossless) opened(lossless);
      lossless = true;
      if (answer.events.length > 0) options.onEvents(answer.events);
      await pause(PULL_EVERY, signal);
      if (!options.allowed()) {
        pauseFeed();
        return;
      }
    }
  };

  const heard = () => {
    const news = heardAt === undefined;
    heardAt = clock.now();
    if (news) options.onChange();
  };

  const opened = (lossless: boolean) => {
    gap = false;
    options.onOpen(lossless);
  };

  const failed = (cause: unknown) => {
    const hint = cause instanceof GatewayError ? cause.hint : undefined;
    rest();
    gap = true;
    if (hint === 'not-offered') fallBack();
    else {
      if (hint === 'resubscribe' || hint === 'moved') subscription = undefined;
      shortLives += 1;
      // After a long life at once, then later and later.
      const wait = shortLives === 1 ? 0 : Math.min(LONGEST_WAIT, 2 ** shortLives * SECOND);
      notBefore = clock.now() + Math.round(wait * (0.5 + options.random() / 2));
      if (shortLives > SHORT_LIVES) fallBack();
    }
    options.onChange();
    // What the server said itself says that it is there; else the session looks and wakes the feed.
    if (hint === undefined) options.onBroken(cause);
    else open();
  };

  const fallBack = () => {
    subscription = undefined;
    shortLives = 0;
    notBefore = 0;
    mode = NEXT[mode];
    cancelTop();
    cancelTop = clock.after(TRY_AGAIN_FROM_THE_TOP, () => {
      rest();
      [mode, subscription, gap] = ['streaming', undefined, true];
      options.onChange();
      open();
    });
  };

  /** Waits on the clock; an abort ends it at once. */
  const pause = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = () => {
        cancel();
        reject(signal.reason as Error);
      };
      const cancel = clock.after(ms, () => {
        signal.removeEventListener('abort', give);
        resolve();
      });
      signal.addEventListener('abort', give, { once: true });
    });

  return {
    state: () => ({ mode, ...(heardAt === undefined ? {} : { heardAt }) }),
    resume: open,
    renew: () => {
      rest();
      gap = true;
      [shortLives, notBefore] = [0, 0];
    },
    stop: async () => {
      closed = true;
      const left = heardAt === undefined || !options.allowed() ? undefined : subscription;
      rest();
      cancelTop();
      if (left === undefined) return;
      const farewell = new AbortController();
      const cancel = clock.after(FAREWELL, () => farewell.abort());
      try {
        await gateway.unsubscribe(left, farewell.signal);
      } catch {
        return; // the server forgets it by itself in half an hour
      } finally {
        cancel();
      }
    },
  };
}
