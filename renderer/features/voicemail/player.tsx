import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { AudioCodec, Voicemail } from '../../../shared/model.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { callerOf } from './order.ts';
import { OpenElsewhere } from './open-elsewhere.tsx';
import { SoundPlayer } from './sound-player.tsx';
import { useRecording } from './use-recording.ts';

const useStyles = makeStyles({
  waiting: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '32px' },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

/** Why the window can't play it. */
const WHY: Readonly<Partial<Record<AudioCodec, MessageKey>>> = {
  gsm: 'voicemail.gsmWhy',
  wma: 'voicemail.wmaWhy',
};

interface PlayerProps {
  readonly item: Voicemail;
  readonly onEnded?: () => void;
}

/** Plays one message at once, or says why it can't and what can. What is played counts as heard. */
export function Player({ item, onEnded }: PlayerProps) {
  const { t } = useWords();
  return item.isProtected ? (
    <OpenElsewhere item={item} why={t('voicemail.protectedWhy')} />
  ) : (
    <FetchedPlayer item={item} {...(onEnded === undefined ? {} : { onEnded })} />
  );
}

function FetchedPlayer({ item, onEnded }: PlayerProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const recording = useRecording(item.key);
  const mark = useCommand('markHeard');
  const waiting = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone, and the player isn't there yet.
  useEffect(() => waiting.current?.focus(), []);
  if (recording === undefined) {
    return (
      <div ref={waiting} className={styles.waiting} role="status" tabIndex={-1}>
        <Spinner size="extra-tiny" aria-hidden />
        <Text size={200} className={common.quiet}>
          {t('voicemail.fetching')}
        </Text>
      </div>
    );
  }
  if (!recording.ok) {
    return (
      <Text size={200} role="alert" className={styles.failed}>
        {explainError(recording.error, words).text}
      </Text>
    );
  }
  const { codec, playable } = recording.value;
  if (!playable) return <OpenElsewhere item={item} why={t(WHY[codec] ?? 'voicemail.otherWhy')} />;
  return (
    <SoundPlayer
      voicemailKey={item.key}
      caller={callerOf(item, t)}
      durationSeconds={item.durationSeconds}
      onPlaying={() => {
        if (!item.heard) void mark.run({ key: item.key, heard: true });
      }}
      {...(onEnded === undefined ? {} : { onEnded })}
    />
  );
}
