import { makeStyles, MenuItemRadio, tokens } from '@fluentui/react-components';
import { ACCOUNT_COLOURS, type AccountColour } from '../../../shared/account.ts';
import { accountColour } from '../../ui/account-colour.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  dot: { display: 'inline-block', width: '12px', height: '12px', borderRadius: tokens.borderRadiusCircular },
});

/** The colours to choose among, as items of a menu whose checked values have `colour`. */
export function ColourItems() {
  const styles = useStyles();
  const { t } = useWords();
  return ACCOUNT_COLOURS.map((colour) => (
    <MenuItemRadio
      key={colour}
      name="colour"
      value={colour}
      icon={<span className={styles.dot} style={{ backgroundColor: accountColour(colour) }} />}
    >
      {t(`accounts.colour-${colour}`)}
    </MenuItemRadio>
  ));
}

/** The colour that was chosen in a menu with `ColourItems`. */
export const chosenColour = (checked: readonly string[]): AccountColour | undefined =>
  ACCOUNT_COLOURS.find((colour) => colour === checked[0]);
