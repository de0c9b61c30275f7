import { describe, expect, it } from 'vitest';
import { execute } from '../../../electron/cli/execute.ts';
import type { UpdateFound, Updater } from '../../../electron/engine/ports.ts';
import { UpdateError } from '../../../electron/engine/updates.ts';
import { cliAnswers } from '../../../shared/cli-contract.ts';
import { readPolicy } from '../../../shared/policy.ts';
import { emptyProfile, NOW, useDesk, type EngineOptions, type Profile } from '../../support/engine.ts';
import { settled } from '../../support/virtual-clock.ts';

const { exchange, clock, open, withAccount } = useDesk();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FEED = 'https://feed.example/presently/';
const NEWER: UpdateFound = { kind: 'newer', version: '2.0.0', files: ['presently_2.0.0_amd64.deb'] };

/** An updater that finds what it is told to, and notes what it was asked. */
function updaterOf(over: Partial<Updater> = {}) {
  const asked: string[] = [];
  const updater: Updater = {
    version: '1.0.0',
    by: 'itself',
    feed: FEED,
    look: () => Promise.resolve(NEWER),
    download: (onProgress) => {
      asked.push('download');
      for (const percent of [1, 40.4, 41, 99]) onProgress(percent);
      return Promise.resolve();
    },
    installAtEnd: (wanted) => asked.push(wanted ? 'install' : 'leave'),
    ...over,
  };
  return {
    asked,
    updater: {
      ...updater,
      look: (feed: string) => {
        asked.push(`look ${feed}`);
        return updater.look(feed);
      },
    },
  };
}

function start(
  over: Partial<Updater> = {},
  { profile, ports }: { profile?: Profile; ports?: EngineOptions['ports'] } = {},
) {
  const { asked, updater } = updaterOf(over);
  // Whoever has no account waits for nothing but this.
  const desk = open({ profile: profile ?? emptyProfile(), ports: { ...ports, updater } });
  const state = () => desk.engine.snapshot().update.state;
  const command = () =>
    execute(
      { command: 'update' },
      {
        engine: desk.engine,
        open: () => undefined,
        join: () => Promise.reject(new Error('nobody joins here')),
        quit: () => undefined,
      },
    );
  return { ...desk, asked, state, command };
}

