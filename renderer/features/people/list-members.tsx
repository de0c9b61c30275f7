import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ListMembers as Members } from '../../../shared/contacts.ts';
import { explainError } from '../../../shared/explain.ts';
import type { AppError } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { maxHeight: '180px', overflowY: 'auto' },
});

/** Who is on a distribution list, to be put on one's own in one go. */
export function ListMembers({ address, group }: { readonly address: string; readonly group: string }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const bridge = useBridge();
  const [shown, setShown] = useState<{ readonly members?: Members; readonly error?: AppError }>({});
  const add = useCommand('addContacts');
  useEffect(() => {
    let current = true;
    void bridge.query('listMembers', { address }).then((answer) => {
      if (current) setShown(answer.ok ? { members: answer.value } : { error: answer.error });
    });
    return () => {
      current = false;
    };
  }, [bridge, address]);
  const { members } = shown;
  const error = shown.error ?? add.error;
  if (members === undefined && error === undefined) return <Spinner size="tiny" />;
  return (
    <section className={styles.root} aria-label={t('contacts.members')}>
      <Text weight="semibold">{t('contacts.members')}</Text>
      {error !== undefined && <ErrorNotice detail={error.detail}>{explainError(error, words).text}</ErrorNotice>}
      {members !== undefined && (
        <>
          {members.isCut && <Text className={common.quiet}>{t('contacts.membersCut')}</Text>}
          <ul className={`${common.list} ${styles.list}`} tabIndex={0} aria-label={t('contacts.members')}>
            {members.members.map(({ address: one, name }) => (
              <li key={one}>
                <Text size={200}>{name}</Text>
              </li>
            ))}
          </ul>
          <Button
            disabledFocusable={add.pending}
            onClick={() =>
              void add.run({
                group,
                people: members.members.map(({ address: one, name, kind }) => ({ address: one, name, kind })),
              })
            }
          >
            {t('contacts.addAll', { count: members.members.length })}
          </Button>
        </>
      )}
    </section>
  );
}
