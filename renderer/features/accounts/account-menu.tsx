import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { ACCOUNT_COLOURS, type AccountColour } from '../../../shared/account.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { accountColour } from '../../ui/account-colour.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  dot: { display: 'inline-block', width: '12px', height: '12px', borderRadius: tokens.borderRadiusCircular },
});

interface AccountMenuProps {
  readonly account: AccountView;
  readonly position: number;
  readonly count: number;
  readonly removing: boolean;
  readonly onRemove: () => void;
}

/** What can be changed of an account: its place, its colour, and that it is there at all. */
export function AccountMenu({ account, position, count, removing, onRemove }: AccountMenuProps) {
  const styles = useStyles();
  const { t } = useWords();
  const change = useCommand('changeAccount');
  const { id: accountId, address } = account;
  const move = (to: number): void => void change.run({ accountId, position: to });
  return (
    <Menu
      checkedValues={{ colour: [account.colour] }}
      onCheckedValueChange={(_, { checkedItems: [colour] }) => {
        const known = ACCOUNT_COLOURS.find((each) => each === colour);
        if (known !== undefined) void change.run({ accountId, colour: known });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<MoreHorizontalRegular />} aria-label={t('accounts.moreNamed', { address })} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<ArrowUpRegular />} disabled={position === 0} onClick={() => move(position - 1)}>
            {t('accounts.moveUp')}
          </MenuItem>
          <MenuItem icon={<ArrowDownRegular />} disabled={position === count - 1} onClick={() => move(position + 1)}>
            {t('accounts.moveDown')}
          </MenuItem>
          <MenuDivider />
          {ACCOUNT_COLOURS.map((colour: AccountColour) => (
            <MenuItemRadio
              key={colour}
              name="colour"
              value={colour}
              icon={<span className={styles.dot} style={{ backgroundColor: accountColour(colour) }} />}
            >
              {t(`accounts.colour-${colour}`)}
            </MenuItemRadio>
          ))}
          <MenuDivider />
          <MenuItem icon={<DeleteRegular />} disabled={removing} onClick={onRemove}>
            {t(removing ? 'accounts.removing' : 'accounts.removeAll')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
