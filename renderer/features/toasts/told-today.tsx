import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`, flexShrink: 0 },
  toggle: { paddingInline: 0, minWidth: 0 },
  row: { display: 'flex', gap: tokens.spacingHorizontalM, paddingBlock: tokens.spacingVerticalXS },
  time: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

/** What was told today, newest first: what left by itself can be looked up. */
export function ToldToday() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const told = useSnapshot((snapshot) => snapshot.told);
  const [open, setOpen] = useState(false);
  if (told.length === 0) return null;
  return (
    <section className={styles.root} aria-label={t('flyout.toasts')}>
      <Button
        appearance="transparent"
        size="small"
        className={styles.toggle}
        icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
        iconPosition="after"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('flyout.told', { count: told.length })}
      </Button>
      {open && (
        <ul className={common.list}>
          {told.map(({ id, title, body, at }) => (
            <li key={id} className={styles.row}>
              <Text size={200} className={mergeClasses(common.quiet, styles.time)}>
                {format.time(at)}
              </Text>
              <span className={styles.words}>
                <Text size={200} weight="semibold">
                  {title}
                </Text>
                <Text size={200}>{body}</Text>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
