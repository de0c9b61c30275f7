import { Button, Text } from '@fluentui/react-components';
import { CLOUDS } from '../../../shared/clouds.ts';
import type { Setup } from '../../../shared/setup.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** Whether a host that isn't the person's own organisation may be asked, and be signed in to later. */
export function ConsentCard({ setup }: { readonly setup: Setup }) {
  const styles = useFormStyles();
  const { t } = useWords();
  const agree = useCommand('setupAgree');
  const host = setup.consent?.host ?? '';
  const domain = setup.address.slice(setup.address.lastIndexOf('@') + 1);
  // Nobody has named it: to ask there is the search's own idea.
  const isOnline = host === CLOUDS.worldwide.host;
  return (
    <>
      <Text weight="semibold">{t('connect.consentTitle', { host })}</Text>
      <Text>{t(isOnline ? 'connect.consentOnlineText' : 'connect.consentText', { host, domain })}</Text>
      <div className={styles.actions}>
        <Button onClick={() => void agree.run({ agreed: false })}>{t('connect.decline')}</Button>
        <Button onClick={() => void agree.run({ agreed: true })}>{t('connect.agree', { host })}</Button>
      </div>
    </>
  );
}
