import { Button, Field, Input, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { explainOthersError } from '../../../shared/explain.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { SharedRow } from './shared-row.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  field: { flexGrow: 1, maxWidth: '420px', minWidth: '200px' },
  button: { marginBottom: 'auto', marginTop: '26px' },
});

/** Other mailboxes whose calendars an account reads: those there are, and one field for another. */
export function SharedMailboxes({ account }: { readonly account: AccountView }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const calendars = useSnapshot((snapshot) => snapshot.calendars);
  const add = useCommand('addShared');
  const [address, setAddress] = useState('');
  const shared = calendars.filter(({ own, accountId }) => !own && accountId === account.id);
  const submit = async (): Promise<void> => {
    const result = await add.run({ accountId: account.id, address: address.trim() });
    if (result.ok) setAddress('');
  };
  return (
    <section className={styles.root} aria-label={t('accounts.othersOf', { address: account.address })}>
      <Subtitle2 as="h3" className={common.plainHeading}>
        {t('accounts.others')}
      </Subtitle2>
      {shared.length > 0 && (
        <ul className={mergeClasses(common.list, styles.root)}>
          {shared.map((calendar) => (
            <SharedRow key={calendar.id} calendar={calendar} />
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.pending && address.trim() !== '') void submit();
        }}
      >
        <Field
          className={styles.field}
          label={t('accounts.addOther')}
          {...(add.error === undefined ? {} : { validationMessage: explainOthersError(add.error, words).text })}
        >
          <Input
            type="email"
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={(_, { value }) => {
              setAddress(value);
              add.clear();
            }}
          />
        </Field>
        <Button className={styles.button} type="submit" disabledFocusable={add.pending || address.trim() === ''}>
          {t(add.pending ? 'accounts.adding' : 'accounts.add')}
        </Button>
      </form>
    </section>
  );
}
