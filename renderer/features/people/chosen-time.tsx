import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CalendarAddRegular, CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TimeRange } from '../../../shared/model.ts';
import { useEntryForm } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface ChosenProps {
  readonly time: TimeRange;
  readonly people: readonly { readonly address: string; readonly name: string }[];
}

/** What was chosen, to be taken along: time and people as text. */
export function ChosenTime({ time, people }: ChosenProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const copy = useCommand('copyText');
  const { open } = useEntryForm();
  const [copied, setCopied] = useState<string>();
  const text = `${format.dayAndTimeRange(time.start, time.end)} (${format.zone})\n${people
    .map(({ name, address }) => `${name} <${address}>`)
    .join('\n')}`;
  return (
    <div className={styles.root}>
      <Text weight="semibold" aria-live="polite">
        {t('contacts.gridChosen', { time: format.dayAndTimeRange(time.start, time.end) })}
      </Text>
      <Button
        appearance="primary"
        icon={<CalendarAddRegular />}
        onClick={() =>
          open({ kind: 'new', range: time, attendees: people.map((one) => ({ ...one, role: 'required' as const })) })
        }
      >
        {t('entry.newMeeting')}
      </Button>
      <Button
        icon={copied === text ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() =>
          void copy.run({ text }).then(({ ok }) => {
            if (ok) setCopied(text);
          })
        }
      >
        {t(copied === text ? 'contacts.gridCopied' : 'contacts.gridCopy')}
      </Button>
    </div>
  );
}
