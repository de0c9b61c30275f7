import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useSnapshot } from '../../store/store.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { OofForm } from './oof-form.tsx';

/** Out of office: one mailbox's form; with several mailboxes, which one. */
export function OofPage() {
  const { t } = useWords();
  const all = useSnapshot((snapshot) => snapshot.oof);
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const [wanted, setWanted] = useState<string>();
  const oof = all.find((one) => one.accountId === wanted) ?? all[0];
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
        <Empty title={t('oof.notRead')} />
      ) : (
        <LoadingRows rows={5} height={64} />
      )}
    </Page>
  );
}
