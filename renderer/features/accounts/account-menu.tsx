import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { chosenColour, ColourItems } from './colour-items.tsx';

interface AccountMenuProps {
  readonly account: AccountView;
  readonly position: number;
  readonly count: number;
  readonly removing: boolean;
  readonly onRemove: () => void;
}

/** What can be changed of an account: its place, its colour, and that it is there at all. */
export function AccountMenu({ account, position, count, removing, onRemove }: AccountMenuProps) {
  const { t } = useWords();
  const change = useCommand('changeAccount');
  const { id: accountId, address } = account;
  const move = (to: number): void => void change.run({ accountId, position: to });
  return (
    <Menu
      checkedValues={{ colour: [account.colour] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const colour = chosenColour(checkedItems);
        if (colour !== undefined) void change.run({ accountId, colour });
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
          <ColourItems />
          <MenuDivider />
          <MenuItem icon={<DeleteRegular />} disabled={removing} onClick={onRemove}>
            {t(removing ? 'accounts.removing' : 'accounts.removeAll')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
