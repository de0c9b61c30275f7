import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { setByHand } from '../../../shared/explain-sources.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useNow } from '../../store/use-now.ts';
import { nameOfAddress, PersonAvatar } from '../../ui/person-avatar.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { Reason } from './reason.tsx';
import { StatePicker } from './state-picker.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, maxWidth: '100%' },
  oof: { whiteSpace: 'nowrap', flexShrink: 0 },
  byHand: { paddingLeft: tokens.spacingHorizontalS },
});

/** Who one is, which state is shown, and why; the state opens the picker, the reason opens all sources. */
export function PresenceHeader({ showByHand = false }: { readonly showByHand?: boolean }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const now = useNow();
  const presence = useSnapshot((snapshot) => snapshot.presence);
  const address = useSnapshot((snapshot) => snapshot.accounts[0]?.address);
  return (
    <div className={styles.root}>
      <PersonAvatar
        name={address === undefined ? t('app.you') : nameOfAddress(address)}
        state={presence.state}
        oof={presence.oof !== undefined}
      />
      <div className={styles.words}>
        <div className={styles.state}>
          <StatePicker now={now} />
          {presence.oof !== undefined && (
            <Badge appearance="outline" color="informative" className={styles.oof} title={presence.oof.note}>
              {t('presence.activityOof')}
            </Badge>
          )}
        </div>
        <Reason />
        {showByHand && !setByHand(presence) && (
          <Text size={200} className={mergeClasses(common.quiet, styles.byHand)}>
            {t('presence.nothingByHand')}
          </Text>
        )}
      </div>
    </div>
  );
}
