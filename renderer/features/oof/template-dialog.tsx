import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { OofTemplate } from '../../../shared/oof-template.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';
import { ReplyFields } from './oof-fields.tsx';

interface TemplateDialogProps {
  /** One without an id is new. */
  readonly template: Pick<OofTemplate, 'internal' | 'external'> & Partial<OofTemplate>;
  readonly onClose: () => void;
}

/** Names a template and edits its two texts. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const save = useCommand('saveTemplate');
  const [draft, setDraft] = useState({ name: '', ...template });
  const [tried, setTried] = useState(false);
  const nameless = draft.name.trim() === '';
  const fields = [t('oofText.fieldStart'), t('oofText.fieldReturn'), t('oofText.fieldSubstitute')];

  const keep = async (): Promise<void> => {
    setTried(true);
    if (nameless) return;
    const { ok } = await save.run(draft);
    if (ok) onClose();
  };
  return (
    <Modal
      title={t(template.id === undefined ? 'oofText.newTemplate' : 'oofText.editTemplate')}
      size="wide"
      actions={
        <>
          <Button appearance="primary" disabledFocusable={save.pending} onClick={() => void keep()}>
            {t('oofText.save')}
          </Button>
          <Button onClick={onClose}>{t('oofText.cancel')}</Button>
        </>
      }
      onClose={onClose}
    >
      <Field label={t('oofText.name')} {...(tried && nameless ? { validationMessage: t('oofText.nameMissing') } : {})}>
        <Input
          autoFocus
          maxLength={80}
          value={draft.name}
          onChange={(_, { value }) => setDraft({ ...draft, name: value })}
        />
      </Field>
      <ReplyFields
        draft={draft}
        opening={0}
        needsText={false}
        edit={(edited) => setDraft((before) => ({ ...before, ...edited }))}
        fields={fields.map((field) => `{${field}}`)}
      />
      <Text size={200} className={common.quiet}>
        {t('oofText.hint')}
      </Text>
      {save.error !== undefined && <ErrorNotice>{explainError(save.error, words).text}</ErrorNotice>}
    </Modal>
  );
}
