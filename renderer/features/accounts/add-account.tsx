import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Spinner,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { serverHost } from '../../words/server-host.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: '0' },
  field: { maxWidth: '560px' },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minHeight: '32px' },
});

/** What a sign-in that failed already knows. */
export interface Prefill {
  readonly server: string;
  readonly user: string;
}

interface Entered extends Prefill {
  readonly password: string;
}

const FIELDS = [
  { name: 'server', label: 'accounts.address', hint: 'accounts.addressHint', type: 'text' },
  { name: 'user', label: 'accounts.user', hint: 'accounts.userHint', type: 'text' },
  { name: 'password', label: 'accounts.password', hint: undefined, type: 'password' },
] as const;

/** Connects a mailbox: server, address, password; what is wrong is said here, and what was typed stays. */
export function AddAccount({ prefill }: { readonly prefill: Prefill | undefined }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const add = useCommand('addAccount');
  const empty: Entered = { server: '', user: '', password: '', ...prefill };
  const [entered, setEntered] = useState(empty);
  const [checked, setChecked] = useState(false);
  const [added, setAdded] = useState<string>();
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (prefill !== undefined) password.current?.focus();
  }, [prefill]);
  const failure =
    add.error === undefined
      ? undefined
      : explainError(add.error, words, { host: serverHost(entered.server), address: entered.user });
  const missing = (name: keyof Entered): boolean => checked && entered[name].trim() === '';

  const connect = async (): Promise<void> => {
    setChecked(true);
    setAdded(undefined);
    if (Object.values(entered).some((value: string) => value.trim() === '')) return;
    const input = { server: entered.server.trim(), user: entered.user.trim(), password: entered.password };
    const result = await add.run(input);
    if (!result.ok) return;
    setAdded(input.user);
    setEntered({ server: '', user: '', password: '' });
    setChecked(false);
  };

  return (
    <form
      className={mergeClasses(common.card, styles.form)}
      aria-label={t('accounts.add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Subtitle2 as="h2" className={styles.heading}>
        {t(prefill !== undefined && added === undefined ? 'accounts.again' : 'accounts.add')}
      </Subtitle2>
      <Text className={common.quiet}>{t('accounts.addHint')}</Text>
      {FIELDS.map(({ name, label, hint, type }) => (
        <Field
          key={name}
          className={styles.field}
          label={t(label)}
          {...(hint === undefined ? {} : { hint: t(hint) })}
          {...(missing(name) ? { validationMessage: t('accounts.missing') } : {})}
        >
          <Input
            type={type}
            autoComplete="off"
            spellCheck={false}
            value={entered[name]}
            readOnly={add.pending}
            {...(name === 'password' ? { input: { ref: password } } : {})}
            onChange={(_, { value }) => setEntered({ ...entered, [name]: value })}
          />
        </Field>
      ))}
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={add.pending}>
          {t('accounts.connect')}
        </Button>
        <div role="status">
          {add.pending && <Spinner size="tiny" label={t('accounts.testing', { server: serverHost(entered.server) })} />}
          {added !== undefined && !add.pending && <Text>{t('accounts.added', { address: added })}</Text>}
        </div>
      </div>
    </form>
  );
}
