import { Field, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Voicemail } from '../../../shared/model.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

/** What its user notes about a message; kept with it when they turn to something else, or close it or the window. */
export function AudioNotes({ item }: { readonly item: Voicemail }) {
  const words = useWords();
  const { t } = words;
  const write = useCommand('writeAudioNotes');
  const kept = item.notes ?? '';
  /** What was typed and isn't kept yet: without it the field shows what is kept, whoever wrote that. */
  const [typed, setTyped] = useState<string>();
  /** What was handed over, until it is read anew. */
  const [sent, setSent] = useState<{ readonly text: string; readonly instead: string }>();
  const text = typed ?? (sent?.instead === kept ? sent.text : kept);

  const keep = async (): Promise<void> => {
    const wanted = typed?.trim();
    if (wanted === undefined) return;
    if (wanted !== kept) {
      const { ok } = await write.run({ key: item.key, text: wanted });
      if (!ok) return;
      setSent({ text: wanted, instead: kept });
    }
    // Somebody may be typing again.
    setTyped((now) => (now?.trim() === wanted ? undefined : now));
  };
  useLastChance(() => void keep());
  return (
    <Field
      label={t('voicemail.notes')}
      size="small"
      {...(write.error === undefined
        ? { hint: t('voicemail.notesHint') }
        : { validationState: 'error' as const, validationMessage: explainError(write.error, words).text })}
    >
      <Textarea
        size="small"
        rows={2}
        maxLength={10_000}
        value={text}
        onChange={(_, { value }) => setTyped(value)}
        onBlur={() => void keep()}
      />
    </Field>
  );
}

/** Runs something when the component goes, or the window with it: nobody turns away from what is closed. */
function useLastChance(run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const now = (): void => latest.current();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
}
