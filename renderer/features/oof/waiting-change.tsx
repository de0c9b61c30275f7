import { Text } from '@fluentui/react-components';
import { explainGivenBack } from '../../../shared/explain.ts';
import type { OofView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { GivenBack } from '../../ui/given-back.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

/** A change that the server hasn't taken: how long it still waits, or that it came back and why. */
export function WaitingChange({ oof: { pending, givenBack } }: { readonly oof: OofView }) {
  const words = useWords();
  const common = useCommonStyles();
  const { t, format } = words;
  const retry = useCommand('retryChange');
  const dismiss = useCommand('dismissChange');
  const own = useOwnError(givenBack?.error);
  if (pending?.waiting === true) {
    return (
      <Text size={200} role="status" className={common.quiet}>
        {t('oof.waiting', { since: format.when(pending.since), time: format.when(pending.until) })}
      </Text>
    );
  }
  if (givenBack === undefined) return null;
  const { id, since } = givenBack;
  const what = t('oof.givenBack', { time: format.when(since) });
  const why = own === undefined ? undefined : explainGivenBack(own, words);
  return (
    <GivenBack
      text={why === undefined ? what : `${what} ${why.text}`}
      details={why?.details}
      sending={retry.pending}
      onSend={() => void retry.run({ id })}
      onLeave={() => void dismiss.run({ id })}
    />
  );
}
