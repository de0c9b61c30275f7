import { Field, Select } from '@fluentui/react-components';
import { ArrowExitRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { LoadingRows } from '../../ui/loading.tsx';
import { NotRead } from '../../ui/not-read.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { OofForm } from './oof-form.tsx';

/** Out of office: one mailbox's form; with several mailboxes, which one. */
export function OofPage() {
  const { t } = useWords();
  const all = useSnapshot((snapshot) => snapshot.oof);
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const refresh = useCommand('refresh');
  const [wanted, setWanted] = useState<string>();
  const oof = all.find((one) => one.accountId === wanted) ?? all[0];
  const own = useOwnError(oof?.error);
  const addressOf = (id: string): string => accounts.find((account) => account.id === id)?.address ?? id;
  return (
    <Page title={t('app.oof')} shape="narrow">
      {all.length > 1 && (
        <Field label={t('oof.account')}>
          <Select value={oof?.accountId ?? ''} onChange={(_, { value }) => setWanted(value)}>
            {all.map(({ accountId }) => (
              <option key={accountId} value={accountId}>
                {addressOf(accountId)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {oof?.settings !== undefined ? (
        <OofForm key={oof.accountId} oof={oof} settings={oof.settings} />
      ) : oof?.error !== undefined || oof === undefined ? (
        <NotRead
          icon={<ArrowExitRegular />}
          title={t('oof.notRead')}
          error={own}
          retrying={refresh.pending}
          onRetry={() => void refresh.run({})}
        />
      ) : (
        <LoadingRows rows={5} height={64} />
      )}
    </Page>
  );
}
