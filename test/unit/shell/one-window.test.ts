import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createOneWindow, createPopup } from '../../../electron/shell/one-window.ts';

/** A window that is told to close, and has when the test says so. */
class SlowWindow extends EventEmitter {
  told = 0;
  readonly close = () => {
    this.told += 1;
  };
  readonly hasClosed = () => this.emit('closed');
  readonly losesFocus = () => this.emit('blur');
}

describe('a place for one window', () => {
  it('is free for the next one while the one before is still closing, and stays the next one’s when that has gone', () => {
    const place = createOneWindow<SlowWindow>();
    const [first, second] = [new SlowWindow(), new SlowWindow()];
    place.hold(first);
    expect(place.current()).toBe(first);
    place.close();
    expect(first.told).toBe(1);
    expect(place.current()).toBeUndefined();
    place.hold(second);
    first.hasClosed();
    expect(place.current()).toBe(second);
    second.hasClosed();
    expect(place.current()).toBeUndefined();
  });

  it('is taken as long as its user’s window only may be closing, and closes nothing where there is none', () => {
    const place = createOneWindow<SlowWindow>();
    place.close();
    const window = new SlowWindow();
    place.hold(window);
    window.close();
    expect(place.current()).toBe(window);
    window.hasClosed();
    place.close();
    expect(window.told).toBe(1);
  });
});

describe('a window that goes when it loses the focus', () => {
  const open = () => {
    const desk = { now: Date.UTC(2026, 9, 20, 7) };
    const place = createPopup<SlowWindow>(() => desk.now);
    const window = new SlowWindow();
    place.hold(window);
    return { desk, place, window };
  };

  it('went by the press that took the focus, and by none that comes later or after the clock was set back', () => {
    const { desk, place, window } = open();
    expect(place.wentByThisPress()).toBe(false);
    window.losesFocus();
    expect(window.told).toBe(1);
    expect(place.current()).toBeUndefined();
    expect(place.wentByThisPress()).toBe(true);
    desk.now += 299;
    expect(place.wentByThisPress()).toBe(true);
    desk.now += 1;
    expect(place.wentByThisPress()).toBe(false);
    desk.now -= 3_600_000;
    expect(place.wentByThisPress()).toBe(false);
  });

  it('that was told to close loses the focus by that, which is no press on anything', () => {
    const { place, window } = open();
    place.close();
    window.losesFocus();
    expect(window.told).toBe(1);
    expect(place.wentByThisPress()).toBe(false);
    const next = new SlowWindow();
    place.hold(next);
    window.losesFocus();
    expect(place.current()).toBe(next);
  });
});
