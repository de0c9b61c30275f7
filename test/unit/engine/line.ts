import { createChangeFeed, type ChangeFeed, type ChangeFeedOptions } from '../../../electron/engine/change-feed.ts';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';
import type { FeedNews, MailboxEvent, Subscription } from '../../../electron/gateway/live.ts';
import { settled, VirtualClock } from '../../support/virtual-clock.ts';

/** One connection that the server holds: the test says what comes over it and how it ends. */
export interface Line {
  readonly subscription: Subscription;
  readonly isOpen: () => boolean;
  readonly say: (events?: readonly MailboxEvent[]) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly break: (cause: Error) => Promise<void>;
}

/** A feed and the server's end of it, on a clock that stands. */
export function setUpFeed() {
  const clock = new VirtualClock(0);
  const lines: Line[] = [];
  const log: string[] = [];
  let refusal: GatewayError | undefined;
  let pulled: { readonly events: readonly MailboxEvent[] } | GatewayError = { events: [] };
  let allowed = true;
  let subscriptions = 0;

  const gateway: ChangeFeedOptions['gateway'] = {
    subscribe: (mode) => {
      log.push(`subscribe ${mode}`);
      if (refusal !== undefined) return Promise.reject(refusal);
      subscriptions += 1;
      return Promise.resolve({
        mode,
        id: `s${subscriptions}`,
        markers: {},
        folders: { calendar: 'c', inbox: 'i' },
        ...(mode === 'pull' ? { watermark: 'w0' } : {}),
      });
    },
    listen: (subscription, _minutes, signal) => hold(subscription, signal),
    pull: (subscription) => {
      log.push('pull');
      if (pulled instanceof GatewayError) return Promise.reject(pulled);
      return Promise.resolve({ events: pulled.events, subscription: { ...subscription, watermark: 'w1' } });
    },
    unsubscribe: ({ id }) => {
      log.push(`unsubscribe ${id}`);
      return Promise.resolve();
    },
  };

  async function* hold(subscription: Subscription, signal: AbortSignal): AsyncGenerator<FeedNews> {
    const queue: FeedNews[] = [];
    const state: { end?: 'closed' | Error; open: boolean; wake?: () => void } = { open: true };
    const push = async (change: () => void) => {
      change();
      state.wake?.();
      await settled();
    };
    signal.addEventListener('abort', () => void push(() => (state.end ??= signal.reason as Error)));
    log.push(`listen ${subscription.id}`);
    lines.push({
      subscription,
      isOpen: () => state.open,
      say: (events = []) => push(() => queue.push({ events })),
      close: () => push(() => (state.end = 'closed')),
      break: (cause) => push(() => (state.end = cause)),
    });
    try {
      for (;;) {
        const news = queue.shift();
        if (news !== undefined) yield news;
        else if (state.end === 'closed') return;
        else if (state.end !== undefined) throw state.end;
        else await new Promise<void>((resolve) => (state.wake = resolve));
      }
    } finally {
      state.open = false;
    }
  }

  const feed: ChangeFeed = createChangeFeed({
    gateway,
    clock,
    random: () => 0.999,
    allowed: () => allowed,
    onEvents: (events) => log.push(`events ${events.map(({ kind }) => kind).join(' ')}`),
    onOpen: (lossless) => log.push(lossless ? 'open, nothing lost' : 'open after a gap'),
    onBroken: (cause) => log.push(`broken ${cause instanceof GatewayError ? cause.error.kind : String(cause)}`),
    onChange: () => undefined,
  });

  return {
    clock,
    feed,
    /** What happened since the last look. */
    seen: () => log.splice(0),
    line: (): Line => {
      const last = lines.at(-1);
      if (last === undefined) throw new Error('nobody listens');
      return last;
    },
    refuse: (error: GatewayError | undefined) => {
      refusal = error;
    },
    answerPulls: (answer: typeof pulled) => {
      pulled = answer;
    },
    allow: (may: boolean) => {
      allowed = may;
    },
    /** Woken, and the server has said its first word. */
    begin: async () => {
      feed.resume();
      await settled();
      await lines.at(-1)?.say();
      log.length = 0;
    },
  };
}

export const lost = new GatewayError({ kind: 'refused', code: 'ErrorSubscriptionNotFound' }, { hint: 'resubscribe' });
export const notOffered = new GatewayError({ kind: 'refused', code: 'ErrorInvalidRequest' }, { hint: 'not-offered' });
export const broken = new GatewayError({ kind: 'unreachable' });
export const moved: MailboxEvent = { kind: 'modified', folder: 'calendar', key: 'work/1' };
