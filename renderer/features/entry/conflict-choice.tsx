import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { recurrenceWords } from '../../../shared/recurrence-words.ts';
import { Modal } from '../../ui/modal.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import type { EntryForm } from './draft.ts';

const useStyles = makeStyles({
  cell: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    paddingBlock: tokens.spacingVerticalXS,
    verticalAlign: 'top',
  },
});

interface ConflictChoiceProps {
  readonly mine: EntryForm;
  readonly theirs: EntryForm;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Both versions of an entry beside each other, in what they differ; nothing is lost until one is chosen. */
export function ConflictChoice({ mine, theirs, onMine, onTheirs }: ConflictChoiceProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const rows = rowsOf(words).flatMap(({ label, show }) => {
    const [own, other] = [show(mine), show(theirs)];
    return own === other ? [] : [{ label, own, other }];
  });
  return (
    <Modal
      title={t('entry.conflictTitle')}
      onClose={onTheirs}
      actions={
        <>
          <Button appearance="primary" onClick={onMine}>
            {t('entry.keepMine')}
          </Button>
          <Button onClick={onTheirs}>{t('entry.keepTheirs')}</Button>
        </>
      }
    >
      <Table size="small" aria-label={t('entry.conflictTitle')}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{t('entry.conflictWhat')}</TableHeaderCell>
            <TableHeaderCell>{t('entry.conflictMine')}</TableHeaderCell>
            <TableHeaderCell>{t('entry.conflictTheirs')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ label, own, other }) => (
            <TableRow key={label}>
              <TableCell className={styles.cell}>{t(label)}</TableCell>
              <TableCell className={styles.cell}>{own}</TableCell>
              <TableCell className={styles.cell}>{other}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Modal>
  );
}

interface Row {
  readonly label: MessageKey;
  readonly show: (form: EntryForm) => string;
}

function rowsOf(words: Words): readonly Row[] {
  const wall = ({ isAllDay, zone }: EntryForm, time: string): string =>
    isAllDay ? time.slice(0, 10) : `${time.replace('T', ' ')} ${zone}`;
  return [
    { label: 'entry.subject', show: ({ subject }) => subject },
    { label: 'entry.starts', show: (form) => wall(form, form.start) },
    { label: 'entry.ends', show: (form) => wall(form, form.end) },
    { label: 'entry.location', show: ({ location }) => location },
    { label: 'entry.people', show: ({ attendees }) => attendees.map(({ name }) => name).join('\n') },
    {
      label: 'entry.showAs',
      show: ({ busy }) => words.t(busy === 'oof' ? 'calendar.outOfOffice' : `calendar.${busy}`),
    },
    { label: 'entry.reminder', show: ({ reminder }) => String(reminder) },
    { label: 'entry.categories', show: ({ categories }) => categories },
    { label: 'entry.notes', show: ({ text }) => text },
    {
      label: 'entry.repeat',
      show: ({ repeat, start }) =>
        repeat === undefined ? '' : recurrenceWords({ ...repeat, start: start.slice(0, 10) }, words),
    },
  ];
}
