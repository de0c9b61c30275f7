import {
  Button,
  Field,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { CalendarCancelRegular, DeleteRegular, EditRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { explainError, shownSubject } from '../../../../shared/explain.ts';
import type { Appointment, AppointmentDetails } from '../../../../shared/model.ts';
import { useEntryForm } from '../../../store/store.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useCommonStyles } from '../../../ui/use-common-styles.ts';
import { useWords } from '../../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
});

const LATE_MINUTES = [5, 10, 15, 30] as const;

interface EntryActionsProps {
  /** The occurrence, or the series. */
  readonly entryKey: string;
  readonly appointment: Appointment;
  readonly joinUrl: string | undefined;
  readonly details: AppointmentDetails | undefined;
  readonly onGone: () => void;
}

/** What one can do with an entry of one's own calendar. */
export function EntryActions({ entryKey, appointment, joinUrl, details, onGone }: EntryActionsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const { open } = useEntryForm();
  const [panel, setPanel] = useState<'cancel' | 'late'>();
  const [done, setDone] = useState<string>();
  const remove = useCommand('removeEntry');
  const copy = useCommand('copyText');
  const task = useCommand('createTask');
  const isMine = appointment.isMeeting && appointment.myResponse === 'organizer';
  const isInvitation = appointment.isMeeting && !isMine;
  const error = remove.error ?? copy.error ?? task.error;
  const failure = error === undefined ? undefined : explainError(error, words);
  const takeOut = async (): Promise<void> => {
    const { ok } = await remove.run({ key: entryKey });
    if (ok) onGone();
  };
  const makeTask = async (): Promise<void> => {
    const subject = t('entry.taskSubject', { subject: shownSubject(appointment, words) });
    const due = appointment.allDay?.start ?? appointment.start.slice(0, 10);
    const { ok } = await task.run({ accountId: appointment.accountId, task: { subject, due } });
    if (ok) setDone(t('entry.taskMade'));
  };
  const copyLink = async (): Promise<void> => {
    if (joinUrl !== undefined && (await copy.run({ text: joinUrl })).ok) setDone(t('entry.copied'));
  };
  return (
    <div className={styles.root}>
      <div className={styles.row}>
        {!appointment.isCancelled && (
          <Button size="small" icon={<EditRegular />} onClick={() => open({ kind: 'change', key: entryKey })}>
            {t('entry.edit')}
          </Button>
        )}
        {appointment.isCancelled || (isInvitation && appointment.myResponse === 'declined') ? (
          <Button
            size="small"
            icon={<DeleteRegular />}
            disabledFocusable={remove.pending}
            onClick={() => void takeOut()}
          >
            {t('entry.removeCancelled')}
          </Button>
        ) : isMine ? (
          <Button
            size="small"
            icon={<CalendarCancelRegular />}
            aria-expanded={panel === 'cancel'}
            onClick={() => setPanel(panel === 'cancel' ? undefined : 'cancel')}
          >
            {t('entry.cancelMeeting')}
          </Button>
        ) : (
          !isInvitation && (
            <Button
              size="small"
              icon={<DeleteRegular />}
              disabledFocusable={remove.pending}
              onClick={() => void takeOut()}
            >
              {t('entry.delete')}
            </Button>
          )
        )}
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={t('entry.more')} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {appointment.isMeeting && !appointment.isCancelled && (
                <MenuItem onClick={() => setPanel('late')}>{t('entry.runningLate')}</MenuItem>
              )}
              {joinUrl !== undefined && <MenuItem onClick={() => void copyLink()}>{t('entry.copyLink')}</MenuItem>}
              <MenuItem onClick={() => open({ kind: 'copy', key: entryKey })}>{t('entry.duplicate')}</MenuItem>
              <MenuItem onClick={() => void makeTask()}>{t('entry.followUp')}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      <div role="status">
        {done !== undefined && (
          <Text size={200} className={common.quiet}>
            {done}
          </Text>
        )}
      </div>
      {panel === 'cancel' && <CancelPanel entryKey={entryKey} onDone={() => setPanel(undefined)} />}
      {panel === 'late' && details !== undefined && (
        <LatePanel
          entryKey={appointment.key}
          onDone={() => {
            setPanel(undefined);
            setDone(t('entry.lateSent'));
          }}
        />
      )}
    </div>
  );
}

interface PanelProps {
  readonly entryKey: string;
  readonly onDone: () => void;
}

/** Calls a meeting off, with a word; it goes out after ten seconds. */
function CancelPanel({ entryKey, onDone }: PanelProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const [note, setNote] = useState('');
  const cancel = useCommand('cancelMeeting');
  const failure = cancel.error === undefined ? undefined : explainError(cancel.error, words);
  const send = async (): Promise<void> => {
    const { ok } = await cancel.run({ key: entryKey, note });
    if (ok) onDone();
  };
  return (
    <div className={styles.root}>
      <Field label={t('entry.note')}>
        <Textarea autoFocus value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      <div className={styles.row}>
        <Button size="small" appearance="primary" disabledFocusable={cancel.pending} onClick={() => void send()}>
          {t('entry.cancelNow')}
        </Button>
      </div>
    </div>
  );
}

/** A mail to everybody in the meeting: how late one will be. */
function LatePanel({ entryKey, onDone }: PanelProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const write = useCommand('writeToAttendees');
  const failure = write.error === undefined ? undefined : explainError(write.error, words);
  const send = async (count: number): Promise<void> => {
    const { ok } = await write.run({ key: entryKey, text: t('entry.lateMinutes', { count }) });
    if (ok) onDone();
  };
  return (
    <div className={styles.root}>
      <Text size={200} className={common.quiet}>
        {t('entry.lateQuestion')}
      </Text>
      <div className={styles.row} role="group" aria-label={t('entry.runningLate')}>
        {LATE_MINUTES.map((count) => (
          <Button key={count} size="small" disabledFocusable={write.pending} onClick={() => void send(count)}>
            {t('entry.lateSend', { count })}
          </Button>
        ))}
      </div>
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
    </div>
  );
}
