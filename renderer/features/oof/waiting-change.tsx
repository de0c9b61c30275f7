import { Button, Text } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import type { OofView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

/** A change that the server hasn't taken: how long it still waits, or that it came back and why. */
export function WaitingChange({ oof: { pending, givenBack } }: { readonly oof: OofView }) {
  const words = useWords();
  const common = useCommonStyles();
  const { t, format } = words;
  const retry = useCommand('retryChange');
  const dismiss = useCommand('dismissChange');
  if (pending?.waiting === true) {
    return (
      <Text size={200} role="status" className={common.quiet}>
        {t('oof.waiting', { time: format.when(pending.until) })}
      </Text>
    );
  }
  if (givenBack === undefined) return null;
  const { id, since, error } = givenBack;
  const { text, details } = explainError(error, words);
  return (
    <ErrorNotice
      detail={details}
      actions={
        <>
          <Button size="small" disabledFocusable={retry.pending} onClick={() => void retry.run({ id })}>
            {t('oof.sendAgain')}
          </Button>
          <Button size="small" appearance="transparent" onClick={() => void dismiss.run({ id })}>
            {t('oof.leave')}
          </Button>
        </>
      }
    >
      {t('oof.givenBack', { time: format.when(since) })} {text}
    </ErrorNotice>
  );
}
