import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import { GUIDES } from '../../../shared/views.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

/** The guides, read in the system's browser. */
export function GuideButtons() {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const open = useCommand('openGuide');
  return (
    <section className={mergeClasses(common.card, styles.group)} aria-label={t('help.title')}>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('help.title')}
      </Subtitle2>
      <div className={styles.buttons}>
        {GUIDES.map((guide) => (
          <Button key={guide} onClick={() => void open.run({ guide })}>
            {t(`help.${guide}`)}
          </Button>
        ))}
      </div>
      {open.error !== undefined && (
        <Text size={200} role="alert" className={styles.problem}>
          {explainError(open.error, words).text}
        </Text>
      )}
    </section>
  );
}
