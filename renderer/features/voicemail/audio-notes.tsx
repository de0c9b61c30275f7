import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Voicemail } from '../../../shared/model.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

/** What its user notes about a message; kept with it when they turn to something else. */
export function AudioNotes({ item }: { readonly item: Voicemail }) {
  const words = useWords();
  const { t } = words;
  const write = useCommand('writeAudioNotes');
  const kept = item.notes ?? '';
  const [text, setText] = useState(kept);
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
        onChange={(_, { value }) => setText(value)}
        onBlur={() => {
          if (text.trim() !== kept) void write.run({ key: item.key, text: text.trim() });
        }}
      />
    </Field>
  );
}
