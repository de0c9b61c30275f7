import { Checkbox, Field, Input, makeStyles, Select, Text, Textarea, tokens } from '@fluentui/react-components';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { CategoryField } from './category-field.tsx';
import type { EntryForm, FormProblem } from './draft.ts';
import { PeoplePicker } from './people-picker.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import { WhenFields } from './when-fields.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  field: { flex: '1 1 200px' },
});

const BUSY = {
  free: 'calendar.free',
  tentative: 'calendar.tentative',
  busy: 'calendar.busy',
  oof: 'calendar.outOfOffice',
  elsewhere: 'calendar.elsewhere',
} as const satisfies Record<EntryForm['busy'], MessageKey>;

const REMINDERS = [0, 5, 10, 15, 30, 60, 120, 1080, 1440, 2880, 10_080] as const;

interface EntryFieldsProps {
  /** Whose mailbox the entry is in, or comes into. */
  readonly accountId: string;
  readonly form: EntryForm;
  readonly problem: FormProblem | undefined;
  /** Somebody else holds the meeting: only what concerns oneself can be changed. */
  readonly organizer: string | undefined;
  /** Of one occurrence: it has no repetition of its own. */
  readonly isOccurrence: boolean;
  readonly isFormatted: boolean;
  readonly edit: (edited: Partial<EntryForm>) => void;
}

/** Everything that an entry says. */
export function EntryFields({
  accountId,
  form,
  problem,
  organizer,
  isOccurrence,
  isFormatted,
  edit,
}: EntryFieldsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const fixed = organizer !== undefined;
  return (
    <>
      <Field label={t('entry.subject')}>
        <Input
          value={form.subject}
          placeholder={t('entry.subjectHint')}
          maxLength={255}
          disabled={fixed}
          onChange={(_, { value }) => edit({ subject: value })}
        />
      </Field>
      {fixed && (
        <Text size={200} className={common.quiet}>
          {t('entry.cantMove', { organizer })}
        </Text>
      )}
      <WhenFields form={form} problem={problem} fixed={fixed} edit={edit} />
      {!fixed && !isOccurrence && <RepeatFields form={form} problem={problem} edit={edit} />}
      <Field label={t('entry.location')}>
        <Input
          value={form.location}
          maxLength={1000}
          disabled={fixed}
          onChange={(_, { value }) => edit({ location: value })}
        />
      </Field>
      {!fixed && <PeoplePicker people={form.attendees} onPeople={(attendees) => edit({ attendees })} />}
      <div className={styles.row}>
        <Field label={t('entry.showAs')} className={styles.field}>
          <Select value={form.busy} onChange={(_, { value }) => edit({ busy: value as EntryForm['busy'] })}>
            {Object.entries(BUSY).map(([busy, word]) => (
              <option key={busy} value={busy}>
                {t(word)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('entry.reminder')} className={styles.field}>
          <Select
            value={String(form.reminder)}
            onChange={(_, { value }) => edit({ reminder: value === 'none' ? value : Number(value) })}
          >
            <option value="none">{t('entry.reminderNone')}</option>
            {[...new Set([...REMINDERS, ...(form.reminder === 'none' ? [] : [form.reminder])])]
              .sort((a, b) => a - b)
              .map((minutes) => (
                <option key={minutes} value={String(minutes)}>
                  {reminderWords(minutes, words)}
                </option>
              ))}
          </Select>
        </Field>
      </div>
      <CategoryField accountId={accountId} text={form.categories} onText={(categories) => edit({ categories })} />
      <Checkbox
        label={t('entry.private')}
        checked={form.isPrivate}
        onChange={(_, { checked }) => edit({ isPrivate: checked === true })}
      />
      <Notes form={form} isFormatted={isFormatted} fixed={fixed} edit={edit} />
    </>
  );
}

type Part = Pick<EntryFieldsProps, 'form' | 'edit'>;

function Notes({ form, isFormatted, fixed, edit }: Part & { readonly isFormatted: boolean; readonly fixed: boolean }) {
  const { t } = useWords();
  const link = useSnapshot(({ settings }) => settings.joinLink);
  return (
    <>
      <Field label={t('entry.notes')} {...(isFormatted ? { hint: t('entry.notesFormatted') } : {})}>
        <Textarea
          rows={5}
          resize="vertical"
          value={form.text}
          disabled={fixed}
          onChange={(_, { value }) => edit({ text: value })}
        />
      </Field>
      {link !== '' && !fixed && (
        <Checkbox
          label={t('entry.joinLink')}
          checked={form.text.includes(link)}
          onChange={(_, { checked }) =>
            edit(
              checked === true
                ? {
                    text: form.text.trim() === '' ? link : `${form.text}\n${link}`,
                    ...(form.location === '' ? { location: link } : {}),
                  }
                : {
                    text: form.text.replace(link, '').trim(),
                    ...(form.location === link ? { location: '' } : {}),
                  },
            )
          }
        />
      )}
    </>
  );
}

function reminderWords(minutes: number, { t }: Words): string {
  if (minutes === 0) return t('entry.reminderStart');
  if (minutes % 1440 === 0) return t('entry.reminderDays', { count: minutes / 1440 });
  return minutes % 60 === 0
    ? t('entry.reminderHours', { count: minutes / 60 })
    : t('entry.reminderMinutes', { count: minutes });
}
