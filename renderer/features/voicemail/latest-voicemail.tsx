import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { isPlayable } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { clockLength } from '../../words/lengths.ts';
import { useWords } from '../../words/words.tsx';
import { callerOf, latestVoicemail, newWords } from './order.ts';
import { Player } from './player.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  compact: { gap: tokens.spacingVerticalXS },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, flexWrap: 'wrap' },
  title: { marginRight: 'auto' },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexGrow: 1,
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  message: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  when: { flexShrink: 0, whiteSpace: 'nowrap' },
});

/** How many wait, and the latest message, played in place; in the flyout on one line. */
export function LatestVoicemail({ compact = false }: { readonly compact?: boolean }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const voicemail = useSnapshot((snapshot) => snapshot.voicemail);
  const [playing, setPlaying] = useState<string>();
  const { items, unheard } = voicemail.value;
  // The one that plays is heard by now, and still the one.
  const latest = items.find(({ key }) => key === playing) ?? latestVoicemail(items);
  const count =
    unheard > 0
      ? newWords(items, t)
      : voicemail.asOf === undefined
        ? t('voicemail.notRead')
        : t(latest === undefined ? 'voicemail.none' : 'voicemail.allHeard');
  const caller = latest === undefined ? '' : callerOf(latest, t);
  const length = latest?.durationSeconds === undefined ? undefined : clockLength(latest.durationSeconds);
  return (
    <div className={mergeClasses(styles.root, compact && styles.compact)}>
      <div className={styles.row}>
        <Text as="h2" weight="semibold" className={mergeClasses(common.plainHeading, styles.title)}>
          {t('app.voicemail')}
        </Text>
        <Text
          size={200}
          weight={unheard > 0 ? 'semibold' : 'regular'}
          className={mergeClasses(unheard === 0 && common.quiet)}
        >
          {count}
        </Text>
      </div>
      {latest !== undefined && (
        <div className={styles.message}>
          {isPlayable(latest) && playing !== latest.key && (
            <Button
              shape="circular"
              size="small"
              icon={<PlayRegular />}
              aria-label={t('voicemail.play', { caller })}
              onClick={() => setPlaying(latest.key)}
            />
          )}
          <div className={compact ? styles.line : styles.words}>
            <Text className={common.ellipsis} title={caller}>
              {caller}
            </Text>
            <Text size={200} className={mergeClasses(common.quiet, common.tabular, styles.when)}>
              {[format.when(latest.received), length].filter((part) => part !== undefined).join(' · ')}
            </Text>
          </div>
        </div>
      )}
      {latest !== undefined && playing === latest.key && (
        <Player key={latest.key} item={latest} onEnded={() => setPlaying(undefined)} />
      )}
    </div>
  );
}
