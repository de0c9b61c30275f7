import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Setup } from '../../../shared/setup.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { serverHost } from '../../words/server-host.ts';
import { useWords } from '../../words/words.tsx';
import { CancelButton } from './cancel-button.tsx';
import { StepList } from './step-list.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** Nothing was found, or what was typed leads nowhere: why, and the field for another address. */
export function ServerForm({ setup }: { readonly setup: Setup }) {
  const styles = useFormStyles();
  const words = useWords();
  const { t } = words;
  const use = useCommand('setupServer');
  const preset = useSnapshot((snapshot) => snapshot.organisation.server);
  const [typed, setServer] = useState(setup.server ?? '');
  const server = preset ?? typed;
  const domain = setup.address.slice(setup.address.lastIndexOf('@') + 1);
  const host = setup.server === undefined ? domain : serverHost(setup.server);
  const failure =
    setup.error === undefined ? undefined : explainError(setup.error, words, { host, address: setup.address });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (server.trim() !== '') void use.run({ server: server.trim() });
      }}
    >
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      <StepList steps={setup.steps} open={false} />
      <Field
        label={t('connect.server')}
        hint={t(preset === undefined ? 'connect.serverHint' : 'connect.byOrganisation')}
      >
        <Input
          autoFocus={preset === undefined}
          disabled={preset !== undefined}
          autoComplete="off"
          spellCheck={false}
          value={server}
          onChange={(_, { value }) => setServer(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={use.pending}>
          {t(preset === undefined ? 'connect.useServer' : 'connect.retry')}
        </Button>
        <CancelButton label="connect.back" />
      </div>
    </form>
  );
}
