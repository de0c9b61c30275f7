import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useWords } from '../../../words/words.tsx';
import { linkAddress } from './reply-markup.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  address: { flexGrow: 1, minWidth: '160px' },
});

/** The address of a link: of what is selected, or put in where nothing is. */
export function LinkRow({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const before: unknown = editor.getAttributes('link')['href'];
  const [text, setText] = useState(typeof before === 'string' ? before : '');
  const [wrong, setWrong] = useState(false);
  const apply = (): void => {
    const href = linkAddress(text);
    setWrong(href === undefined);
    if (href === undefined) return;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: text.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    } else {
      chain.setLink({ href }).run();
    }
    onDone();
  };
  const remove = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onDone();
  };
  const cancel = (): void => {
    editor.commands.focus();
    onDone();
  };
  return (
    <div
      className={styles.row}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // What is around it stays open.
        event.preventDefault();
        cancel();
      }}
    >
      <Field
        className={styles.address}
        {...(wrong ? { validationMessage: t('oofText.linkWrong'), validationState: 'error' as const } : {})}
      >
        <Input
          autoFocus
          size="small"
          value={text}
          aria-label={t('oofText.linkAddress')}
          placeholder="https://"
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            apply();
          }}
        />
      </Field>
      <Button size="small" onClick={apply}>
        {t('oofText.linkApply')}
      </Button>
      {before !== undefined && (
        <Button size="small" appearance="subtle" onClick={remove}>
          {t('oofText.linkRemove')}
        </Button>
      )}
      <Button size="small" appearance="subtle" onClick={cancel}>
        {t('oofText.cancel')}
      </Button>
    </div>
  );
}
