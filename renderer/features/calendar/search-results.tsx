import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { explainError } from '../../../shared/explain.ts';
import { localDate } from '../../../shared/format.ts';
import type { Appointment } from '../../../shared/model.ts';
import { Empty } from '../../ui/empty.tsx';
import { usePatience } from '../../ui/loading.tsx';
import { useWords } from '../../words/words.tsx';
import { agendaItems } from './agenda-items.ts';
import { AppointmentList } from './appointment-list.tsx';
import type { CalendarLook } from './calendars.ts';
import type { AppointmentSearch, SearchState } from './use-appointment-search.ts';

const NONE: readonly Appointment[] = [];

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  says: { marginRight: 'auto' },
  list: { flex: '1 1 0', minHeight: 0 },
});

interface SearchResultsProps {
  readonly search: AppointmentSearch;
  readonly state: SearchState;
  readonly looks: ReadonlyMap<string, CalendarLook>;
  readonly selectedKey: string | undefined;
  readonly onSelect: (key: string) => void;
  /** The servers shall be asked too. */
  readonly onFar: () => void;
}

/** What was found, as an agenda: how much, in which time, and the way to more. */
export function SearchResults({ search, state, looks, selectedKey, onSelect, onFar }: SearchResultsProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, format } = words;
  const { found, error, searching } = state;
  const late = usePatience(searching);
  const appointments = found?.appointments ?? NONE;
  const items = useMemo(() => agendaItems(appointments, format.zone), [appointments, format.zone]);
  const period =
    found?.range && format.period(localDate(found.range.start, format.zone), localDate(found.range.end, format.zone));
  const count = t(found?.cut === true ? 'calendar.foundCut' : 'calendar.found', { count: appointments.length });
  return (
    <div className={`pr-calendar ${styles.root}`}>
      <div className={styles.head}>
        <div role="status" className={styles.says}>
          {late ? (
            <Spinner size="extra-tiny" label={t('calendar.searching')} />
          ) : (
            <Text>
              {found !== undefined && [count, period].filter((part) => part !== undefined).join(' · ')}
              {error !== undefined && ` ${explainError(error, words).text}`}
            </Text>
          )}
        </div>
        {!search.far && (
          <Button size="small" onClick={onFar}>
            {t('calendar.searchFar')}
          </Button>
        )}
      </div>
      <div className={styles.list}>
        {found?.appointments.length === 0 && !searching ? (
          <Empty
            title={t('calendar.foundNone', { text: search.text.trim() })}
            hint={t(search.far ? 'calendar.foundNoneFar' : 'calendar.foundNoneHere')}
          />
        ) : (
          <AppointmentList
            items={items}
            looks={looks}
            selectedKey={selectedKey}
            label={t('calendar.searchResults')}
            onSelect={onSelect}
          />
        )}
      </div>
    </div>
  );
}
