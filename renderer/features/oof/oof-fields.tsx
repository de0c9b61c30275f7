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

interface OofFieldsProps {
  readonly draft: OofDraft;
  /** Counts when the texts are others than those that were edited. */
  readonly opening: number;
  readonly problem: DraftProblem | undefined;
  readonly allowed: OofAudience;
  readonly edit: (edited: Partial<OofDraft>) => void;
}

/** The fields of the form: when, the two texts, and who outside gets one. */
export function OofFields({ draft, opening, problem, allowed, edit }: OofFieldsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const audiences = allowedAudiences(allowed);
  const limit = allowed === 'none' ? t('oof.limitedNone') : allowed === 'known' ? t('oof.limitedKnown') : undefined;
  const problemWords = problem === undefined ? {} : { validationMessage: t(PROBLEMS[problem]) };
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
        {draft.state === 'scheduled' && (
          <div className={styles.times}>
            <Field label={t('oof.from')} className={styles.time}>
              <Input type="datetime-local" value={draft.start} onChange={(_, { value }) => edit({ start: value })} />
            </Field>
            <Field label={t('oof.to')} className={styles.time} {...problemWords}>
              <Input type="datetime-local" value={draft.end} onChange={(_, { value }) => edit({ end: value })} />
            </Field>
          </div>
        )}
      </div>
      <div className={mergeClasses(common.card, styles.card)}>
        <div className={styles.texts}>
          <ReplyEditor
            key={`internal ${opening}`}
            label={t('oof.internal')}
            hint={t('oof.internalHint')}
            warning={
              draft.state !== 'disabled' && isBlankHtml(draft.internal)
                ? t('oof.noText')
                : losesMuch(draft.internal)
                  ? t('oofText.losesMuch')
                  : undefined
            }
            initial={draft.internal}
            onEdit={(internal) => edit({ internal })}
          />
          <ReplyEditor
            key={`external ${opening}`}
            label={t('oof.external')}
            hint={t('oof.externalHint')}
            warning={losesMuch(draft.external) ? t('oofText.losesMuch') : undefined}
            initial={draft.external}
            onEdit={(external) => edit({ external })}
          />
        </div>
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
      </div>
    </>
  );
}
