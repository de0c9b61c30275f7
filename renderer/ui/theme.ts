import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

/** The one accent: an indigo that no presence state uses. */
const brand: BrandVariants = {
  10: '#040320',
  20: '#0f0e3b',
  30: '#17175a',
  40: '#1e2076',
  50: '#272a8f',
  60: '#3236a5',
  70: '#3f44b8',
  80: '#4c52c9',
  90: '#5d64d6',
  100: '#7078e0',
  110: '#8b92ea',
  120: '#9da4f0',
  130: '#b1b7f5',
  140: '#c4c8f8',
  150: '#d9dcfb',
  160: '#edeefe',
};

const light = createLightTheme(brand);
const dark: Theme = {
  ...createDarkTheme(brand),
  // The ramp's own step is darker than the surfaces; a tint has to stand out from them.
  colorBrandBackground2: '#2f3160',
  colorBrandBackground2Hover: '#393b72',
  colorBrandBackground2Pressed: '#282a52',
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorCompoundBrandForeground1: brand[120],
  // Words under the mouse: the ramp's own step has too little contrast on the surfaces.
  colorNeutralForeground2BrandHover: brand[120],
  colorNeutralForeground2BrandPressed: brand[110],
  colorNeutralForeground2BrandSelected: brand[120],
  colorNeutralForeground3BrandHover: brand[120],
  colorNeutralForeground3BrandPressed: brand[110],
  colorNeutralForeground3BrandSelected: brand[120],
};

/** The theme of a window: the system's high contrast before everything else. */
export function chooseTheme(darkMode: boolean, highContrast: boolean): Theme {
  if (highContrast) return teamsHighContrastTheme;
  return darkMode ? dark : light;
}
