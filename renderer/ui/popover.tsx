import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  trigger: {
    display: 'inline-flex',
    alignItems: 'center',
    maxWidth: '100%',
    minWidth: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    padding: `0 ${tokens.spacingHorizontalS}`,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  surface: {
    position: 'fixed',
    inset: 'auto',
    margin: '4px 8px',
    positionArea: 'block-end span-inline-end',
    positionTryFallbacks: 'flip-block, flip-inline',
    boxSizing: 'border-box',
    width: 'max-content',
    maxWidth: 'min(340px, calc(100vw - 16px))',
    padding: tokens.spacingVerticalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
  },
});

interface PopoverProps {
  /** What stands on the button. */
  readonly trigger: ReactNode;
  readonly title: string;
  /** Names what opens. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button that opens a small surface beside it. The browser's own popover: Esc and a click outside close it. */
export function Popover({ trigger, title, label, className, children }: PopoverProps) {
  const styles = useStyles();
  const id = useId();
  // Named by hand: older Chromium doesn't anchor a popover to its button by itself.
  const anchorName = `--${id.replaceAll(/[^\w-]/g, '')}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        title={title}
        className={styles.trigger}
        style={{ anchorName }}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={mergeClasses(styles.surface, className)}
        style={{ positionAnchor: anchorName }}
      >
        {children}
      </div>
    </>
  );
}
