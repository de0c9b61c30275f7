import { Button, Field, Input, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Setup, SignInInput } from '../../../shared/setup.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { serverHost } from '../../words/server-host.ts';
import { useWords } from '../../words/words.tsx';
import { CancelButton } from './cancel-button.tsx';
import { choicesOf, type Choice } from './choices.ts';
import { useFormStyles } from './use-form-styles.ts';

const FIELDS = {
  user: { label: 'connect.user', hint: 'connect.userHint', type: 'text' },
  password: { label: 'connect.password', hint: undefined, type: 'password' },
  clientId: { label: 'connect.clientId', hint: 'connect.clientIdHint', type: 'text' },
  clientSecret: { label: 'connect.clientSecret', hint: undefined, type: 'password' },
} as const;
type FieldName = keyof typeof FIELDS;

/** What stays when a try fails: what was typed, but never the password. */
export interface Typed {
  readonly choice: string;
  readonly user: string;
}

interface SignInFormProps {
  readonly setup: Setup;
  readonly typed: Typed | undefined;
  readonly onTyped: (typed: Typed) => void;
}

/** How to sign in, best way first; asks for no more than that way needs. */
export function SignInForm({ setup, typed: before, onTyped }: SignInFormProps) {
  const styles = useFormStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const signIn = useCommand('setupSignIn');
  const choices = choicesOf(setup.offers);
  const [chosen, setChosen] = useState(before?.choice ?? '');
  const [typed, setTyped] = useState<Readonly<Partial<Record<FieldName, string>>>>({ user: before?.user ?? '' });
  const [checked, setChecked] = useState(false);
  const choice = choices.find(({ id }) => id === chosen) ?? choices[0];
  const host = setup.server === undefined ? undefined : serverHost(setup.server);
  const failure =
    setup.error === undefined
      ? undefined
      : explainError(setup.error, words, { ...(host === undefined ? {} : { host }), address: setup.address });
  const missing = (name: FieldName): boolean => name !== 'user' && (typed[name] ?? '').trim() === '';

  const submit = (wanted: Choice): void => {
    setChecked(true);
    if (wanted.asks.some(missing)) return;
    onTyped({ choice: wanted.id, user: typed.user ?? '' });
    void signIn.run(inputOf(wanted, typed));
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (choice !== undefined) submit(choice);
      }}
    >
      <Text className={common.quiet}>
        {host === undefined ? t('connect.askSignIn') : t('connect.signInAs', { address: setup.address, host })}
      </Text>
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      {choices.length > 1 && (
        <Field label={t('connect.method')}>
          <RadioGroup value={choice?.id ?? ''} onChange={(_, { value }) => setChosen(value)}>
            {choices.map(({ id, label }) => (
              <Radio key={id} value={id} label={t(label)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {choice?.place !== undefined && <Text>{t('connect.signInAt', { host: choice.place })}</Text>}
      {choice?.asks.map((name) => {
        const { label, hint, type } = FIELDS[name];
        return (
          <Field
            key={name}
            label={t(label)}
            {...(hint === undefined ? {} : { hint: t(hint) })}
            {...(checked && missing(name) ? { validationMessage: t('accounts.missing') } : {})}
          >
            <Input
              type={type}
              autoFocus={name === 'password' || name === 'clientId'}
              autoComplete="off"
              spellCheck={false}
              value={typed[name] ?? ''}
              onChange={(_, { value }) => setTyped({ ...typed, [name]: value })}
            />
          </Field>
        );
      })}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={signIn.pending}>
          {t('connect.signIn')}
        </Button>
        <CancelButton label="connect.back" />
      </div>
    </form>
  );
}

function inputOf({ method, flow, asks }: Choice, typed: Readonly<Partial<Record<FieldName, string>>>): SignInInput {
  const said = (name: FieldName): string => (asks.includes(name) ? (typed[name] ?? '').trim() : '');
  const password = asks.includes('clientSecret') ? typed.clientSecret : typed.password;
  const secret = asks.includes('password') || asks.includes('clientSecret') ? password : undefined;
  return {
    method,
    ...(flow === undefined ? {} : { flow }),
    ...(said('user') === '' ? {} : { user: said('user') }),
    ...(said('clientId') === '' ? {} : { clientId: said('clientId') }),
    ...(secret === undefined ? {} : { password: secret }),
  };
}
