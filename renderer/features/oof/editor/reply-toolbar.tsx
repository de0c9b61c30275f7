import {
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  ToolbarToggleButton,
} from '@fluentui/react-components';
import {
  BracesVariableRegular,
  LinkRegular,
  TextBoldRegular,
  TextBulletListLtrRegular,
  TextItalicRegular,
  TextNumberListLtrRegular,
  TextUnderlineRegular,
} from '@fluentui/react-icons';
import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type ReactElement } from 'react';
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
  bar: {
    flexWrap: 'wrap',
    padding: tokens.spacingHorizontalXXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface ReplyToolbarProps {
  readonly editor: Editor;
  /** Which reply it is for. */
  readonly label: string;
  readonly fields: readonly string[];
}

/** The buttons over a reply; arrow keys go along them. */
export function ReplyToolbar({ editor, label, fields }: ReplyToolbarProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: (state) => [...NAMES, 'link'].filter((name) => state.editor.isActive(name)).join(' '),
  });
  const active = on.split(' ');
  return (
    <>
      <Toolbar
        size="small"
        className={styles.bar}
        aria-label={t('oofText.format', { reply: label })}
        checkedValues={{ format: active }}
      >
        {NAMES.map((name) => (
          <ToolbarToggleButton
            key={name}
            name="format"
            value={name}
            icon={MARKS[name].icon}
            aria-label={t(`oofText.${name}`)}
            title={t(`oofText.${name}`)}
            onClick={() => MARKS[name].toggle(editor)}
          />
        ))}
        <ToolbarDivider />
        <ToolbarToggleButton
          name="format"
          value="link"
          icon={<LinkRegular />}
          aria-label={t('oofText.link')}
          title={t('oofText.link')}
          aria-expanded={linking}
          onClick={() => setLinking(!linking)}
        />
        {fields.length > 0 && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <ToolbarButton icon={<BracesVariableRegular />}>{t('oofText.field')}</ToolbarButton>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {fields.map((field) => (
                  <MenuItem key={field} onClick={() => editor.chain().focus().insertContent(field).run()}>
                    {field}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
      </Toolbar>
      {linking && <LinkRow editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}
