import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular, SaveRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Voicemail } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';
import { useVoicemailActions } from './use-voicemail-actions.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface OpenElsewhereProps {
  readonly item: Voicemail;
  /** Why it isn't played here. */
  readonly why: string;
}

/** A message that the window can't play: why, and the ways out. Opened elsewhere, it counts as heard. */
export function OpenElsewhere({ item, why }: OpenElsewhereProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { open, save, error } = useVoicemailActions(item);
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => buttons.current?.querySelector('button')?.focus(), []);
  return (
    <div className={styles.root}>
      <Text>{why}</Text>
      <div ref={buttons} className={styles.buttons}>
        <Button size="small" appearance="primary" icon={<OpenRegular />} onClick={open}>
          {t('voicemail.open')}
        </Button>
        <Button size="small" icon={<SaveRegular />} onClick={save}>
          {t('voicemail.save')}
        </Button>
      </div>
      {error !== undefined && (
        <Text size={200} role="alert" className={styles.problem}>
          {explainError(error, words).text}
        </Text>
      )}
    </div>
  );
}
