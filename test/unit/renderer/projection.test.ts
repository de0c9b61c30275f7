import { describe, expect, it } from 'vitest';
import { accept, connectProjection } from '../../../renderer/store/projection.ts';
import { currentInstant } from '../../../renderer/store/use-now.ts';
import { whichWindow } from '../../../renderer/windows/which-window.ts';
import type { Bridge } from '../../../shared/ipc.ts';
import type { View } from '../../../shared/views.ts';
import { failed, ok } from '../../../shared/model.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';

const snapshot = (revision: number): Snapshot => ({ revision, now: '2026-11-23T10:00:00Z' }) as unknown as Snapshot; // only what the store reads

/** A main process that answers and pushes when a test says so. */
function mainProcess(answer: ReturnType<typeof ok<Snapshot>> | ReturnType<typeof failed>) {
  const listeners: ((pushed: Snapshot) => void)[] = [];
  const viewers: ((view: View) => void)[] = [];
  const listen =
    <T>(all: ((value: T) => void)[]) =>
    (one: (value: T) => void) => {
      all.push(one);
      return () => {
        all.splice(all.indexOf(one), 1);
      };
    };
  const bridge = {
    query: () => Promise.resolve(answer),
    onSnapshot: listen(listeners),
    onView: listen(viewers),
  } as unknown as Bridge; // the store calls these three
  return {
    bridge,
    push: (pushed: Snapshot) => listeners.forEach((listener) => listener(pushed)),
    show: (view: View) => viewers.forEach((viewer) => viewer(view)),
    listening: () => listeners.length + viewers.length,
  };
}

describe('the projection of the main process', () => {
  it('keeps the newest snapshot when an answer arrives after the push that overtook it', async () => {
    const main = mainProcess(ok(snapshot(3)));
    const { store, ask } = connectProjection(main.bridge, { view: 'today' }, () => 0);
    main.push(snapshot(5));
    await ask();
    expect(store.getState().snapshot?.revision).toBe(5);
    main.push(snapshot(9));
    expect(store.getState().snapshot?.revision).toBe(9);
  });

  it('keeps its own view over new snapshots, and changes it when the main process asks, or shows it anew', () => {
    const main = mainProcess(ok(snapshot(1)));
    const { store } = connectProjection(main.bridge, { view: 'calendar' }, () => 0);
    main.push(snapshot(2));
    expect(store.getState().view).toBe('calendar');
    main.show('oof');
    expect(store.getState().view).toBe('oof');
    const { visit } = store.getState();
    main.show('oof');
    expect(store.getState().visit).toBe(visit + 1);
    expect(store.getState().snapshot?.revision).toBe(2);
  });

  it('says why there is nothing to show, until something comes', async () => {
    const main = mainProcess(failed({ kind: 'unexpected' }));
    const { store, ask } = connectProjection(main.bridge, { view: 'today' }, () => 0);
    await ask();
    expect(store.getState().error?.kind).toBe('unexpected');
    main.push(snapshot(1));
    expect(store.getState().error).toBeUndefined();
  });

  it('listens to nothing once it is stopped', () => {
    const main = mainProcess(ok(snapshot(1)));
    const { stop } = connectProjection(main.bridge, { view: 'today' }, () => 0);
    expect(main.listening()).toBe(2);
    stop();
    expect(main.listening()).toBe(0);
  });

  it('returns the same state for a stale snapshot, so that nothing is drawn again', () => {
    const known = accept({ view: 'today', visit: 1, receivedAt: 0 }, snapshot(4), 1);
    expect(accept(known, snapshot(3), 2)).toBe(known);
  });
});

describe('the time in a window', () => {
  it('goes on from the snapshot', () => {
    const known = { snapshot: snapshot(1), receivedAt: 1000 };
    expect(currentInstant(known, 1000)).toBe('2026-11-23T10:00:00Z');
    expect(currentInstant(known, 61_000)).toBe('2026-11-23T10:01:00Z');
    expect(currentInstant(known, 900)).toBe('2026-11-23T10:00:00Z');
  });
});

describe('the address of a window', () => {
  it.each([
    ['?window=main&view=calendar', 'main', 'calendar'],
    ['?window=flyout', 'flyout', 'today'],
    ['?window=toast', 'toast', 'today'],
    ['?window=other&view=nowhere', 'main', 'today'],
    ['', 'main', 'today'],
  ])('%s opens the %s window', (search, kind, view) => {
    expect(whichWindow(search)).toEqual({ kind, view });
  });
});
