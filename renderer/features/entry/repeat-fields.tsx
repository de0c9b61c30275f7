import { Field, Input, makeStyles, Select, SpinButton, ToggleButton, tokens } from '@fluentui/react-components';
import type { Pattern } from '../../../shared/entry.ts';
import { monthWord, nthWord, relativeDayWord, weekdayWord } from '../../../shared/recurrence-words.ts';
import { useWords, type Words } from '../../words/words.tsx';
import {
  defaultPattern,
  kindOf,
  patternsFor,
  withEvery,
  type EntryForm,
  type FormProblem,
  type Repeat,
  type RepeatKind,
} from './draft.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  short: { width: '120px' },
  field: { flex: '0 1 220px' },
  days: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

const KINDS = {
  daily: 'entry.repeatDaily',
  weekly: 'entry.repeatWeekly',
  monthly: 'entry.repeatMonthly',
  yearly: 'entry.repeatYearly',
} as const satisfies Record<RepeatKind, string>;
const UNITS = { daily: 'entry.days', weekly: 'entry.weeks', monthly: 'entry.months' } as const;
const ENDS = { never: 'entry.endNever', until: 'entry.endDate', count: 'entry.endCount' } as const;

interface RepeatFieldsProps {
  readonly form: EntryForm;
  readonly problem: FormProblem | undefined;
  readonly edit: (edited: Partial<EntryForm>) => void;
}

/** Whether it comes again, how, and for how long. */
export function RepeatFields({ form, problem, edit }: RepeatFieldsProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const { repeat, start } = form;
  const kind = repeat === undefined ? undefined : kindOf(repeat.pattern);
  const set = (changed: Partial<Repeat>): void => {
    if (repeat !== undefined) edit({ repeat: { ...repeat, ...changed } });
  };
  const choose = (value: string): void => {
    const chosen = (Object.keys(KINDS) as RepeatKind[]).find((each) => each === value);
    edit({
      repeat:
        chosen === undefined
          ? undefined
          : { pattern: defaultPattern(chosen, start), end: repeat?.end ?? { kind: 'never' } },
    });
  };
  return (
    <>
      <div className={styles.row}>
        <Field label={t('entry.repeat')} className={styles.field}>
          <Select value={kind ?? 'none'} onChange={(_, { value }) => choose(value)}>
            <option value="none">{t('entry.repeatNever')}</option>
            {Object.entries(KINDS).map(([value, word]) => (
              <option key={value} value={value}>
                {t(word)}
              </option>
            ))}
          </Select>
        </Field>
        {repeat !== undefined && kind !== undefined && kind !== 'yearly' && 'every' in repeat.pattern && (
          <Field label={`${t('entry.every')} … ${t(UNITS[kind])}`} className={styles.short}>
            <SpinButton
              min={1}
              max={99}
              value={repeat.pattern.every}
              onChange={(_, { value, displayValue }) => {
                const every = value ?? Number(displayValue);
                if (Number.isInteger(every) && every >= 1 && every <= 99) {
                  set({ pattern: withEvery(repeat.pattern, every) });
                }
              }}
            />
          </Field>
        )}
        {repeat !== undefined && (kind === 'monthly' || kind === 'yearly') && (
          <WhichField pattern={repeat.pattern} kind={kind} form={form} onPattern={(pattern) => set({ pattern })} />
        )}
      </div>
      {repeat?.pattern.kind === 'weekly' && (
        <Field label={t('entry.onDays')} {...(problem === 'days' ? { validationMessage: t('entry.noDays') } : {})}>
          <Days
            days={repeat.pattern.days}
            onDays={(days) => set({ pattern: { ...repeat.pattern, days } as Pattern })}
          />
        </Field>
      )}
      {repeat !== undefined && <EndFields repeat={repeat} start={start} problem={problem} set={set} />}
    </>
  );
}

interface WhichProps {
  readonly pattern: Pattern;
  readonly kind: RepeatKind;
  readonly form: EntryForm;
  readonly onPattern: (pattern: Pattern) => void;
}

