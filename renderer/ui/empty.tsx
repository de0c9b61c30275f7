import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '40px', lineHeight: 0, color: tokens.colorBrandForeground2 },
  compact: { padding: tokens.spacingVerticalL },
});

interface EmptyProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
  readonly compact?: boolean;
}

/** Nothing to show: why, and what comes next. */
export function Empty({ icon, title, hint, action, compact = false }: EmptyProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, compact && styles.compact)}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Text weight="semibold">{title}</Text>
      {hint !== undefined && <Text align="center">{hint}</Text>}
      {action}
    </div>
  );
}
