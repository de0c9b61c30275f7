import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import { useProjection, useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useWords } from '../../words/words.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** The one field with which it begins, and a second one for who knows the server. `takesFocus`: whenever it is asked for. */
export function AddressForm({ takesFocus }: { readonly takesFocus: boolean }) {
  const styles = useFormStyles();
  const words = useWords();
  const { t } = words;
  const begin = useCommand('setupStart');
  const [address, setAddress] = useState('');
  const preset = useSnapshot((snapshot) => snapshot.organisation.server);
  const [server, setServer] = useState<string>();
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const visit = useProjection((projection) => projection.visit);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector('input')?.focus();
  }, [takesFocus, visit]);
  const usable = /^[^@\s]+@[^@\s]+$/.test(address.trim());
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!usable) return;
        const typed = server?.trim() ?? '';
        void begin.run({ address: address.trim(), ...(typed === '' ? {} : { server: typed }) });
      }}
    >
      <Field
        label={t('connect.address')}
        hint={t('connect.addressHint')}
        {...(checked && !usable ? { validationMessage: t('connect.addressMissing') } : {})}
      >
        <Input
          type="email"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(_, { value }) => setAddress(value)}
        />
      </Field>
      {preset !== undefined && (
        <Field label={t('connect.server')} hint={t('connect.byOrganisation')}>
          <Input disabled value={preset} />
        </Field>
      )}
      {server !== undefined && (
        <Field label={t('connect.server')} hint={t('connect.serverHint')}>
          <Input
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={server}
            onChange={(_, { value }) => setServer(value)}
          />
        </Field>
      )}
      {begin.error !== undefined && <ErrorNotice>{explainError(begin.error, words).text}</ErrorNotice>}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={begin.pending}>
          {t('connect.next')}
        </Button>
        {server === undefined && preset === undefined && (
          <Button appearance="transparent" onClick={() => setServer('')}>
            {t('connect.advanced')}
          </Button>
        )}
      </div>
    </form>
  );
}
