import { Spinner, Text } from '@fluentui/react-components';
import type { Setup } from '../../../shared/setup.ts';
import { useWords } from '../../words/words.tsx';
import { CancelButton } from './cancel-button.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** The person signs in somewhere else: in the browser, or with a code on another device. */
export function BrowserCard({ setup }: { readonly setup: Setup }) {
  const styles = useFormStyles();
  const { t, format } = useWords();
  const { device } = setup;
  return (
    <>
      {device === undefined ? (
        <Text>{t('connect.browserText')}</Text>
      ) : (
        <>
          <Text>{t('connect.deviceText', { url: device.url, time: format.time(device.until) })}</Text>
          <Text className={styles.code}>{device.code}</Text>
        </>
      )}
      <div className={styles.actions}>
        <Spinner size="tiny" labelPosition="after" label={t('connect.waiting')} />
        <CancelButton />
      </div>
    </>
  );
}
