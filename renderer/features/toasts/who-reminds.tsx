import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Settings } from '../../../shared/settings.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingVerticalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  choices: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

const CHOICES = [
  ['both', 'toast.whoBoth'],
  ['presently', 'toast.whoPresently'],
  ['outlook', 'toast.whoOutlook'],
] as const satisfies readonly (readonly [Settings['remindBy'], string])[];

/** Asked once, beside the first reminder of an account of one's own; until it is answered both remind. */
export function WhoReminds() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const set = useCommand('setSetting');
  const wanted = useSnapshot(
    ({ settings, organisation, demo, toasts }) =>
      settings.remindBy === 'ask' &&
      !organisation.settings.includes('remindBy') &&
      !demo &&
      toasts.some(({ kind }) => kind === 'reminder'),
  );
  if (!wanted) return null;
  return (
    <section className={mergeClasses(common.card, styles.card)} aria-label={t('settings.remindBy')}>
      <Text>{t('toast.whoReminds')}</Text>
      <div className={styles.choices}>
        {CHOICES.map(([value, label]) => (
          <Button key={value} size="small" onClick={() => void set.run({ key: 'remindBy', value })}>
            {t(label)}
          </Button>
        ))}
      </div>
    </section>
  );
}
