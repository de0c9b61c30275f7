import { explainUnsent, shownSubject } from '../../../shared/explain.ts';
import type { Unsent } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { GivenBack } from '../../ui/given-back.tsx';
import { serverHost } from '../../words/server-host.ts';
import { useWords } from '../../words/words.tsx';

/** A change that the server didn't take, why, and what to do about it. */
export function UnsentNotice({ unsent }: { readonly unsent: Unsent }) {
  const words = useWords();
  const retry = useCommand('retryChange');
  const dismiss = useCommand('dismissChange');
  const account = useSnapshot(({ accounts }) => accounts.find(({ id }) => id === unsent.accountId));
  const origin = account === undefined ? {} : { host: serverHost(account.server), address: account.address };
  const { text, details } = explainUnsent(unsent, words, origin);
  const { id } = unsent;
  return (
    <GivenBack
      text={text}
      details={details}
      subject={shownSubject(unsent, words)}
      sending={retry.pending}
      {...(unsent.kind === 'delete-call' ? { sendLabel: words.t('voicemail.deleteNow') } : {})}
      onSend={() => void retry.run({ id })}
      onLeave={() => void dismiss.run({ id })}
    />
  );
}
