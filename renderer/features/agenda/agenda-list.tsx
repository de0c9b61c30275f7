import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CalendarCheckmarkRegular, Warning16Regular } from '@fluentui/react-icons';
import { Fragment, useEffect, useRef, type CSSProperties } from 'react';
import { useCategoryColours } from '../../store/use-categories.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { NotRead } from '../../ui/not-read.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { AgendaRow } from './agenda-row.tsx';
import { layoutDay, type Cluster } from './layout.ts';
import { NowLine } from './now-line.tsx';
import { timeColumn, timeLabel } from './time-label.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  cluster: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    // Outdented by its border: times of all rows stay in one column.
    borderLeft: `2px solid ${tokens.colorPaletteDarkOrangeBorder2}`,
    marginLeft: '-2px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  conflict: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} 0`,
    color: tokens.colorPaletteDarkOrangeForeground1,
  },
  over: { borderLeftColor: tokens.colorNeutralStroke2 },
});

/** Today from the first entry to the last, with the now line; what collides stands together. */
export function AgendaList({ compact = false }: { readonly compact?: boolean }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const colourOf = useCategoryColours();
  const today = useSnapshot((snapshot) => snapshot.today);
  const list = useRef<HTMLOListElement>(null);
  const asOf = today.asOf !== undefined;
  useEffect(() => {
    // The morning is over: what runs and what comes is what the flyout opens on.
    if (compact && asOf) list.current?.querySelector('[data-ahead]')?.scrollIntoView({ block: 'start' });
  }, [compact, asOf]);
  const refresh = useCommand('refresh');
  const own = useOwnError(today.error);
  const day = layoutDay(today.value.appointments, today.value.agenda, now);

  if (today.asOf === undefined && today.value.appointments.length === 0) {
    return today.error === undefined ? (
      <LoadingRows />
    ) : (
      <NotRead
        compact={compact}
        title={t('today.notRead')}
        error={compact ? today.error : own}
        retrying={refresh.pending}
        onRetry={() => void refresh.run({})}
      />
    );
  }
  if (day.allDay.length + day.clusters.length === 0) {
    return <Empty compact={compact} icon={<CalendarCheckmarkRegular />} title={t('today.nothingToday')} />;
  }
  const cluster = ({ rows, conflict }: Cluster) =>
    conflict ? (
      <li
        {...aheadMark(rows)}
        className={mergeClasses(styles.cluster, rows.every(({ state }) => state === 'ended') && styles.over)}
      >
        {rows.some(({ state }) => state !== 'ended') && (
          <Text size={200} className={styles.conflict}>
            <Warning16Regular aria-hidden />
            {t('today.conflict')}
          </Text>
        )}
        {rows.map((row, index) => (
          <Fragment key={row.appointment.key}>
            {index > 0 && row.appointment.key === day.nowBefore && <NowLine now={now} />}
            <AgendaRow row={row} colourOf={colourOf} compact={compact} />
          </Fragment>
        ))}
      </li>
    ) : (
      rows.map((row) => (
        <li key={row.appointment.key} {...aheadMark(rows)}>
          <AgendaRow row={row} colourOf={colourOf} compact={compact} />
        </li>
      ))
    );
  const rows = [...day.allDay, ...day.clusters.flatMap((one) => one.rows)];
  const times = timeColumn(rows.map(({ appointment }) => timeLabel(appointment, compact, words)));
  return (
    <ol
      ref={list}
      className={mergeClasses(common.list, styles.list)}
      style={{ '--times': times } as CSSProperties}
      aria-label={t('today.agenda')}
    >
      {day.allDay.map((row) => (
        <li key={row.appointment.key}>
          <AgendaRow row={row} colourOf={colourOf} compact={compact} />
        </li>
      ))}
      {day.clusters.map((one) => (
        <Fragment key={one.rows[0]?.appointment.key}>
          {one.rows[0]?.appointment.key === day.nowBefore && (
            <li>
              <NowLine now={now} />
            </li>
          )}
          {cluster(one)}
        </Fragment>
      ))}
      {day.clusters.length > 0 && day.nowBefore === undefined && (
        <li>
          <NowLine now={now} />
        </li>
      )}
    </ol>
  );
}

/** Marks what isn't over, for the flyout to open on the first of it. */
function aheadMark(rows: Cluster['rows']): { readonly 'data-ahead'?: true } {
  return rows.every(({ state }) => state === 'ended') ? {} : { 'data-ahead': true };
}
