import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useCommonStyles } from '../../ui/use-common-styles.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', flex: '1 1 280px', minWidth: 0 },
  control: { flexShrink: 0, minWidth: '160px', display: 'flex', justifyContent: 'flex-end' },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface SettingLineProps {
  readonly label: string;
  readonly hint: string;
  /** By which the control names the hint as its description. */
  readonly hintId?: string;
  /** The hint tells what happens by itself, and is read out when it changes. */
  readonly live?: boolean;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** One line of the settings: what it is about on the left, its control on the right. */
export function SettingLine({ label, hint, hintId, live = false, problem, children }: SettingLineProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <Text weight="semibold">{label}</Text>
        <Text id={hintId} size={200} className={common.quiet} role={live ? 'status' : undefined}>
          {hint}
        </Text>
        {problem !== undefined && (
          <Text size={200} role="alert" className={styles.problem}>
            {problem}
          </Text>
        )}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
