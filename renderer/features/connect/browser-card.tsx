import { Button, Spinner, Text } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Setup } from '../../../shared/setup.ts';
import { useCommand } from '../../store/use-command.ts';
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
          <DeviceCode code={device.code} />
        </>
      )}
      <div className={styles.actions}>
        <Spinner size="tiny" labelPosition="after" label={t('connect.waiting')} />
        <CancelButton />
      </div>
    </>
  );
}

/** To be typed elsewhere, or carried over to the browser of this computer. */
function DeviceCode({ code }: { readonly code: string }) {
  const styles = useFormStyles();
  const { t } = useWords();
  const copy = useCommand('copyText');
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.actions}>
      <Text className={styles.code}>{code}</Text>
      <Button
        icon={<CopyRegular />}
        onClick={() => void copy.run({ text: code }).then((answer) => setCopied(answer.ok))}
      >
        {t('connect.copyCode')}
      </Button>
      <Text role="status">{copied && t('connect.copied')}</Text>
    </div>
  );
}
