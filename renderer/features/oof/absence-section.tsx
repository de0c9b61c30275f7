import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedAbsence } from '../../../shared/absence.ts';
import { explainError } from '../../../shared/explain.ts';
import type { OofSettings } from '../../../shared/model.ts';
import { OUTSIDE } from '../../../shared/oof-words.ts';
import type { OofView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { AbsenceDialog, type AbsenceDraft } from './absence-dialog.tsx';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { marginRight: 'auto' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  words: { display: 'flex', flexDirection: 'column', marginRight: 'auto', minWidth: 0 },
});

interface AbsenceSectionProps {
  readonly oof: OofView;
  readonly settings: OofSettings;
  /** What a new one begins with. */
  readonly fresh: AbsenceDraft;
}

/** Absences planned ahead: what waits here, and that it does. */
export function AbsenceSection({ oof, settings, fresh }: AbsenceSectionProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const remove = useCommand('removeAbsence');
  const plan = useCommand('planAbsence');
  const send = useCommand('sendAbsence');
  const [editing, setEditing] = useState<AbsenceDraft>();
  const [removed, setRemoved] = useState<PlannedAbsence>();
  const planned = oof.planned ?? [];
  const timeOf = ({ window }: PlannedAbsence): string => format.dayAndTimeRange(window.start, window.end);
  const nextId = planned.find(({ held }) => held === undefined)?.id;
  const error = plan.error ?? remove.error ?? send.error;
  const stateOf = ({ id, held }: PlannedAbsence): string =>
    held === undefined ? t(id === nextId ? 'oofPlan.next' : 'oofPlan.later') : t(`oofPlan.${held}`);

  return (
    <section className={mergeClasses(common.card, styles.card)} aria-label={t('oofPlan.planned')}>
      <div className={styles.row}>
        <Text as="h2" weight="semibold" className={mergeClasses(common.plainHeading, styles.title)}>
          {t('oofPlan.planned')}
        </Text>
        <Button size="small" onClick={() => setEditing(fresh)}>
          {t('oofPlan.plan')}
        </Button>
      </div>
      <Text size={200} className={common.quiet}>
        {t(planned.length === 0 ? 'oofPlan.none' : 'oofPlan.plannedHint')}
        {planned.length > 0 && settings.state === 'enabled' ? ` ${t('oofPlan.waitsForOff')}` : ''}
      </Text>
      {planned.length > 0 && (
        <ul className={mergeClasses(common.list, styles.list)}>
          {planned.map((absence) => (
            <li key={absence.id} className={styles.row}>
              <div className={styles.words}>
                <Text>{timeOf(absence)}</Text>
                <Text size={200} className={common.quiet}>
                  {t(OUTSIDE[absence.audience])}
                </Text>
              </div>
              <Badge appearance="tint" color={absence.held === undefined ? 'informative' : 'warning'}>
                {stateOf(absence)}
              </Badge>
              {absence.held !== undefined && (
                <Button
                  size="small"
                  aria-label={t('oofPlan.sendNamed', { time: timeOf(absence) })}
                  disabledFocusable={send.pending}
                  onClick={() => void send.run({ id: absence.id })}
                >
                  {t('oofPlan.send')}
                </Button>
              )}
              <Button
                size="small"
                aria-label={t('oofPlan.editNamed', { time: timeOf(absence) })}
                onClick={() => setEditing(draftOf(absence))}
              >
                {t('oofPlan.edit')}
              </Button>
              <Button
                size="small"
                appearance="subtle"
                aria-label={t('oofPlan.removeNamed', { time: timeOf(absence) })}
                onClick={() => {
                  setRemoved(absence);
                  void remove.run({ id: absence.id });
                }}
              >
                {t('oofPlan.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {removed !== undefined && !planned.some(({ id }) => id === removed.id) && (
          <div className={styles.row}>
            <Text size={200}>{t('oofPlan.removed', { time: timeOf(removed) })}</Text>
            <Button size="small" appearance="subtle" onClick={() => void plan.run(inputOf(removed))}>
              {t('app.undo')}
            </Button>
          </div>
        )}
      </div>
      {error !== undefined && <ErrorNotice>{explainError(error, words).text}</ErrorNotice>}
      {editing !== undefined && (
        <AbsenceDialog
          accountId={oof.accountId}
          initial={editing}
          allowed={settings.allowedAudience}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

const draftOf = ({ id, window, audience, internalHtml, externalHtml }: PlannedAbsence): AbsenceDraft => ({
  id,
  window,
  audience,
  internal: internalHtml,
  external: externalHtml,
});

const inputOf = ({ id, accountId, window, audience, internalHtml, externalHtml }: PlannedAbsence) => ({
  id,
  accountId,
  window,
  audience,
  internalHtml,
  externalHtml,
});
