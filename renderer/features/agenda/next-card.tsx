import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { shownSubject } from '../../../shared/explain.ts';
import type { Appointment, Instant } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useNow } from '../../store/use-now.ts';
import { LoadingRows } from '../../ui/loading.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { minutesUntil } from '../../words/lengths.ts';
import { shownPlace } from '../../words/place.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { JoinButton } from './join-button.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  eyebrow: { color: tokens.colorBrandForeground1, margin: '0' },
});

/** The meeting that runs and can be joined, else the next one with its countdown. */
export function NextCard() {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const next = useSnapshot((snapshot) => snapshot.next);
  const read = useSnapshot((snapshot) => snapshot.today.asOf !== undefined);
  const failed = useSnapshot((snapshot) => snapshot.today.error !== undefined);
  if (next === undefined) {
    if (!read && !failed) return <LoadingRows rows={1} />;
    return <Text className={common.quiet}>{t(read ? 'today.nothingAhead' : 'today.nextUnknown')}</Text>;
  }
  const subject = shownSubject(next, words);
  const where = shownPlace(next.location, words.hideSubjects);
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        <Text as="h2" size={200} weight="semibold" className={styles.eyebrow}>
          {headline(next, now, words)}
        </Text>
        <Text weight="semibold" size={400} className={common.ellipsis} title={subject}>
          {subject}
        </Text>
        <Text size={200} className={mergeClasses(common.ellipsis, common.quiet, common.tabular)} title={where}>
          {[next.allDay === undefined ? format.span(next.start, next.end) : t('today.allDay'), where]
            .filter((part) => part !== '')
            .join(' · ')}
        </Text>
      </div>
      {next.joinUrl !== undefined && (
        <JoinButton appointmentKey={next.key} subject={subject} primary={minutesUntil(next.start, now) <= 15} />
      )}
    </div>
  );
}

function headline(next: Appointment, now: Instant, { t, format }: Words): string {
  const minutes = minutesUntil(next.start, now);
  if (minutes <= 0) return t('today.currentUntil', { time: format.when(next.end) });
  if (minutes < 60) return t('today.nextIn', { count: minutes });
  return t('today.nextAt', { time: format.when(next.start) });
}
