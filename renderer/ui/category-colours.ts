/**
 * The 25 colours that categories have in all mail programs, by index, for light and for dark windows. They are told apart by hue
 * and, in the second half, by being darker; each stands out from every ground of an entry at least 3 to 1, as a test reckons.
 */
const COLOURS: readonly (readonly [light: string, dark: string])[] = [
  ['#e72d2d', '#ff998e'], // red
  ['#c15c0b', '#fd9d65'], // orange
  ['#9a704b', '#daac85'], // peach
  ['#8e7707', '#d4b210'], // yellow
  ['#078d10', '#51cd4f'], // green
  ['#078782', '#16c9c2'], // teal
  ['#737e49', '#afba84'], // olive
  ['#0576ea', '#83b7fe'], // blue
  ['#9958df', '#caa3fe'], // purple
  ['#cc4977', '#fe95b4'], // maroon
  ['#657b8f', '#9db8d0'], // steel
  ['#384d5f', '#7993aa'], // dark steel
  ['#797979', '#b5b5b5'], // grey
  ['#555555', '#909090'], // dark grey
  ['#000000', '#ededed'], // black
  ['#96010d', '#fd4f47'], // dark red
  ['#773501', '#e36c0b'], // dark orange
  ['#663f1a', '#b1855f'], // dark peach
  ['#564705', '#a78c03'], // dark yellow
  ['#035507', '#1ba41f'], // dark green
  ['#00514e', '#0a9f99'], // dark teal
  ['#444c18', '#88935e'], // dark olive
  ['#034790', '#328dfe'], // dark blue
  ['#671ca6', '#af6ef7'], // dark purple
  ['#910247', '#e5608d'], // dark maroon
];

/** A category's colour, right in light and dark; `undefined` for none, and for an index that nobody knows. */
export function categoryColour(index: number | undefined): string | undefined {
  const colour = index === undefined ? undefined : COLOURS[index];
  return colour && `light-dark(${colour.join(', ')})`;
}

/** The table itself, to be reckoned with. */
export const categoryTable = COLOURS;
