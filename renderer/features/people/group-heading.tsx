import {
  Button,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import type { HeadingGroup } from './list-items.ts';

export const HEADING_HEIGHT = 44;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: `${HEADING_HEIGHT}px`,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
  },
  name: { flexGrow: 1 },
});

/** A group's name with how many are in it; one's own can be renamed and taken away. */
export function GroupHeading({ group, count }: { readonly group: HeadingGroup; readonly count: number }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const remove = useCommand('removeGroup');
  if (group.kind === 'own' && editing)
    return <RenameGroup id={group.id} name={group.name} onDone={() => setEditing(false)} />;
  return (
    <div className={styles.root}>
      <Text as="h2" weight="semibold" className={common.plainHeading}>
        {group.kind === 'own' ? group.name : t(`contacts.${group.kind}`)}
      </Text>
      <Text className={`${common.quiet} ${styles.name}`}>{count}</Text>
      {group.kind === 'own' && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              size="small"
              icon={<MoreHorizontalRegular />}
              aria-label={t('contacts.groupMenu', { name: group.name })}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={() => setEditing(true)}>{t('contacts.rename')}</MenuItem>
              <MenuItem onClick={() => void remove.run({ id: group.id })}>{t('contacts.removeGroup')}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </div>
  );
}

interface RenameProps {
  readonly id: string;
  readonly name: string;
  readonly onDone: () => void;
}

function RenameGroup({ id, name, onDone }: RenameProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [text, setText] = useState(name);
  const rename = useCommand('renameGroup');
  return (
    <form
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        void rename.run({ id, name: text }).then(({ ok }) => {
          if (ok) onDone();
        });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <Input
        size="small"
        className={styles.name}
        aria-label={t('contacts.groupName')}
        value={text}
        maxLength={64}
        autoFocus
        onChange={(_, { value }) => setText(value)}
      />
      <Button size="small" type="submit" appearance="primary">
        {t('contacts.save')}
      </Button>
    </form>
  );
}
