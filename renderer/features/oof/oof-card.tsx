import { Text } from '@fluentui/react-components';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { OofSwitch } from './oof-switch.tsx';

/** The switch of the first mailbox that has out of office: the card of Today, the line of the flyout. */
export function OofCard({ onEdit }: { readonly onEdit: () => void }) {
  const common = useCommonStyles();
  const { t } = useWords();
  const first = useSnapshot((snapshot) => snapshot.oof[0]);
  if (first === undefined) return <Text className={common.quiet}>{t('oof.notRead')}</Text>;
  return <OofSwitch oof={first} onEdit={onEdit} />;
}
