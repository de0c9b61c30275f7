import { Spinner, Text } from '@fluentui/react-components';
import type { Setup } from '../../../shared/setup.ts';
import { serverHost } from '../../words/server-host.ts';
import { useWords } from '../../words/words.tsx';
import { CancelButton } from './cancel-button.tsx';
import { StepList } from './step-list.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** What is going on, as sentences, with what was asked so far. */
export function Progress({ setup }: { readonly setup: Setup }) {
  const styles = useFormStyles();
  const { t } = useWords();
  const host = setup.server === undefined ? undefined : serverHost(setup.server);
  const checking = setup.phase === 'checking' || host !== undefined;
  return (
    <>
      <div role="status" className={styles.form}>
        {host !== undefined && (
          <Text>{t(setup.foundBy === 'typed' ? 'connect.typed' : 'connect.found', { host })}</Text>
        )}
        <Spinner
          size="tiny"
          labelPosition="after"
          style={{ justifyContent: 'flex-start' }}
          label={checking ? t('connect.checking', { host: host ?? '' }) : t('connect.looking')}
        />
      </div>
      <StepList steps={setup.steps} open={!checking} />
      <div className={styles.actions}>
        <CancelButton />
      </div>
    </>
  );
}
