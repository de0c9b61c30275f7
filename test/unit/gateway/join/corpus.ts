import { LOCATIONS } from './corpus-locations.ts';
import { BODIES } from './corpus-bodies.ts';
import { WRAPPED } from './corpus-wrapped.ts';
import { NONE } from './corpus-none.ts';

/** An appointment as far as it may say where it is joined, and the address that a person would press. */
export interface JoinText {
  readonly location?: string;
  readonly subject?: string;
  /** HTML where it begins with `<`, else plain text. */
  readonly body?: string;
  /** The server's own field. */
  readonly declared?: string;
  readonly link: string | undefined;
}

/** Written before there was anything to recognise them. */
export const CORPUS: readonly JoinText[] = [...LOCATIONS, ...BODIES, ...WRAPPED, ...NONE];
