import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, AttachRegular, DismissRegular, LinkRegular } from '@fluentui/react-icons';
import type { EntryFile } from '../../../../shared/entry.ts';
import { explainError } from '../../../../shared/explain.ts';
import { useCommand } from '../../../store/use-command.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { useCommonStyles } from '../../../ui/use-common-styles.ts';
import { useWords } from '../../../words/words.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: { flexGrow: 1, justifyContent: 'flex-start', minWidth: 0, fontWeight: tokens.fontWeightRegular },
});

interface AttachmentListProps {
  readonly entryKey: string;
  readonly files: readonly EntryFile[];
  readonly canChange: boolean;
  readonly onChanged: () => void;
}

/** Files that belong to an entry: opened by the system's programs, saved, added, taken away. */
export function AttachmentList({ entryKey, files, canChange, onChanged }: AttachmentListProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const open = useCommand('openFile');
  const add = useCommand('addFile');
  const remove = useCommand('removeFile');
  const busy = open.pending || add.pending || remove.pending;
  // Who closed the dialog knows that nothing was saved.
  const error = [open.error, add.error, remove.error].find((each) => each !== undefined && each.kind !== 'cancelled');
  const failure = error === undefined ? undefined : explainError(error, words);
  const attach = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { ok } = await add.run({ key: entryKey, name: file.name, contentType: file.type, bytes });
    if (ok) onChanged();
  };
  return (
    <div>
      <Text as="h3" size={200} weight="regular" className={mergeClasses(common.quiet, common.plainHeading)}>
        {t('calendar.attachments')}
      </Text>
      <ul className={common.list}>
        {files.map(({ id, name, size, kind }) => (
          <li key={id === '' ? name : id} className={styles.row}>
            <Button
              appearance="subtle"
              size="small"
              className={styles.name}
              icon={kind === 'reference' ? <LinkRegular /> : <AttachRegular />}
              disabled={kind !== 'file'}
              disabledFocusable={busy}
              aria-label={t('entry.openFile', { name })}
              onClick={() => void open.run({ key: entryKey, id, how: 'open' })}
            >
              <Text className={common.ellipsis} title={name}>
                {size === undefined ? name : t('calendar.size', { name, size: format.size(size) })}
              </Text>
            </Button>
            {kind === 'file' && (
              <Button
                appearance="subtle"
                size="small"
                icon={<ArrowDownloadRegular />}
                disabledFocusable={busy}
                aria-label={t('entry.saveFile', { name })}
                onClick={() => void open.run({ key: entryKey, id, how: 'save' })}
              />
            )}
            {canChange && (
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                disabledFocusable={busy}
                aria-label={t('entry.removeFile', { name })}
                onClick={() =>
                  void remove.run({ key: entryKey, id }).then(({ ok }) => {
                    if (ok) onChanged();
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      {canChange && <FileButton busy={busy} onFile={(file) => void attach(file)} />}
    </div>
  );
}
