import { Button } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import { explainUpdate } from '../../../shared/explain-update.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { SettingLine } from './setting-line.tsx';

/** Which version runs, how it stands to newer ones, and where its log is. */
export function AboutLines() {
  const words = useWords();
  const { t } = words;
  const { version, state } = useSnapshot((snapshot) => snapshot.update);
  const look = useCommand('lookForUpdate');
  const get = useCommand('getUpdate');
  const logs = useCommand('openLogs');
  const problem = (error = get.error) => (error === undefined ? undefined : explainError(error, words).text);
  return (
    <>
      <SettingLine label={t('update.version', { version })} hint={explainUpdate(state, words)} live problem={problem()}>
        {state.kind === 'elsewhere' && state.link !== undefined && (
          <Button appearance="primary" onClick={() => void get.run({})}>
            {t('update.get', { version: state.version })}
          </Button>
        )}
        {state.kind !== 'off' && state.kind !== 'elsewhere' && (
          <Button disabled={state.kind === 'looking' || state.kind === 'downloading'} onClick={() => void look.run({})}>
            {t('update.check')}
          </Button>
        )}
      </SettingLine>
      <SettingLine label={t('update.logs')} hint={t('update.logsHint')} problem={problem(logs.error)}>
        <Button onClick={() => void logs.run({})}>{t('update.openLogs')}</Button>
      </SettingLine>
    </>
  );
}
