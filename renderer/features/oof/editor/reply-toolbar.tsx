import { makeStyles, tokens } from '@fluentui/react-components';
import {
  LinkRegular,
  TextBoldRegular,
  TextBulletListLtrRegular,
  TextItalicRegular,
  TextNumberListLtrRegular,
  TextUnderlineRegular,
} from '@fluentui/react-icons';
import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type ReactElement } from 'react';
import { ToolRow } from '../../../ui/tool-row.tsx';
import { useWords } from '../../../words/words.tsx';
import { LinkRow } from './link-row.tsx';

type Mark = 'bold' | 'italic' | 'underline' | 'bulletList' | 'orderedList';

const MARKS: Readonly<Record<Mark, { readonly icon: ReactElement; readonly toggle: (editor: Editor) => unknown }>> = {
  bold: { icon: <TextBoldRegular />, toggle: (editor) => editor.chain().focus().toggleBold().run() },
  italic: { icon: <TextItalicRegular />, toggle: (editor) => editor.chain().focus().toggleItalic().run() },
  underline: { icon: <TextUnderlineRegular />, toggle: (editor) => editor.chain().focus().toggleUnderline().run() },
  bulletList: {
    icon: <TextBulletListLtrRegular />,
    toggle: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  orderedList: {
    icon: <TextNumberListLtrRegular />,
    toggle: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
};
const NAMES = ['bold', 'italic', 'underline', 'bulletList', 'orderedList'] as const satisfies readonly Mark[];

const useStyles = makeStyles({
  bar: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface ReplyToolbarProps {
  readonly editor: Editor;
  /** Which reply it is for. */
  readonly label: string;
  readonly fields: readonly string[];
}

/** The buttons over a reply. */
export function ReplyToolbar({ editor, label, fields }: ReplyToolbarProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: (state) => [...NAMES, 'link'].filter((name) => state.editor.isActive(name)).join(' '),
  }).split(' ');
  return (
    <>
      <div className={styles.bar}>
        <ToolRow
          label={t('oofText.format', { reply: label })}
          tools={[
            ...NAMES.map((name) => ({
              name,
              label: t(`oofText.${name}`),
              icon: MARKS[name].icon,
              pressed: active.includes(name),
              onPress: () => void MARKS[name].toggle(editor),
            })),
            {
              name: 'link',
              label: t('oofText.link'),
              icon: <LinkRegular />,
              pressed: active.includes('link'),
              expanded: linking,
              onPress: () => setLinking(!linking),
            },
            ...fields.map((field) => ({
              name: field,
              label: field,
              onPress: () => void editor.chain().focus().insertContent(field).run(),
            })),
          ]}
        />
      </div>
      {linking && <LinkRow editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}
