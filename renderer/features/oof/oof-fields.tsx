import { Field, Input, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { OofAudience, OofState } from '../../../shared/model.ts';
import { isBlankHtml } from '../../../shared/reply-html.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import type { DraftProblem, OofDraft } from './draft.ts';
import { ReplyEditor } from './editor/reply-editor.tsx';
import { losesMuch } from './editor/reply-markup.ts';
import { allowedAudiences } from './sentence.ts';

const STATES = [
  ['disabled', 'oof.stateDisabled'],
  ['enabled', 'oof.stateEnabled'],
  ['scheduled', 'oof.stateScheduled'],
] as const satisfies readonly (readonly [OofState, string])[];

const AUDIENCES = {
  none: 'oof.audienceNone',
  known: 'oof.audienceKnown',
  all: 'oof.audienceAll',
} as const satisfies Record<OofAudience, string>;

const PROBLEMS = {
  missing: 'oof.invalidMissing',
  order: 'oof.invalidOrder',
  past: 'oof.invalidPast',
} as const satisfies Record<DraftProblem, string>;

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  choices: { flexWrap: 'wrap' },
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  time: { flexGrow: 1, maxWidth: '260px' },
  texts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
});

interface FieldsProps<T> {
  readonly draft: T;
  readonly edit: (edited: Partial<OofDraft>) => void;
}

type Times = Pick<OofDraft, 'start' | 'end'>;

/** From when to when, on the person's wall clock. */
export function TimeFields({
  draft,
  problem,
  edit,
}: FieldsProps<Times> & { readonly problem: DraftProblem | undefined }) {
  const styles = useStyles();
  const { t } = useWords();
  const problemWords = problem === undefined ? {} : { validationMessage: t(PROBLEMS[problem]) };
  return (
    <div className={styles.times}>
      <Field label={t('oof.from')} className={styles.time}>
        <Input type="datetime-local" value={draft.start} onChange={(_, { value }) => edit({ start: value })} />
      </Field>
      <Field label={t('oof.to')} className={styles.time} {...problemWords}>
        <Input type="datetime-local" value={draft.end} onChange={(_, { value }) => edit({ end: value })} />
      </Field>
    </div>
  );
}

interface ReplyFieldsProps extends FieldsProps<Pick<OofDraft, 'internal' | 'external'>> {
  /** Counts when the texts are others than those that were edited. */
  readonly opening: number;
  /** Whether somebody would get an empty answer. */
  readonly needsText: boolean;
  readonly fields?: readonly string[];
}

/** The two texts, each with its formatting. */
export function ReplyFields({ draft, opening, needsText, edit, fields = [] }: ReplyFieldsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const missing = needsText && isBlankHtml(draft.internal) ? t('oof.noText') : undefined;
  return (
    <div className={styles.texts}>
      <ReplyEditor
        key={`internal ${opening}`}
        label={t('oof.internal')}
        hint={t('oof.internalHint')}
        warning={missing ?? (losesMuch(draft.internal) ? t('oofText.losesMuch') : undefined)}
        initial={draft.internal}
        onEdit={(internal) => edit({ internal })}
        fields={fields}
      />
      <ReplyEditor
        key={`external ${opening}`}
        label={t('oof.external')}
        hint={t('oof.externalHint')}
        warning={losesMuch(draft.external) ? t('oofText.losesMuch') : undefined}
        initial={draft.external}
        onEdit={(external) => edit({ external })}
        fields={fields}
      />
    </div>
  );
}

interface AudienceFieldProps extends FieldsProps<Pick<OofDraft, 'audience'>> {
  readonly allowed: OofAudience;
}

/** Who outside gets a reply: nobody that the administrator doesn't permit. */
export function AudienceField({ draft, allowed, edit }: AudienceFieldProps) {
  const styles = useStyles();
  const { t } = useWords();
  const audiences = allowedAudiences(allowed);
  const limit = allowed === 'none' ? t('oof.limitedNone') : allowed === 'known' ? t('oof.limitedKnown') : undefined;
  return (
    <Field label={t('oof.audience')} {...(limit === undefined ? {} : { hint: limit })}>
      <RadioGroup
        className={styles.choices}
        layout="horizontal"
        value={draft.audience}
        onChange={(_, { value }) => {
          const audience = audiences.find((one) => one === value);
          if (audience !== undefined) edit({ audience });
        }}
      >
        {(['none', 'known', 'all'] as const).map((audience) => (
          <Radio
            key={audience}
            value={audience}
            label={t(AUDIENCES[audience])}
            disabled={!audiences.includes(audience)}
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

interface OofFieldsProps extends FieldsProps<OofDraft> {
  readonly opening: number;
  readonly problem: DraftProblem | undefined;
  readonly allowed: OofAudience;
}

/** The fields of the form: when, the two texts, and who outside gets one. */
export function OofFields({ draft, opening, problem, allowed, edit }: OofFieldsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  return (
    <>
      <div className={mergeClasses(common.card, styles.card)}>
        <Field label={t('oof.state')}>
          <RadioGroup
            className={styles.choices}
            layout="horizontal"
            value={draft.state}
            onChange={(_, { value }) => {
              const state = STATES.find(([one]) => one === value)?.[0];
              if (state !== undefined) edit({ state });
            }}
          >
            {STATES.map(([state, words]) => (
              <Radio key={state} value={state} label={t(words)} />
            ))}
          </RadioGroup>
        </Field>
        {draft.state === 'scheduled' && <TimeFields draft={draft} problem={problem} edit={edit} />}
      </div>
      <div className={mergeClasses(common.card, styles.card)}>
        <ReplyFields draft={draft} opening={opening} needsText={draft.state !== 'disabled'} edit={edit} />
        <AudienceField draft={draft} allowed={allowed} edit={edit} />
      </div>
    </>
  );
}
