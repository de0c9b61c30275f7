import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback, useMemo, useRef, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import { startOfDay } from '../../../shared/wall-time.ts';
import { useProjection, useSnapshot } from '../../store/store.tsx';
import { useNow } from '../../store/use-now.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { usePatience } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { agendaItems } from './agenda-items.ts';
import { AppointmentList } from './appointment-list.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { CopyFreeTimes } from './copy-free-times.tsx';
import { CalendarPicker } from './calendar-picker.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { calendarLooks } from './calendars.ts';
import { DetailsPane } from './opened/details-pane.tsx';
import { agendaRange, dateOf, daysInView, FIRST_PLACE, inView, monthRange, moreOf, moved, onDay } from './place.ts';
import { SearchField } from './search-field.tsx';
import { SearchResults } from './search-results.tsx';
import { nextHalfHour } from './time-cursor.ts';
import { useAppointmentSearch, type AppointmentSearch } from './use-appointment-search.ts';
import { useCalendarRange } from './use-calendar-range.ts';
import type { GridActions } from './use-grid-handlers.ts';
import { useSame } from './use-same.ts';
import { useShownCalendars } from './use-shown-calendars.ts';
import { useWorkingHours } from './working-hours.ts';
import { weekRules, type GridViewName } from './views.ts';

const useStyles = makeStyles({
  body: { position: 'relative', display: 'flex', flex: '1 1 0', minHeight: 0, gap: tokens.spacingHorizontalM },
  note: {
    position: 'absolute',
    bottom: tokens.spacingVerticalL,
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: 5,
    ':empty': { display: 'none' },
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    whiteSpace: 'nowrap',
  },
});

/** The calendar with its toolbar and the details of what is selected. */
export function CalendarPage({ onNew, onMove }: GridActions) {
  const styles = useStyles();
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const calendars = useSame(useSnapshot((snapshot) => snapshot.calendars));
  const [place, setPlace] = useState(FIRST_PLACE);
  const goTo = useProjection((projection) => projection.goTo);
  const [wentTo, setWentTo] = useState<typeof goTo>();
  if (goTo !== undefined && goTo !== wentTo) {
    setWentTo(goTo);
    setPlace(onDay(goTo.date, format.today));
  }
  const [selectedKey, setSelectedKey] = useState<string>();
  const [search, setSearch] = useState<AppointmentSearch>();
  const results = useAppointmentSearch(search);
  const opener = useRef<Element>(null);
  const cameByMore = useRef(false);
  const date = dateOf(place, format.today);
  const agenda = place.view === 'agenda';
  const found = search !== undefined && search.text.trim() !== '';
  const listed = useMemo(() => agendaRange(date, format.zone), [date, format.zone]);
  const { firstDay } = useMemo(() => weekRules(format.locale), [format.locale]);
  const month = useMemo(() => monthRange(date, firstDay, format.zone), [date, firstDay, format.zone]);
  const shown = useCalendarRange(useSame(agenda ? listed : month));
  useShownCalendars(calendars);
  const workingHours = useWorkingHours();
  const looks = useMemo(() => calendarLooks(calendars), [calendars]);
  // What is switched off goes at once, not with the next answer.
  const appointments = useMemo(() => {
    const hidden = new Set(calendars.flatMap(({ id, shown: drawn }) => (drawn ? [] : id)));
    return shown.appointments.filter(({ calendarId }) => !hidden.has(calendarId));
  }, [calendars, shown.appointments]);
  const items = useMemo(
    () => (agenda ? agendaItems(appointments, format.zone, listed) : []),
    [agenda, appointments, format.zone, listed],
  );
  const late = usePatience(shown.loading);
  const error = useOwnError(shown.error);
  const failure = error === undefined ? undefined : explainError(error, words);
  const days = daysInView(place.view, date, firstDay, settings.weekends);
  const seen = useSame({ start: startOfDay(days.start, format.zone), end: startOfDay(days.end, format.zone) });
  const empty = !shown.loading && !appointments.some(({ start, end }) => start < seen.end && end >= seen.start);
  const inSight = found ? (results.found?.appointments ?? appointments) : appointments;
  const selected = inSight.find(({ key }) => key === selectedKey);
  const nowRef = useRef(now);
  nowRef.current = now;
  // One line for all of the toolbar, in every language.
  const isNarrow = useMediaQuery('(max-width: 1199px)');
  const currentTime = useCallback(() => nowRef.current, []);

  const select = (key: string): void => {
    opener.current = document.activeElement;
    setSelectedKey(key);
  };
  const close = (): void => {
    setSelectedKey(undefined);
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  // The grid keeps its view while the agenda is over it.
  const gridView = useRef<GridViewName>('workWeek');
  if (place.view !== 'agenda') gridView.current = place.view;
  return (
    <Page
      title={t('app.calendar')}
      titleHidden={isNarrow}
      shape="fill"
      head={
        <CalendarToolbar
          title={format.period(days.start, days.end)}
          view={place.view}
          onView={(view) => {
            cameByMore.current = false;
            setPlace((known) => inView(known, view));
          }}
          onMove={(where) => setPlace((known) => moved(known, where, format.today))}
          search={
            <>
              <CopyFreeTimes appointments={appointments} hours={workingHours} shown={seen} />
              <SearchField
                text={search?.text}
                onText={(text) => setSearch({ text, far: false })}
                onOpen={() => setSearch({ text: '', far: false })}
                onClose={() => setSearch(undefined)}
              />
            </>
          }
          isNarrow={isNarrow}
          onNew={onNew && (() => onNew(nextHalfHour(nowRef.current)))}
        />
      }
    >
      {failure !== undefined && (
        <ErrorNotice intent="warning" detail={failure.details}>
          {failure.text} {shown.asOf !== undefined && t('error.stale', { time: format.when(shown.asOf) })}
        </ErrorNotice>
      )}
      <div className={styles.body}>
        {agenda && !found && (
          <div className="pr-calendar">
            <AppointmentList
              items={items}
              looks={looks}
              selectedKey={selectedKey}
              label={t('calendar.agenda')}
              takesFocus={cameByMore.current}
              onSelect={select}
            />
          </div>
        )}
        {found && (
          <SearchResults
            search={search}
            state={results}
            looks={looks}
            selectedKey={selectedKey}
            onSelect={select}
            onFar={() => setSearch({ ...search, far: true })}
          />
        )}
        <CalendarGrid
          view={gridView.current}
          date={date}
          hidden={agenda || found}
          appointments={appointments}
          looks={looks}
          selectedKey={selectedKey}
          weekends={settings.weekends}
          weekNumbers={settings.weekNumbers}
          dayStartHour={settings.dayStartHour}
          workingHours={workingHours}
          secondZone={settings.secondZone}
          shown={month}
          now={currentTime}
          onDay={(day) => setPlace(onDay(day, format.today))}
          onMore={(day) => {
            cameByMore.current = true;
            setPlace(moreOf(day, format.today));
          }}
          onSelect={select}
          onNew={onNew}
          onMove={onMove}
        />
        {selected !== undefined && (
          <DetailsPane appointment={selected} calendar={looks.get(selected.calendarId)?.name} onClose={close} />
        )}
        <div className={styles.note} role="status">
          {late ? (
            <Spinner size="extra-tiny" label={t('calendar.loadingRange')} />
          ) : (
            empty && <Text size={200}>{t(shown.error === undefined ? 'calendar.emptyRange' : 'calendar.notRead')}</Text>
          )}
        </div>
      </div>
      <CalendarPicker calendars={calendars} troubles={shown.troubles} />
    </Page>
  );
}
