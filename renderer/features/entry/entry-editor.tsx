import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { EntryChange, Notify } from '../../../shared/entry.ts';
import { explainError } from '../../../shared/explain.ts';
import {
  failed,
  type AppError,
  type Appointment,
  type AppointmentDetails,
  type Result,
} from '../../../shared/model.ts';
import { useBridge, useEntryForm, useSnapshot } from '../../store/store.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { changeOf, draftOf, formOf, inviteesOf, isEmpty, problemOf, type EntryForm } from './draft.ts';
import { EntryFields } from './entry-fields.tsx';
import { NewFiles } from './new-files.tsx';
import { UpdateQuestion } from './update-question.tsx';

export interface KnownEntry {
  readonly details: AppointmentDetails;
  readonly appointment: Appointment;
}

interface EntryEditorProps {
  readonly first: EntryForm;
  /** The entry that is changed; a new one is made without. */
  readonly known?: KnownEntry;
}

const CONFLICTS: ReadonlySet<string | undefined> = new Set(['ErrorIrresolvableConflict', 'ErrorStaleObject']);
const EDITABLE_ALONE = ['busy', 'reminderMinutes', 'isPrivate', 'categories'] as const;

/** The form itself. What was typed stays until it is saved or given up, whatever the server says. */
export function EntryEditor({ first, known }: EntryEditorProps) {
  const words = useWords();
  const { t, format } = words;
  const bridge = useBridge();
  const { close } = useEntryForm();
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const [form, setForm] = useState(first);
  /** What the change is counted from; after a conflict, what the server has. */
  const [base, setBase] = useState({ form: first, known });
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asking, setAsking] = useState<'update' | 'discard'>();
  const [theirs, setTheirs] = useState<KnownEntry>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<AppError>();
  /** The entry is made, a file of it isn't there: saving again would make it twice. */
  const [made, setMade] = useState<AppError>();
  const problem = problemOf(form);
  const change = changeOf(base.form, form);
  const isNew = known === undefined;
  const organizer =
    known !== undefined && known.appointment.isMeeting && known.appointment.myResponse !== 'organizer'
      ? (known.details.organizer?.name ?? '')
      : undefined;
  const invited = Math.max(form.attendees.length, known === undefined ? 0 : inviteesOf(known.details).length);
  const dirty = isNew ? form !== first || files.length > 0 : !isEmpty(change);

  const edit = (edited: Partial<EntryForm>): void => {
    setError(undefined);
    setForm((before) => ({ ...before, ...edited }));
  };
  const leave = (): void => {
    if (dirty && !saving) setAsking('discard');
    else if (!saving) close();
  };

  const settle = async (work: () => Promise<Result<void>>): Promise<void> => {
    setSaving(true);
    setError(undefined);
    setAsking(undefined);
    const result = await work().catch((cause: unknown) => failed({ kind: 'unexpected', detail: String(cause) }));
    setSaving(false);
    if (result.ok) close();
    else if (result.error.code === 'FileNotAdded') setMade(result.error);
    else if (CONFLICTS.has(result.error.code) && base.known !== undefined) await showConflict(base.known);
    else setError(result.error);
  };

  const showConflict = async ({ details }: KnownEntry): Promise<void> => {
    const now = await bridge.query('appointment', { key: details.key });
    if (now.ok && now.value.appointment !== undefined) {
      setTheirs({ details: now.value, appointment: now.value.appointment });
    } else setError(now.ok ? { kind: 'not-found' } : now.error);
  };

  const create = async (): Promise<Result<void>> => {
    const contents = await Promise.all(
      files.map(async (file) => ({
        name: file.name,
        contentType: file.type,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    return bridge.command('createEntry', { accountId, draft: draftOf(form), files: contents });
  };

  const send = (over: KnownEntry, asked: EntryChange, notify: Notify): Promise<void> =>
    settle(() =>
      over.details.version === undefined
        ? Promise.resolve(failed({ kind: 'broken-answer' }))
        : bridge.command('changeEntry', {
            key: over.details.key,
            version: over.details.version,
            change: asked,
            notify,
          }),
    );

  const save = (): void => {
    if (base.known === undefined) void settle(create);
    else if (isEmpty(change)) close();
    else if (invited > 0 && organizer === undefined && !isOwnMatter(change)) setAsking('update');
    else void send(base.known, change, 'nobody');
  };

  if (made !== undefined) {
    return (
      <Modal size="small" title={t('entry.newEntry')} onClose={close}>
        <ErrorNotice intent="warning">{t('entry.fileFailed', { name: made.detail ?? '' })}</ErrorNotice>
      </Modal>
    );
  }
  const failure = error === undefined ? undefined : explainError(error, words);
  const title = isNew
    ? t('entry.newEntry')
    : known.details.recurrence !== undefined && known.details.seriesKey === undefined
      ? t('entry.changeSeries')
      : t('entry.changeEntry');
  return (
    <>
      <Modal
        title={title}
        onClose={leave}
        actions={
          <>
            <Button
              appearance="primary"
              disabled={problem !== undefined || (!isNew && !dirty)}
              disabledFocusable={saving}
              onClick={save}
            >
              {t(saving ? 'entry.saving' : isNew && form.attendees.length > 0 ? 'entry.send' : 'entry.save')}
            </Button>
            <Button disabled={saving} onClick={leave}>
              {t('entry.discard')}
            </Button>
          </>
        }
      >
        {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
        {isNew && accounts.length > 1 && (
          <Field label={t('entry.calendar')}>
            <Select value={accountId} onChange={(_, { value }) => setAccountId(value)}>
              {accounts.map(({ id, address }) => (
                <option key={id} value={id}>
                  {address}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <EntryFields
          accountId={known?.appointment.accountId ?? accountId}
          form={form}
          problem={problem}
          organizer={organizer}
          isOccurrence={known?.details.seriesKey !== undefined}
          isFormatted={known?.details.isFormatted ?? false}
          edit={edit}
        />
        {isNew && <NewFiles files={files} onFiles={setFiles} />}
      </Modal>
      {asking === 'update' && base.known !== undefined && (
        <UpdateQuestion
          people={invited}
          onlyPeople={Object.keys(change).every((name) => name === 'attendees')}
          onSend={(notify) => {
            if (base.known !== undefined) void send(base.known, change, notify);
          }}
          onBack={() => setAsking(undefined)}
          onDiscard={close}
        />
      )}
      {asking === 'discard' && (
        <Modal
          size="small"
          title={t('entry.discardQuestion')}
          onClose={() => setAsking(undefined)}
          actions={
            <>
              <Button appearance="primary" onClick={() => setAsking(undefined)}>
                {t('entry.keepEditing')}
              </Button>
              <Button onClick={close}>{t('entry.discard')}</Button>
            </>
          }
        >
          {form.subject}
        </Modal>
      )}
      {theirs !== undefined && (
        <ConflictChoice
          mine={form}
          theirs={formOf(theirs.appointment, theirs.details, format.zone)}
          onMine={() => {
            const fresh = formOf(theirs.appointment, theirs.details, format.zone);
            setBase({ form: fresh, known: theirs });
            setTheirs(undefined);
            const again = changeOf(fresh, form);
            if (isEmpty(again)) close();
            else void send(theirs, again, invited > 0 && organizer === undefined ? 'all' : 'nobody');
          }}
          onTheirs={close}
        />
      )}
    </>
  );
}

/** Whether a change concerns nobody but oneself. */
const isOwnMatter = (change: EntryChange): boolean =>
  Object.keys(change).every((name) => EDITABLE_ALONE.some((own) => own === name));