describe('newer versions', () => {
  it('are looked for some minutes after the start, then daily, and downloaded in the background', async () => {
    let found: UpdateFound = { kind: 'current' };
    const desk = start({ look: () => Promise.resolve(found) });
    expect(desk.state()).toEqual({ kind: 'not-looked' });
    await clock().advance(HOUR);
    expect(desk.asked).toEqual([`look ${FEED}`]);
    expect(desk.state()).toMatchObject({ kind: 'current' });
    await clock().advance(20 * HOUR);
    expect(desk.asked).toHaveLength(1);
    found = NEWER;
    await clock().advance(5 * HOUR);
    expect(desk.asked).toEqual([`look ${FEED}`, `look ${FEED}`, 'download']);
    expect(desk.state()).toEqual({ kind: 'ready', version: '2.0.0' });
    // The same version once more is no news.
    await clock().advance(25 * HOUR);
    expect(desk.asked.filter((what) => what === 'download')).toHaveLength(1);
  });

  it('are looked for again the next day though a server never answered', async () => {
    const answers = [new Promise<UpdateFound>(() => undefined), Promise.resolve(NEWER)];
    const desk = start({ look: () => answers.shift() ?? Promise.resolve(NEWER) });
    const first = desk.engine.updates.look();
    await clock().advance(10 * MINUTE);
    expect(await first).toMatchObject({ kind: 'failed', trouble: 'unreachable', code: 'timeout' });
    await clock().advance(26 * HOUR);
    expect(desk.state()).toEqual({ kind: 'ready', version: '2.0.0' });
  });

  it('are given up when nothing more of them comes, and not while something does', async () => {
    let progress: (percent: number) => void = () => undefined;
    const desk = start({
      download: (onProgress) => {
        progress = onProgress;
        return new Promise(() => undefined);
      },
    });
    void desk.engine.updates.look();
    await settled();
    for (const percent of [10, 20, 30]) {
      await clock().advance(20 * MINUTE);
      progress(percent);
      expect(desk.state()).toEqual({ kind: 'downloading', version: '2.0.0', percent });
    }
    await clock().advance(31 * MINUTE);
    expect(desk.state()).toMatchObject({ kind: 'failed', version: '2.0.0', code: 'timeout' });
    progress(99);
    expect(desk.state()).toMatchObject({ kind: 'failed' });
  });

  it('that wait for the end still do when the next look fails', async () => {
    let away = false;
    const unreachable = new UpdateError('unreachable', 'ERR_NAME_NOT_RESOLVED');
    const desk = start({ look: () => (away ? Promise.reject(unreachable) : Promise.resolve(NEWER)) });
    await desk.engine.updates.look();
    away = true;
    expect(await desk.engine.updates.look()).toEqual({ kind: 'ready', version: '2.0.0' });
    await desk.close();
    expect(desk.asked.at(-1)).toBe('install');
  });

  it('that were taken back by whoever published them are not installed', async () => {
    let found: UpdateFound = NEWER;
    const desk = start({ look: () => Promise.resolve(found) });
    await desk.engine.updates.look();
    found = { kind: 'current' };
    expect(await desk.engine.updates.look()).toMatchObject({ kind: 'current' });
    await desk.close();
    expect(desk.asked.at(-1)).toBe('leave');
  });

  it('show how far they are, not with each block', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const slow = start({
      download: async (onProgress) => {
        onProgress(1);
        onProgress(40.4);
        onProgress(41);
        await gate;
      },
    });
    const done = slow.engine.updates.look();
    await slow.until(({ update: { state } }) => state.kind === 'downloading' && state.percent === 40);
    go();
    expect(await done).toEqual({ kind: 'ready', version: '2.0.0' });
    const percents = slow.seen.flatMap(({ update: { state } }) =>
      state.kind === 'downloading' ? [state.percent] : [],
    );
    expect([...new Set(percents)].every((percent) => [0, 40].includes(percent))).toBe(true);
  });

  it('are installed when the app ends, but not while a meeting runs', async () => {
    const now = new Date(NOW).toISOString();
    const quiet = start({}, { profile: withAccount() });
    await quiet.engine.ready();
    await quiet.engine.updates.look();
    await quiet.close();
    expect(quiet.asked.at(-1)).toBe('install');

    await exchange().client.put(exchange().mira.address, {
      kind: 'appointment',
      subject: 'Now',
      start: now,
      end: new Date(NOW + HOUR).toISOString(),
      attendees: [{ name: 'Jonas', address: 'jonas@contoso.example' }],
    });
    const busy = start({}, { profile: withAccount() });
    await busy.engine.ready();
    await busy.engine.updates.look();
    await busy.close();
    expect(busy.asked.at(-1)).toBe('leave');
  });

  it('are told of, with a link, where a package of the system’s is to be installed by somebody else', async () => {
    const desk = start({ by: 'package', packageType: 'deb' });
    const reply = await desk.command();
    expect(reply.status).toBe(0);
    expect(cliAnswers.update.parse(reply.json)).toMatchObject({ version: '1.0.0', state: 'elsewhere', newer: '2.0.0' });
    expect(desk.engine.updates.link()).toBe(`${FEED}presently_2.0.0_amd64.deb`);
    expect(desk.asked).not.toContain('download');
  });

  it.each([
    ['not-installed', { by: 'nobody' }, {}],
    ['no-feed', { feed: undefined }, {}],
    ['switched-off', {}, { settings: { updates: false } }],
  ] as const)('are nobody’s business where that is so: %s', async (why, over, policy) => {
    const { feed, ...known } = { feed: FEED, ...over };
    const { asked, updater } = updaterOf(known);
    const { feed: _none, ...without } = updater;
    const desk = open({
      profile: emptyProfile(),
      ports: { updater: feed === undefined ? without : updater, policy: readPolicy(policy) },
    });
    await clock().advance(48 * HOUR);
    expect(await desk.engine.updates.look()).toEqual({ kind: 'off', why });
    await desk.close();
    expect(asked).toEqual(['leave']);
  });

  it('come from where the administrator says, before where the maker said', async () => {
    const desk = start({}, { ports: { policy: readPolicy({ updateFeed: 'https://intranet.example/' }) } });
    await desk.engine.updates.look();
    expect(desk.asked[0]).toBe('look https://intranet.example/');
  });

  it('are looked for again once the person switches that on, and after a long sleep', async () => {
    const desk = start();
    expect(desk.engine.setSetting('updates', false)).toMatchObject({ ok: true });
    await clock().advance(48 * HOUR);
    expect(desk.asked).toEqual([]);
    desk.engine.setSetting('updates', true);
    clock().jump(clock().now() + 48 * HOUR);
    desk.engine.checkEverything();
    await settled();
    await desk.until(({ update: { state } }) => state.kind === 'ready');
  });
});

describe('a version that can’t be trusted', () => {
  it('is refused in plain words, and told of once, over a restart too', async () => {
    const profile = emptyProfile();
    const refused: Partial<Updater> = {
      download: () => Promise.reject(new UpdateError('checksum', 'ERR_CHECKSUM_MISMATCH')),
    };
    const desk = start(refused, { profile });
    const reply = await desk.command();
    expect(reply).toMatchObject({ status: 1, json: { error: { kind: 'checksum', code: 'ERR_CHECKSUM_MISMATCH' } } });
    expect(reply.text).toBe('Version 2.0.0 wasn’t installed: what came isn’t what the update server promised.');
    const [toast, ...others] = desk.toasts().filter(({ kind }) => kind === 'update');
    expect([toast?.title, others]).toEqual(['A new version was refused', []]);
    desk.engine.dismissToasts([toast?.id ?? '']);
    await desk.engine.updates.look();
    expect(desk.toasts().filter(({ kind }) => kind === 'update')).toEqual([]);
    await desk.close();

    const again = start(refused, { profile });
    await again.engine.updates.look();
    expect(again.state()).toMatchObject({ kind: 'failed', trouble: 'checksum', version: '2.0.0' });
    expect(again.toasts().filter(({ kind }) => kind === 'update')).toEqual([]);
  });

  it('that isn’t there at all interrupts nobody', async () => {
    const desk = start({ look: () => Promise.reject(new UpdateError('unreachable', 'ERR_NAME_NOT_RESOLVED')) });
    expect(await desk.command()).toMatchObject({ status: 3 });
    expect(desk.state()).toMatchObject({ kind: 'failed', trouble: 'unreachable' });
    expect(desk.toasts().filter(({ kind }) => kind === 'update')).toEqual([]);
  });
});