/** "On day 23", or "on the fourth Monday". */
function WhichField({ pattern, kind, form, onPattern }: WhichProps) {
  const styles = useStyles();
  const words = useWords();
  const every = 'every' in pattern ? pattern.every : 1;
  const usual = patternsFor(kind, form.start, every);
  const same = (a: Pattern, b: Pattern): boolean => JSON.stringify(a) === JSON.stringify(b);
  // What another program made of it stays a choice.
  const choices = usual.some((each) => same(each, pattern)) ? usual : [pattern, ...usual];
  return (
    <Field label={words.t('entry.onDays')} className={styles.field}>
      <Select
        value={String(choices.findIndex((each) => same(each, pattern)))}
        onChange={(_, { value }) => {
          const chosen = choices[Number(value)];
          if (chosen !== undefined) onPattern(chosen);
        }}
      >
        {choices.map((each, index) => (
          <option key={JSON.stringify(each)} value={String(index)}>
            {whichWords(each, words)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function whichWords(pattern: Pattern, words: Words): string {
  const { t } = words;
  switch (pattern.kind) {
    case 'monthly':
      return t('entry.onDay', { day: pattern.day });
    case 'monthly-nth':
      return t('entry.onNth', { nth: nthWord(pattern.nth, words), day: relativeDayWord(pattern.on, words) });
    case 'yearly':
      return t('entry.onDate', { date: `${pattern.day} ${monthWord(pattern.month, words)}` });
    case 'yearly-nth': {
      const params = { nth: nthWord(pattern.nth, words), day: relativeDayWord(pattern.on, words) };
      return t('entry.onNthOf', { ...params, month: monthWord(pattern.month, words) });
    }
    default:
      return '';
  }
}

function Days({ days, onDays }: { readonly days: readonly number[]; readonly onDays: (days: number[]) => void }) {
  const styles = useStyles();
  const words = useWords();
  return (
    <div className={styles.days} role="group" aria-label={words.t('entry.onDays')}>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const on = days.includes(day);
        return (
          <ToggleButton
            key={day}
            size="small"
            checked={on}
            appearance={on ? 'primary' : 'outline'}
            aria-label={weekdayWord(day, words)}
            onClick={() => onDays(on ? days.filter((each) => each !== day) : [...days, day].sort())}
          >
            {weekdayWord(day, words, 'short')}
          </ToggleButton>
        );
      })}
    </div>
  );
}

interface EndProps {
  readonly repeat: Repeat;
  readonly start: string;
  readonly problem: FormProblem | undefined;
  readonly set: (changed: Partial<Repeat>) => void;
}

function EndFields({ repeat: { end }, start, problem, set }: EndProps) {
  const styles = useStyles();
  const { t } = useWords();
  const choose = (value: string): void => {
    if (value === 'until')
      set({ end: { kind: 'until', date: `${Number(start.slice(0, 4)) + 1}${start.slice(4, 10)}` } });
    else if (value === 'count') set({ end: { kind: 'count', count: 10 } });
    else set({ end: { kind: 'never' } });
  };
  return (
    <div className={styles.row}>
      <Field label={t('entry.repeatEnds')} className={styles.field}>
        <Select value={end.kind} onChange={(_, { value }) => choose(value)}>
          {Object.entries(ENDS).map(([value, word]) => (
            <option key={value} value={value}>
              {t(word)}
            </option>
          ))}
        </Select>
      </Field>
      {end.kind === 'until' && (
        <Field
          label={t('entry.lastDate')}
          className={styles.field}
          {...(problem === 'until' ? { validationMessage: t('entry.untilBeforeStart') } : {})}
        >
          <Input
            type="date"
            value={end.date}
            onChange={(_, { value }) => set({ end: { kind: 'until', date: value } })}
          />
        </Field>
      )}
      {end.kind === 'count' && (
        <Field label={t('entry.times')} className={styles.short}>
          <SpinButton
            min={1}
            max={999}
            value={end.count}
            onChange={(_, { value, displayValue }) => {
              const count = value ?? Number(displayValue);
              if (Number.isInteger(count) && count >= 1 && count <= 999) set({ end: { kind: 'count', count } });
            }}
          />
        </Field>
      )}
    </div>
  );
}
