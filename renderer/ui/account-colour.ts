import { tokens } from '@fluentui/react-components';
import type { AccountColour } from '../../shared/account.ts';

const COLOURS = {
  blue: tokens.colorPaletteBlueBorderActive,
  teal: tokens.colorPaletteTealBorderActive,
  green: tokens.colorPaletteGreenBorderActive,
  gold: tokens.colorPaletteGoldBorderActive,
  red: tokens.colorPaletteRedBorderActive,
  purple: tokens.colorPalettePurpleBorderActive,
  pink: tokens.colorPalettePinkBorderActive,
  grey: tokens.colorNeutralStrokeAccessible,
} as const satisfies Record<AccountColour, string>;

/** The colour by which an account is told apart, right in light and dark. */
export const accountColour = (colour: AccountColour): string => COLOURS[colour];
