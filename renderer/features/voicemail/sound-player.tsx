import { Button, makeStyles, mergeClasses, Select, Slider, Text, tokens } from '@fluentui/react-components';
import { PauseFilled, PlayFilled } from '@fluentui/react-icons';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { voicemailUrl } from '../../../shared/app-urls.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { clockLength } from '../../words/lengths.ts';
import { useWords } from '../../words/words.tsx';
import { SPEEDS, useAudio } from './use-audio.ts';

const SKIP_SECONDS = 5;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  slider: { flexGrow: 1, minWidth: '60px' },
  speed: { flexShrink: 0 },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

interface SoundPlayerProps {
  readonly voicemailKey: string;
  readonly caller: string;
  /** As the server says, shown until the sound's own is known. */
  readonly durationSeconds: number | undefined;
  /** It can be heard. */
  readonly onPlaying: () => void;
  readonly onEnded?: () => void;
}

/**
 * Plays one sound: play and pause, seek, speed, all of it by keys too. It begins by itself and takes the focus: the press that
 * opened it was the wish to hear it.
 */
export function SoundPlayer({ voicemailKey, caller, durationSeconds, onPlaying, onEnded }: SoundPlayerProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const { ref, state, toggle, seek, skip, setSpeed } = useAudio();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    toggle();
    group.current?.querySelector('button')?.focus();
  }, [toggle]);
  const length = state.duration > 0 ? state.duration : (durationSeconds ?? 0);

  const onKeyDown = (event: KeyboardEvent): void => {
    const onControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLSelectElement;
    const speed = /^[1-4]$/.test(event.key) ? SPEEDS[Number(event.key) - 1] : undefined;
    if (event.key === ' ' && !onControl) toggle();
    else if (event.key === 'ArrowRight' && !(event.target instanceof HTMLSelectElement)) skip(SKIP_SECONDS);
    else if (event.key === 'ArrowLeft' && !(event.target instanceof HTMLSelectElement)) skip(-SKIP_SECONDS);
    else if (speed !== undefined) setSpeed(speed);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={group}
      role="group"
      aria-label={t('voicemail.player', { caller })}
      className={styles.root}
      onKeyDown={onKeyDown}
    >
      <audio ref={ref} src={voicemailUrl(voicemailKey)} preload="metadata" onPlaying={onPlaying} onEnded={onEnded} />
      <div className={styles.row}>
        <Button
          shape="circular"
          appearance="primary"
          icon={state.playing ? <PauseFilled /> : <PlayFilled />}
          aria-label={t(state.playing ? 'voicemail.pause' : 'voicemail.play', { caller })}
          title={t('voicemail.keys')}
          disabled={state.failed}
          onClick={toggle}
        />
        <Slider
          className={styles.slider}
          size="small"
          min={0}
          max={Math.max(1, Math.ceil(length))}
          value={Math.min(state.position, Math.max(1, length))}
          disabled={state.failed}
          aria-label={t('voicemail.position')}
          aria-valuetext={`${clockLength(state.position)} / ${clockLength(length)}`}
          onChange={(_, { value }) => seek(value)}
        />
        <Text size={200} className={mergeClasses(common.tabular, common.quiet)}>
          {clockLength(state.position)} / {clockLength(length)}
        </Text>
        <Select
          size="small"
          className={styles.speed}
          aria-label={t('voicemail.speed')}
          value={String(state.speed)}
          onChange={(_, { value }) => setSpeed(Number(value))}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={String(speed)}>
              {t('voicemail.speedTimes', { speed })}
            </option>
          ))}
        </Select>
      </div>
      {state.failed && (
        <Text size={200} role="alert" className={styles.failed}>
          {t('voicemail.cannotPlay')}
        </Text>
      )}
    </div>
  );
}
