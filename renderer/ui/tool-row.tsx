import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    padding: tokens.spacingHorizontalXXS,
  },
});

/** One button of a row. */
export interface Tool {
  readonly name: string;
  readonly label: string;
  /** Without one the label stands on the button. */
  readonly icon?: ReactElement;
  /** Present for what is on or off. */
  readonly pressed?: boolean;
  /** Present for what opens something below. */
  readonly expanded?: boolean;
  readonly onPress: () => void;
}

/** Buttons of which one is on the way of Tab; arrow keys, Home and End go along them. */
export function ToolRow({ label, tools }: { readonly label: string; readonly tools: readonly Tool[] }) {
  const styles = useStyles();
  const row = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const go = (event: KeyboardEvent): void => {
    const next = nextOf(event.key, current, tools.length);
    if (next === undefined) return;
    event.preventDefault();
    row.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={row} role="toolbar" aria-label={label} className={styles.row} onKeyDown={go}>
      {tools.map(({ name, label: words, icon, pressed, expanded, onPress }, index) => {
        const common = {
          size: 'small' as const,
          appearance: 'subtle' as const,
          tabIndex: index === current ? 0 : -1,
          onFocus: () => setCurrent(index),
          onClick: onPress,
          ...(icon === undefined ? {} : { icon, 'aria-label': words, title: words }),
          ...(expanded === undefined ? {} : { 'aria-expanded': expanded }),
        };
        const face = icon === undefined ? words : undefined;
        return pressed === undefined ? (
          <Button key={name} {...common}>
            {face}
          </Button>
        ) : (
          <ToggleButton key={name} {...common} checked={pressed}>
            {face}
          </ToggleButton>
        );
      })}
    </div>
  );
}

function nextOf(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
