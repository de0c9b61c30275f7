import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CallMissedRegular, LockClosedRegular, PlayRegular, Speaker2Regular } from '@fluentui/react-icons';
import type { Voicemail } from '../../../shared/model.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { clockLength } from '../../words/lengths.ts';
import { useWords } from '../../words/words.tsx';
import { callerOf, isPlayable } from './order.ts';
import { Player } from './player.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '36px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  mark: { gridRow: 'span 2', justifySelf: 'center', display: 'grid', placeItems: 'center', minHeight: '40px' },
  glyph: { fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  who: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, flexWrap: 'wrap' },
  when: { textAlign: 'right', whiteSpace: 'nowrap' },
  below: { gridColumn: '2 / -1', minWidth: 0 },
  preview: { overflowWrap: 'anywhere' },
});

interface VoicemailItemProps {
  readonly item: Voicemail;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** One message or missed call; pressed, it opens its player and the whole preview. */
export function VoicemailItem({ item, open, onOpen }: VoicemailItemProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const caller = callerOf(item, t);
  const weight = item.heard ? 'regular' : 'bold';
  return (
    <div className={styles.root}>
      <div className={styles.mark}>
        {isPlayable(item) && !open ? (
          <Button
            shape="circular"
            appearance={item.heard ? 'secondary' : 'primary'}
            icon={<PlayRegular />}
            aria-label={t('voicemail.play', { caller })}
            onClick={onOpen}
          />
        ) : (
          <span className={styles.glyph} aria-hidden>
            {item.kind === 'missed-call' ? <CallMissedRegular /> : open ? <Speaker2Regular /> : <LockClosedRegular />}
          </span>
        )}
      </div>
      <div className={styles.who}>
        <Text weight={weight} className={common.ellipsis} title={caller}>
          {caller}
        </Text>
        {item.callerNumber !== undefined && item.callerNumber !== caller && (
          <Text size={200} className={mergeClasses(common.quiet, common.tabular)}>
            {item.callerNumber}
          </Text>
        )}
        {!item.heard && (
          <Badge appearance="filled" color="brand" size="small">
            {t(item.kind === 'missed-call' ? 'voicemail.newMark' : 'voicemail.unheardMark')}
          </Badge>
        )}
        {item.isUrgent && (
          <Badge appearance="tint" color="danger" size="small">
            {t('voicemail.urgent')}
          </Badge>
        )}
        {item.isPrivate && (
          <Badge appearance="outline" color="informative" size="small">
            {t('voicemail.private')}
          </Badge>
        )}
      </div>
      <Text size={200} weight={weight} className={mergeClasses(styles.when, common.tabular)}>
        {format.when(item.received)}
        {item.durationSeconds !== undefined && ` · ${clockLength(item.durationSeconds)}`}
      </Text>
      <div className={styles.below}>
        <Text
          className={mergeClasses(common.quiet, open ? styles.preview : common.ellipsis)}
          block
          {...(item.preview === undefined || open ? {} : { title: item.preview })}
        >
          {item.kind === 'missed-call'
            ? t('voicemail.missedCall')
            : item.isProtected
              ? t('voicemail.protected')
              : (item.preview ?? '')}
        </Text>
      </div>
      {open && (
        <div className={styles.below}>
          <Player voicemailKey={item.key} caller={caller} durationSeconds={item.durationSeconds} autoPlay />
        </div>
      )}
    </div>
  );
}
