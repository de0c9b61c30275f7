import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrangementOf,
  beside,
  inCorner,
  openingPlace,
  withPlace,
  type Area,
  type Places,
} from '../../../electron/shell/placement.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beamer = { x: 1440, y: -180, width: 1920, height: 1080 };
const docked = [laptop, beamer];
const left = { x: 1600, y: 0, width: 1200, height: 800, maximized: false };

describe('the main window', () => {
  it('opens where it was left, under each arrangement of screens', () => {
    const onLaptop = { x: 40, y: 60, width: 1000, height: 700, maximized: true };
    const places = withPlace(withPlace({}, docked, left), [laptop], onLaptop);
    expect(openingPlace(places, docked)).toEqual(left);
    expect(openingPlace(places, [...docked].reverse())).toEqual(left);
    expect(openingPlace(places, [laptop])).toEqual(onLaptop);
  });

  it('takes its size along to screens that it doesn’t know, no larger than they are, and lets the system choose the place', () => {
    const places = withPlace({}, docked, left);
    const small = { x: 0, y: 0, width: 1024, height: 768 };
    expect(openingPlace(places, [laptop])).toEqual({ width: 1200, height: 800, maximized: false });
    expect(openingPlace(places, [small])).toEqual({ width: 1024, height: 768, maximized: false });
    expect(openingPlace({}, docked)).toBeUndefined();
  });

  it('remembers the last dozen arrangements', () => {
    const wide = (width: number) => [{ ...laptop, width }];
    const many = Array.from({ length: 20 }, (_, index) => 1000 + index);
    const places = many.reduce<Places>((known, width) => withPlace(known, wide(width), left), {});
    expect(Object.keys(places)).toHaveLength(12);
    expect(Object.keys(places).at(-1)).toBe(arrangementOf(wide(1019)));
  });

  it('can always be taken hold of', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 720, max: 6000 }),
      height: fc.integer({ min: 520, max: 4000 }),
    });
    const screens = fc.array(area, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(area, screens, (window, there) => {
        const place = openingPlace(withPlace({}, there, { ...window, maximized: false }), there);
        const { x = 0, y = 0, width = 0, height = 0 } = place ?? {};
        const overlap = (screen: Area) =>
          Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= 1 &&
          Math.min(y + height, screen.y + screen.height) - Math.max(y, screen.y) >= 1 &&
          y >= screen.y;
        expect(there.some(overlap)).toBe(true);
      }),
    );
  });
});

describe('small windows', () => {
  it('stand by the tray, within its screen', () => {
    const flyout = { width: 360, height: 600 };
    expect(beside(flyout, { x: 1430, y: 890 }, laptop)).toEqual({ x: 1080, y: 300, ...flyout });
    expect(beside(flyout, { x: 1500, y: -180 }, beamer)).toEqual({ x: 1440, y: -180, ...flyout });
    expect(beside(flyout, { x: 10, y: 10 }, { ...laptop, height: 400 })).toEqual({
      x: 0,
      y: 0,
      width: 360,
      height: 400,
    });
  });

  it('stand in the corner below, or under a tray that is on top, and never leave the screen', () => {
    const toasts = { width: 380, height: 200, margin: 12 };
    expect(inCorner(toasts, laptop, undefined)).toEqual({ x: 1048, y: 688, width: 380, height: 200 });
    expect(inCorner(toasts, beamer, { x: 3000, y: -180, width: 24, height: 24 })).toMatchObject({ x: 2968, y: -168 });
    expect(inCorner({ ...toasts, height: 5000 }, laptop, undefined)).toMatchObject({ y: 12, height: 876 });
  });
});
