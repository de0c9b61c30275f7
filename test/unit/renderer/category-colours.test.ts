import { describe, expect, it } from 'vitest';
import { categoryColour, categoryTable } from '../../../renderer/ui/category-colours.ts';
import { chooseTheme } from '../../../renderer/ui/theme.ts';
import { CATEGORY_COLOURS } from '../../../shared/categories.ts';

type Rgb = readonly [number, number, number];

const ACCENTS = ['Blue', 'Teal', 'Green', 'Gold', 'Red', 'Purple', 'Pink'] as const;

const rgb = (hex: string): Rgb => {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16));
  return [r, g, b];
};

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Every ground that an entry is drawn on: by how it counts, with a calendar's tint, in lists and in the form. */
function grounds(isDark: boolean): readonly Rgb[] {
  const theme = chooseTheme(isDark, false);
  const plain = rgb(theme.colorNeutralBackground1);
  const tints = [
    theme.colorNeutralStrokeAccessible,
    ...ACCENTS.map((name) => theme[`colorPalette${name}BorderActive`]),
  ];
  const mixed = tints.map((tint): Rgb => {
    const [r, g, b] = rgb(tint);
    return [plain[0] * 0.86 + r * 0.14, plain[1] * 0.86 + g * 0.14, plain[2] * 0.86 + b * 0.14];
  });
  const others = [
    theme.colorBrandBackground2,
    theme.colorNeutralBackground2,
    theme.colorNeutralBackground1Hover,
    theme.colorNeutralBackground1Selected,
    theme.colorPaletteBerryBackground1,
  ];
  return [plain, ...others.map(rgb), ...mixed];
}

describe('a category’s colour', () => {
  it('is one of 25, none twice', () => {
    expect(categoryTable).toHaveLength(CATEGORY_COLOURS);
    for (const theme of [0, 1] as const) expect(new Set(categoryTable.map((both) => both[theme])).size).toBe(25);
  });

  it.each(categoryTable.map((both, index) => [index, ...both] as const))(
    'number %i stands out from every ground, light and dark',
    (_, light, dark) => {
      for (const ground of grounds(false)) expect(contrast(rgb(light), ground)).toBeGreaterThanOrEqual(3);
      for (const ground of grounds(true)) expect(contrast(rgb(dark), ground)).toBeGreaterThanOrEqual(3);
    },
  );

  it('is a ring where there is none, which stands out as well', () => {
    for (const isDark of [false, true]) {
      const ring = rgb(chooseTheme(isDark, false).colorNeutralStrokeAccessible);
      for (const ground of grounds(isDark)) expect(contrast(ring, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it('follows the window’s theme, and is none for an index that nobody knows', () => {
    expect(categoryColour(14)).toBe('light-dark(#000000, #ededed)');
    expect([undefined, -1, 25, 0.5].map(categoryColour)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
