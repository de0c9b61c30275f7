import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useCommand } from '../store/use-command.ts';
import { useWords } from '../words/words.tsx';

/** Asks every server now. */
export function RefreshButton() {
  const { t } = useWords();
  const refresh = useCommand('refresh');
  return (
    <Tooltip content={t('app.refresh')} relationship="label">
      <Button
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        disabledFocusable={refresh.pending}
        onClick={() => void refresh.run({})}
      />
    </Tooltip>
  );
}
