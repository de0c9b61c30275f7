import { Button, Checkbox, makeStyles, mergeClasses, Switch, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError, shownSubject } from '../../../shared/explain.ts';
import type { Appointment, TimeRange } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { useDeclinable } from './use-declinable.ts';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface DeclineSectionProps {
  readonly accountId: string;
  /** The time of the absence as it stands in the form, where it has one. */
  readonly window: TimeRange | undefined;
}

/** Meetings of others during the absence: off until it is switched on, nothing chosen until it is chosen. */
export function DeclineSection({ accountId, window }: DeclineSectionProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  return (
    <section className={mergeClasses(common.card, styles.card)} aria-label={t('oofPlan.decline')}>
      <Text as="h2" weight="semibold" className={common.plainHeading}>
        {t('oofPlan.decline')}
      </Text>
      <Switch label={t('oofPlan.declineSwitch')} checked={wanted} onChange={(_, { checked }) => setWanted(checked)} />
      {wanted && (
        <>
          <Text size={200} className={common.quiet}>
            {t(window === undefined ? 'oofPlan.declineUnscheduled' : 'oofPlan.declineHint')}
          </Text>
          {window !== undefined && <DeclineList accountId={accountId} window={window} />}
        </>
      )}
    </section>
  );
}

function DeclineList({ accountId, window }: { readonly accountId: string; readonly window: TimeRange }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const meetings = useDeclinable(accountId, window);
  const considered = useSnapshot((snapshot) => snapshot.considered);
  const decline = useCommand('declineMeetings');
  const takeBack = useCommand('takeBack');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const onItsWay = (key: string) => considered.find((each) => each.key === key && each.kind === 'answer');
  const keys = (meetings ?? []).map(({ key }) => key).filter((key) => chosen.has(key) && onItsWay(key) === undefined);
  const error = decline.error ?? takeBack.error;

  const choose = (key: string, isChosen: boolean): void => {
    const others = [...chosen].filter((other) => other !== key);
    setChosen(new Set(isChosen ? [...others, key] : others));
  };
  const send = async (): Promise<void> => {
    const { ok } = await decline.run({ accountId, window, keys });
    if (ok) setChosen(new Set());
  };
  const aboutOf = ({ start, end, organizer, isRecurring }: Appointment): string =>
    [
      format.dayAndTimeRange(start, end),
      ...(organizer === undefined ? [] : [t('oofPlan.declineOrganiser', { name: organizer })]),
      ...(isRecurring ? [t('oofPlan.declineOccurrence')] : []),
    ].join(' · ');

  if (meetings === undefined) return null;
  if (meetings.length === 0) return <Text>{t('oofPlan.declineNone')}</Text>;
  return (
    <>
      <ul className={common.list}>
        {meetings.map((meeting) => {
          const sending = onItsWay(meeting.key);
          const subject = shownSubject(meeting, words);
          return (
            <li key={meeting.key} className={styles.row}>
              <Checkbox
                checked={sending !== undefined || chosen.has(meeting.key)}
                disabled={sending !== undefined}
                label={
                  <>
                    {subject}{' '}
                    <Text size={200} className={common.quiet}>
                      {sending === undefined ? aboutOf(meeting) : t('oofPlan.declineGoesOut')}
                    </Text>
                  </>
                }
                onChange={(_, { checked }) => choose(meeting.key, checked === true)}
              />
              {sending !== undefined && (
                <Button
                  size="small"
                  aria-label={t('oofPlan.declineTakeBackNamed', { subject })}
                  onClick={() => void takeBack.run({ id: sending.id })}
                >
                  {t('oofPlan.declineTakeBack')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Button disabledFocusable={keys.length === 0 || decline.pending} onClick={() => void send()}>
        {t('oofPlan.declineChosen', { count: keys.length })}
      </Button>
      {error !== undefined && <ErrorNotice>{explainError(error, words).text}</ErrorNotice>}
    </>
  );
}
