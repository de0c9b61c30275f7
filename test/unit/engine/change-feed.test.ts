import { describe, expect, it } from 'vitest';
import { settled } from '../../support/virtual-clock.ts';
import { broken, lost, moved, notOffered, setUpFeed } from './line.ts';

const MINUTE = 60_000;

describe('a server that streams', () => {
  it('is subscribed to and listened to once the session says that it answers', async () => {
    const { feed, seen, line } = setUpFeed();
    expect(seen()).toEqual([]);
    feed.resume();
    feed.resume();
    await settled();
    expect(seen()).toEqual(['subscribe streaming', 'listen s1']);
    expect(feed.state()).toEqual({ mode: 'streaming' });
    await line().say();
    expect(seen()).toEqual(['open after a gap']);
    expect(feed.state()).toEqual({ mode: 'streaming', heardAt: 0 });
  });

  it('tells events as they come', async () => {
    const { begin, seen, line } = setUpFeed();
    await begin();
    await line().say([moved, { ...moved, kind: 'deleted' }]);
    await line().say();
    await line().say([moved]);
    expect(seen()).toEqual(['events modified deleted', 'events modified']);
  });

  it('that closes in time is listened to again at once: nothing was lost, nothing is read', async () => {
    const { begin, clock, seen, line } = setUpFeed();
    await begin();
    await clock.advance(29 * MINUTE);
    await line().close();
    expect(seen()).toEqual(['listen s1']);
    await line().say();
    expect(seen()).toEqual(['open, nothing lost']);
  });

  it('whose connection breaks is looked for by the session; the same subscription goes on after a gap', async () => {
    const { begin, clock, feed, seen, line } = setUpFeed();
    await begin();
    await clock.advance(5 * MINUTE);
    await line().say();
    await line().break(broken);
    expect(seen()).toEqual(['broken unreachable']);
    expect(feed.state()).toEqual({ mode: 'streaming' });
    await clock.advance(60 * MINUTE);
    expect(seen()).toEqual([]);
    feed.resume();
    await settled();
    expect(seen()).toEqual(['listen s1']);
    await line().say();
    expect(seen()).toEqual(['open after a gap']);
  });

  it('that forgot the subscription gets a new one at once', async () => {
    const { begin, clock, seen, line } = setUpFeed();
    await begin();
    await clock.advance(5 * MINUTE);
    await line().say();
    await line().break(lost);
    expect(seen()).toEqual(['subscribe streaming', 'listen s2']);
    await line().say();
    expect(seen()).toEqual(['open after a gap']);
  });

  it('that wants to be left alone is, until the session wakes the feed', async () => {
    const { begin, allow, clock, feed, seen, line } = setUpFeed();
    await begin();
    allow(false);
    await line().break(lost);
    feed.resume();
    await clock.advance(60 * MINUTE);
    expect(seen()).toEqual([]);
    allow(true);
    feed.resume();
    await settled();
    expect(seen()).toEqual(['subscribe streaming', 'listen s2']);
  });

  it('through a proxy that lets nothing stay open is left later and later, then for asking', async () => {
    const { begin, clock, feed, seen, line } = setUpFeed();
    await begin();
    const waits: number[] = [];
    for (let times = 0; times < 4; times += 1) {
      const since = clock.now();
      await line().break(broken);
      feed.resume();
      while (!line().isOpen() && feed.state().mode === 'streaming') await clock.advance(100);
      waits.push(Math.round((clock.now() - since) / 1000));
      await line().say();
    }
    expect(waits).toEqual([0, 4, 8, 0]);
    expect(feed.state().mode).toBe('pull');
    await settled();
    expect(seen().slice(-3)).toEqual(['subscribe pull', 'pull', 'open after a gap']);
  });

  it('is asked nothing any more after the end, but to forget the subscription', async () => {
    const { begin, clock, feed, seen, line } = setUpFeed();
    await begin();
    await feed.stop();
    expect(line().isOpen()).toBe(false);
    feed.resume();
    await clock.advance(120 * MINUTE);
    expect(seen()).toEqual(['unsubscribe s1']);
    expect(clock.waiting).toBe(0);
  });
});

describe('a machine that woke', () => {
  it('begins a new connection: the old one may be dead without a word', async () => {
    const { begin, feed, seen, line } = setUpFeed();
    await begin();
    const before = line();
    feed.renew();
    feed.resume();
    await settled();
    expect(before.isOpen()).toBe(false);
    expect(seen()).toEqual(['listen s1']);
    await line().say();
    expect(seen()).toEqual(['open after a gap']);
  });
});

describe('a server that doesn’t stream', () => {
  it('is asked to let itself be asked instead; an hour later to stream, since it may have learnt', async () => {
    const { clock, feed, refuse, seen, line } = setUpFeed();
    refuse(notOffered);
    feed.resume();
    await settled();
    expect(seen()).toEqual(['subscribe streaming', 'subscribe pull']);
    expect(feed.state().mode).toBe('polling');
    refuse(undefined);
    await clock.advance(60 * MINUTE);
    expect(seen()).toEqual(['subscribe streaming', 'listen s1']);
    await line().say();
    expect(feed.state().mode).toBe('streaming');
  });

  it('nor lets itself be asked is looked at by the session alone until then', async () => {
    const { clock, feed, refuse, seen } = setUpFeed();
    refuse(notOffered);
    feed.resume();
    await settled();
    seen();
    feed.resume();
    await clock.advance(59 * MINUTE);
    expect(seen()).toEqual([]);
    await clock.advance(MINUTE);
    expect(seen()).toEqual(['subscribe streaming', 'subscribe pull']);
  });
});

describe('a server that is asked', () => {
  /** Streaming breaks four times in a row: the feed asks from now on. */
  const pulling = async () => {
    const all = setUpFeed();
    await all.begin();
    for (let times = 0; times < 4; times += 1) {
      await all.line().break(broken);
      all.feed.resume();
      await all.clock.advance(10_000);
      if (all.feed.state().mode === 'streaming') await all.line().say();
    }
    all.feed.resume();
    await settled();
    expect(all.feed.state().mode).toBe('pull');
    all.seen();
    return all;
  };

  it('answers once a minute with what happened', async () => {
    const { answerPulls, clock, seen } = await pulling();
    answerPulls({ events: [moved] });
    await clock.advance(MINUTE);
    expect(seen()).toEqual(['pull', 'events modified']);
    answerPulls({ events: [] });
    await clock.advance(2 * MINUTE);
    expect(seen()).toEqual(['pull', 'pull']);
  });

  it('that lost the watermark is subscribed to anew, and what was missed is read', async () => {
    const { answerPulls, clock, seen } = await pulling();
    answerPulls(lost);
    await clock.advance(MINUTE);
    answerPulls({ events: [] });
    expect(seen().slice(0, 2)).toEqual(['pull', 'subscribe pull']);
    await clock.advance(10 * MINUTE);
    expect(seen()).toContain('open after a gap');
  });

  it('isn’t while it wants to be left alone; nothing is lost by that', async () => {
    const { allow, answerPulls, clock, feed, seen } = await pulling();
    allow(false);
    await clock.advance(20 * MINUTE);
    expect(seen()).toEqual([]);
    allow(true);
    answerPulls({ events: [moved] });
    feed.resume();
    await settled();
    expect(seen()).toEqual(['pull', 'events modified']);
  });
});
