import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EditorContent, useEditor } from '@tiptap/react';
import { useId, useState } from 'react';
import { REPLY_EXTENSIONS } from './extensions.ts';
import { forEditor, fromEditor } from './reply-markup.ts';
import { ReplyToolbar } from './reply-toolbar.tsx';
import './reply-editor.css';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  label: { fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground1 },
  box: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    ':focus-within': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

interface ReplyEditorProps {
  readonly label: string;
  readonly hint: string;
  readonly warning?: string | undefined;
  /** The HTML to begin with, read once; another one is another editor, by its key. */
  readonly initial: string;
  /** With `initial` itself where nothing of it is changed any more. */
  readonly onEdit: (html: string) => void;
  /** Words that can be put in at the cursor. */
  readonly fields?: readonly string[];
}

/** A reply with its formatting. It is cleaned on its way in and on its way out. */
export function ReplyEditor({ label, hint, warning, initial, onEdit, fields = [] }: ReplyEditorProps) {
  const styles = useStyles();
  const [labelId, hintId] = [useId(), useId()];
  const [[begun, content]] = useState(() => [initial, forEditor(initial)] as const);
  const editor = useEditor({
    extensions: REPLY_EXTENSIONS,
    content,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelId,
        'aria-describedby': hintId,
      },
      // Tab moves on, as everywhere in a window: left to the browser.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' },
    },
    onUpdate: ({ editor: { state } }) => onEdit(state.doc.eq(first) ? begun : fromEditor(editor.getHTML())),
  });
  const [first] = useState(editor.state.doc);
  return (
    <div className={styles.root}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      <div className={styles.box}>
        <ReplyToolbar editor={editor} label={label} fields={fields} />
        <EditorContent editor={editor} className="pr-reply" />
      </div>
      <span id={hintId} className={mergeClasses(styles.hint, warning !== undefined && styles.warning)}>
        {warning ?? hint}
      </span>
    </div>
  );
}
