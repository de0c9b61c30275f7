import { tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { assertNever } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';

const GREEN = tokens.colorPaletteLightGreenForeground3;
const RED = tokens.colorPaletteRedBackground3;
const YELLOW = tokens.colorPaletteMarigoldBackground3;
const GREY = tokens.colorNeutralForeground3;
const BERRY = tokens.colorPaletteBerryForeground3;
const CUT = tokens.colorNeutralBackground1;

function disc(color: string): ReactNode {
  return <circle cx="8" cy="8" r="7" style={{ fill: color }} />;
}

function ring(color: string, dashes?: string): ReactNode {
  return <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" strokeDasharray={dashes} style={{ stroke: color }} />;
}

function line(path: string, color: string, width = 2): ReactNode {
  return (
    <path
      d={path}
      fill="none"
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ stroke: color }}
    />
  );
}

/** The shape of each state: told apart without colour, the same as in the tray. */
function shape(state: PresenceState): ReactNode {
  switch (state) {
    case 'available':
      return (
        <>
          {disc(GREEN)}
          {line('M4.8 8.2 7.1 10.5 11.3 5.9', CUT)}
        </>
      );
    case 'available-idle':
      return (
        <>
          {ring(GREEN)}
          <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" style={{ fill: GREEN }} />
        </>
      );
    case 'busy':
      return disc(RED);
    case 'busy-idle':
      return (
        <>
          {ring(RED)}
          <circle cx="8" cy="8" r="3.2" style={{ fill: RED }} />
        </>
      );
    case 'do-not-disturb':
      return (
        <>
          {disc(RED)}
          {line('M4.8 8h6.4', CUT, 2.2)}
        </>
      );
    case 'be-right-back':
    case 'away':
      return (
        <>
          {disc(YELLOW)}
          {line('M8 4.5V8.2l2.6 1.6', CUT, 1.8)}
        </>
      );
    case 'offline':
      return (
        <>
          {ring(GREY)}
          {line('M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2', GREY, 1.6)}
        </>
      );
    case 'unknown':
      return ring(GREY, '3.2 3');
    default:
      return assertNever(state);
  }
}

interface PresenceBadgeProps {
  readonly state: PresenceState;
  /** Out of office is on: the shape stands in a bracket with an arrow out. */
  readonly oof?: boolean;
  /** Said by screen readers; without it the badge is decoration beside its words. */
  readonly label?: string;
  /** Pixels. */
  readonly size?: number;
}

/** The presence badge. */
export function PresenceBadge({ state, oof = false, label, size = 16 }: PresenceBadgeProps) {
  const parts = shape(state);
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} focusable="false" {...named}>
      {oof ? (
        <>
          {line('M4 1H1.2v14H4M12 1h2.8v2.4M14.8 12.6V15H12', BERRY, 1.6)}
          <g transform="translate(3.1 3.1) scale(.61)">{parts}</g>
          {line('M13 8h2.6', BERRY, 1.6)}
        </>
      ) : (
        parts
      )}
    </svg>
  );
}
