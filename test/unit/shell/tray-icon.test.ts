import { describe, expect, it } from 'vitest';
import { drawTrayIcon, type TrayIconLook } from '../../../electron/shell/tray-icon.ts';
import { PRESENCE_STATES } from '../../../shared/presence.ts';

const SIZES = [16, 22, 24, 32, 44, 48];
const look = (over: Partial<TrayIconLook> = {}): TrayIconLook => ({
  state: 'available',
  oof: false,
  overlay: 0,
  dimmed: false,
  ...over,
});
const draw = (over: Partial<TrayIconLook> = {}, size = 24) => drawTrayIcon(look(over), size);

/** One pixel as red, green, blue, alpha; `x` and `y` from 0 to 1. */
function pixel(pixels: Uint8Array, size: number, x: number, y: number): readonly number[] {
  const at = (Math.floor(y * size) * size + Math.floor(x * size)) * 4;
  const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(at, at + 4);
  return [red, green, blue, alpha];
}
/** What of it isn't transparent, as a picture in letters: shape without colour. */
const shape = (pixels: Uint8Array) =>
  Array.from(
    pixels.filter((_, index) => index % 4 === 3),
    (alpha) => (alpha > 127 ? '#' : '.'),
  ).join('');
/** Shape as somebody sees it who can't tell colours apart: light and dark. */
function grey(pixels: Uint8Array): string {
  const letters: string[] = [];
  for (let at = 0; at < pixels.length; at += 4) {
    const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(at, at + 4);
    letters.push(alpha < 128 ? '.' : 0.3 * red + 0.59 * green + 0.11 * blue > 200 ? 'o' : '#');
  }
  return letters.join('');
}

describe.each(SIZES)('an icon of %i pixels', (size) => {
  it('has that size, with colours no stronger than their alpha', () => {
    for (const state of PRESENCE_STATES) {
      const pixels = draw({ state, overlay: 12, oof: true }, size);
      expect(pixels).toHaveLength(size * size * 4);
      for (let at = 0; at < pixels.length; at += 4) {
        const alpha = pixels[at + 3] ?? 0;
        for (const part of pixels.subarray(at, at + 3)) expect(part).toBeLessThanOrEqual(alpha);
      }
    }
  });

  it('tells states apart by shape alone', () => {
    const seen = new Map<string, string>();
    // These share a shape by design; the word tells them apart.
    const same: Readonly<Record<string, string>> = { away: 'be-right-back', 'busy-idle': 'available-idle' };
    for (const state of PRESENCE_STATES) {
      const picture = grey(draw({ state }, size));
      const before = seen.get(picture);
      if (before !== undefined) expect(`${state} ${before}`).toBe(`${state} ${same[state]}`);
      seen.set(picture, state);
    }
  });

  it('leaves its corners free without a frame or an overlay', () => {
    for (const [x, y] of [
      [0, 0],
      [0.99, 0],
      [0, 0.99],
      [0.99, 0.99],
    ] as const) {
      expect(pixel(draw({}, size), size, x, y)).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('an icon', () => {
  it('has the field’s colours', () => {
    expect(pixel(draw({ state: 'busy' }), 24, 0.5, 0.5)).toEqual([0xd1, 0x34, 0x38, 255]);
    expect(pixel(draw({ state: 'available' }), 24, 0.5, 0.2)).toEqual([0x13, 0xa1, 0x0e, 255]);
    expect(pixel(draw({ state: 'away' }), 24, 0.25, 0.5)).toEqual([0xea, 0xa3, 0x00, 255]);
    expect(pixel(draw({ state: 'do-not-disturb' }), 24, 0.5, 0.5)).toEqual([255, 255, 255, 255]);
    expect(pixel(draw({ state: 'offline' }), 24, 0.5, 0.25)[3]).toBe(0);
  });

  it('counts over its corner: every number looks another way, and ten is as many as eleven', () => {
    const pictures = Array.from({ length: 10 }, (_, count) => grey(draw({ overlay: count }, 32)));
    expect(new Set(pictures).size).toBe(10);
    expect(draw({ overlay: 10 }, 32)).toEqual(draw({ overlay: 11 }, 32));
    expect(grey(draw({ overlay: 'sign-in' }, 32))).not.toBe(pictures[1]);
    expect(pixel(draw({ overlay: 3 }, 32), 32, 0.52, 0.72)).toEqual([0x0f, 0x6c, 0xbd, 255]);
    expect(pixel(draw({ overlay: 'sign-in' }, 32), 32, 0.52, 0.72)).toEqual([0xd1, 0x34, 0x38, 255]);
  });

  it('is framed while out of office is on, and keeps its state inside', () => {
    const framed = draw({ state: 'busy', oof: true }, 32);
    expect(shape(framed)).not.toBe(shape(draw({ state: 'busy' }, 32)));
    expect(pixel(framed, 32, 0.04, 0.5)).toEqual([0xb4, 0x00, 0x9e, 255]);
    expect(pixel(framed, 32, 0.43, 0.5)).toEqual([0xd1, 0x34, 0x38, 255]);
  });

  it('empties its ring clockwise as a meeting comes nearer, and never looks like a count', () => {
    const blue = [0x0f, 0x6c, 0xbd, 255];
    const pale = [0xb4, 0xd6, 0xfa, 255];
    // Right, below, left and above of the ring's middle, on its line.
    const places = [
      [0.9, 0.74],
      [0.74, 0.9],
      [0.58, 0.74],
      [0.74, 0.58],
    ] as const;
    const at = (minutes: number) => {
      const pixels = draw({ overlay: { minutes } }, 48);
      return places.map(([x, y]) => pixel(pixels, 48, x, y));
    };
    expect(at(5)).toEqual([blue, blue, blue, blue]);
    expect(at(3).slice(0, 3)).toEqual([pale, blue, blue]);
    expect(at(1).slice(0, 3)).toEqual([pale, pale, pale]);
    for (const size of SIZES) {
      const rings = [1, 2, 3, 4, 5].map((minutes) => draw({ overlay: { minutes } }, size));
      expect(new Set(rings.map(String)).size).toBe(5);
      const counts = [0, 1, 5, 12, 'sign-in' as const].map((overlay) => grey(draw({ overlay }, size)));
      for (const each of rings) expect(counts).not.toContain(grey(each));
    }
  });

  it('fades whole when it is in doubt', () => {
    expect(pixel(draw({ state: 'busy', dimmed: true }), 24, 0.5, 0.5)).toEqual([94, 23, 25, 114]);
  });
});
