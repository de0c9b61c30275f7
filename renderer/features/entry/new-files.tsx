import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { FileButton } from '../../ui/file-button.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface NewFilesProps {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files that go along with a new entry. */
export function NewFiles({ files, onFiles }: NewFilesProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  return (
    <div className={styles.root}>
      <ul className={common.list}>
        {files.map((file) => (
          <li key={file.name} className={styles.row}>
            <Text>{t('calendar.size', { name: file.name, size: format.size(file.size) })}</Text>
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={t('entry.removeFile', { name: file.name })}
              onClick={() => onFiles(files.filter((each) => each !== file))}
            />
          </li>
        ))}
      </ul>
      <FileButton onFile={(file) => onFiles([...files.filter(({ name }) => name !== file.name), file])} />
    </div>
  );
}
