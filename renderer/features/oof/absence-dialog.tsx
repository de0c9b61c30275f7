import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { OofAudience, TimeRange } from '../../../shared/model.ts';
import { isBlankHtml } from '../../../shared/reply-html.ts';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';
import { problemOf, toInstant, toLocal, type OofDraft } from './draft.ts';
import { AudienceField, ReplyFields, TimeFields } from './oof-fields.tsx';
import { OofSentence } from './oof-summary.tsx';

/** An absence as the dialog begins with it; one without an id is new. */
export interface AbsenceDraft {
  readonly id?: string;
  readonly window: TimeRange;
  readonly audience: OofAudience;
  readonly internal: string;
  readonly external: string;
}

interface AbsenceDialogProps {
  readonly accountId: string;
  readonly initial: AbsenceDraft;
  readonly allowed: OofAudience;
  readonly onClose: () => void;
}

/** One more absence, with its own time, texts and audience. */
export function AbsenceDialog({ accountId, initial, allowed, onClose }: AbsenceDialogProps) {
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const plan = useCommand('planAbsence');
  const [draft, setDraft] = useState<OofDraft>(() => ({
    state: 'scheduled',
    start: toLocal(initial.window.start, format.zone),
    end: toLocal(initial.window.end, format.zone),
    audience: initial.audience,
    internal: initial.internal,
    external: initial.external,
  }));
  const problem = problemOf(draft, { now, zone: format.zone });
  const [start, end] = [toInstant(draft.start, format.zone), toInstant(draft.end, format.zone)];
  const window = start === undefined || end === undefined ? undefined : { start, end };
  const isBlank = isBlankHtml(draft.internal);
  const edit = (edited: Partial<OofDraft>): void => {
    plan.clear();
    setDraft((before) => ({ ...before, ...edited }));
  };
  const keep = async (): Promise<void> => {
    if (window === undefined || problem !== undefined || isBlank) return;
    const { id } = initial;
    const { ok } = await plan.run({
      ...(id === undefined ? {} : { id }),
      accountId,
      window,
      audience: draft.audience,
      internalHtml: draft.internal,
      externalHtml: draft.external,
    });
    if (ok) onClose();
  };
  return (
    <Modal
      title={t('oofPlan.title')}
      size="wide"
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={problem !== undefined || isBlank || plan.pending}
            onClick={() => void keep()}
          >
            {t(initial.id === undefined ? 'oofPlan.save' : 'oofPlan.saveChanges')}
          </Button>
          <Button onClick={onClose}>{t('oofText.cancel')}</Button>
        </>
      }
      onClose={onClose}
    >
      <OofSentence plan={{ state: 'scheduled', audience: draft.audience, window }} now={now} />
      <TimeFields draft={draft} problem={problem} edit={edit} />
      <ReplyFields draft={draft} opening={0} needsText edit={edit} />
      <AudienceField draft={draft} allowed={allowed} edit={edit} />
      {plan.error !== undefined && <ErrorNotice>{explainError(plan.error, words).text}</ErrorNotice>}
    </Modal>
  );
}
