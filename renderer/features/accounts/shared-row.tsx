import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DeleteRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { explainOthersError } from '../../../shared/explain.ts';
import type { CalendarView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { accountColour } from '../../ui/account-colour.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { chosenColour, ColourItems } from './colour-items.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  dot: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, marginRight: 'auto', overflowWrap: 'anywhere' },
});

/** Another mailbox's calendar: whose it is, why it can't be read where it can't, its colour, and how to let it go. */
export function SharedRow({ calendar }: { readonly calendar: CalendarView }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const change = useCommand('changeShared');
  const remove = useCommand('removeShared');
  const { accountId, address, name, colour, error } = calendar;
  return (
    <li className={styles.row}>
      <span aria-hidden className={styles.dot} style={{ backgroundColor: accountColour(colour) }} />
      <div className={styles.words}>
        <Text>
          {name} · {address}
        </Text>
        {error !== undefined && (
          <Text size={200} className={common.quiet}>
            {explainOthersError(error, words).text}
          </Text>
        )}
      </div>
      <Menu
        checkedValues={{ colour: [colour] }}
        onCheckedValueChange={(_, { checkedItems }) => {
          const chosen = chosenColour(checkedItems);
          if (chosen !== undefined) void change.run({ accountId, address, colour: chosen });
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t('accounts.moreNamed', { address })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <ColourItems />
            <MenuDivider />
            <MenuItem
              icon={<DeleteRegular />}
              disabled={remove.pending}
              onClick={() => void remove.run({ accountId, address })}
            >
              {t('accounts.removeOther')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}
