import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { AppError, AppointmentDetails } from '../../../shared/model.ts';
import type { FormRequest } from '../../store/projection.ts';
import { useBridge, useEntryForm, useProjection, useSnapshot } from '../../store/store.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { formOf, newForm } from './draft.ts';

/** The form for an entry, over whatever the window shows; nothing while none is asked for. */
export function EntryDialog() {
  const request = useProjection(({ form }) => form);
  return request === undefined ? null : <Asked key={JSON.stringify(request)} request={request} />;
}

function Asked({ request }: { readonly request: FormRequest }) {
  return request.kind === 'new' ? (
    <NewEntry request={request} />
  ) : (
    <KnownEntry entryKey={request.key} kind={request.kind} />
  );
}

function NewEntry({ request }: { readonly request: Extract<FormRequest, { kind: 'new' }> }) {
  const { format } = useWords();
  const now = useSnapshot((snapshot) => snapshot.now);
  const [form] = useState(() => newForm(request, now, format.zone));
  return <EntryEditor first={form} />;
}

/** Opens the entry first: its form needs the version that it changes. */
function KnownEntry({ entryKey, kind }: { readonly entryKey: string; readonly kind: 'change' | 'copy' }) {
  const bridge = useBridge();
  const words = useWords();
  const { t, format } = words;
  const { close } = useEntryForm();
  const [opened, setOpened] = useState<AppointmentDetails>();
  const [error, setError] = useState<AppError>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setError(undefined);
    void bridge.query('appointment', { key: entryKey }).then((result) => {
      if (!current) return;
      if (result.ok) setOpened(result.value);
      else setError(result.error);
    });
    return () => {
      current = false;
    };
  }, [bridge, entryKey, attempt]);
  if (opened?.appointment !== undefined) {
    const form = formOf(opened.appointment, opened, format.zone);
    if (kind === 'copy') return <EntryEditor first={{ ...form, attendees: [] }} />;
    return <EntryEditor first={form} known={{ details: opened, appointment: opened.appointment }} />;
  }
  const failure = error === undefined ? undefined : explainError(error, words);
  return (
    <Modal title={t('entry.changeEntry')} onClose={close}>
      {failure === undefined ? (
        <LoadingRows rows={5} height={40} />
      ) : (
        <ErrorNotice
          detail={failure.details}
          actions={
            <Button size="small" onClick={() => setAttempt(attempt + 1)}>
              {t('error.retry')}
            </Button>
          }
        >
          {failure.text}
        </ErrorNotice>
      )}
    </Modal>
  );
}
