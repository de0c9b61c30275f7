import { Button } from '@fluentui/react-components';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

/** Gives up what is under way and shows the first question again. */
export function CancelButton({ label = 'connect.cancel' }: { readonly label?: MessageKey }) {
  const { t } = useWords();
  const cancel = useCommand('setupCancel');
  return <Button onClick={() => void cancel.run({})}>{t(label)}</Button>;
}
