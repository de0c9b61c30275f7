import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Format } from '../../../shared/format.ts';
import type { TimeRange } from '../../../shared/model.ts';
import {
  fieldsIn,
  fillFields,
  firstDayOf,
  returnDayOf,
  type OofTemplate,
  type TemplateField,
} from '../../../shared/oof-template.ts';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';

const LABELS = {
  start: 'oofText.fieldStart',
  return: 'oofText.fieldReturn',
  substitute: 'oofText.fieldSubstitute',
} as const satisfies Record<TemplateField, string>;

interface TemplateFillProps {
  readonly template: OofTemplate;
  readonly window: TimeRange | undefined;
  readonly onUse: (texts: Pick<OofTemplate, 'internal' | 'external'>) => void;
  readonly onClose: () => void;
}

/** Asks for what a template leaves open; dates come from the absence's time where it has one. */
export function TemplateFill({ template, window, onUse, onClose }: TemplateFillProps) {
  const { t, format } = useWords();
  const [values, setValues] = useState<Readonly<Record<TemplateField, string>>>({
    start: window === undefined ? format.today : firstDayOf(window, format.zone),
    return: window === undefined ? '' : returnDayOf(window, format.zone),
    substitute: '',
  });
  const used = fieldsIn(template);
  const isOpen = used.some((field) => values[field].trim() === '');
  const use = (): void => {
    if (isOpen) return;
    const said = saidValues(values, format);
    onUse({ internal: fillFields(template.internal, said), external: fillFields(template.external, said) });
    onClose();
  };
  return (
    <Modal
      title={t('oofText.applyFill', { name: template.name })}
      size="small"
      actions={
        <>
          <Button appearance="primary" disabledFocusable={isOpen} onClick={use}>
            {t('oofText.applyNow')}
          </Button>
          <Button onClick={onClose}>{t('oofText.cancel')}</Button>
        </>
      }
      onClose={onClose}
    >
      {used.map((field) => (
        <Field key={field} label={t(LABELS[field])}>
          <Input
            type={field === 'substitute' ? 'text' : 'date'}
            value={values[field]}
            onChange={(_, { value }) => setValues({ ...values, [field]: value })}
            onKeyDown={({ key }) => {
              if (key === 'Enter') use();
            }}
          />
        </Field>
      ))}
    </Modal>
  );
}

/** Dates as people of the locale write them out. */
function saidValues(values: Readonly<Record<TemplateField, string>>, format: Format) {
  const date = (value: string): string => (value === '' ? '' : format.longDate(value));
  return { start: date(values.start), return: date(values.return), substitute: values.substitute.trim() };
}
