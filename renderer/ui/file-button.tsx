import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { LARGEST_FILE } from '../../shared/files.ts';
import { useWords } from '../words/words.tsx';
import { ErrorNotice } from './error-notice.tsx';

const useStyles = makeStyles({ input: { display: 'none' } });

interface FileButtonProps {
  /** Something is on its way: nothing more is taken meanwhile. */
  readonly busy?: boolean;
  readonly onFile: (file: File) => void;
}

/** Asks the system for a file; one that is too large stays behind, and why is said. */
export function FileButton({ busy = false, onFile }: FileButtonProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string>();
  const take = (file: File | undefined): void => {
    const fits = file === undefined || file.size <= LARGEST_FILE;
    setTooLarge(fits ? undefined : file.name);
    if (file !== undefined && fits) onFile(file);
  };
  return (
    <>
      {tooLarge !== undefined && (
        <ErrorNotice>{t('entry.fileTooLarge', { name: tooLarge, size: format.size(LARGEST_FILE) })}</ErrorNotice>
      )}
      <Button
        size="small"
        icon={busy ? <Spinner size="extra-tiny" /> : <AttachRegular />}
        disabledFocusable={busy}
        onClick={() => input.current?.click()}
      >
        {t('entry.addFile')}
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.input}
        aria-label={t('entry.addFile')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
