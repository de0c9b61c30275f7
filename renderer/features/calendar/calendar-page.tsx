import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import type { CalendarRef } from '@fullcalendar/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useNow } from '../../store/use-now.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { usePatience } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { CalendarGrid, type ShownDates } from './calendar-grid.tsx';
import { CalendarPicker } from './calendar-picker.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { calendarLooks } from './calendars.ts';
import { DetailsPane } from './opened/details-pane.tsx';
import { useCalendarRange } from './use-calendar-range.ts';
import { useShownCalendars } from './use-shown-calendars.ts';
import { viewType, type CalendarViewName } from './views.ts';

const FIRST_VIEW: CalendarViewName = 'workWeek';

const useStyles = makeStyles({
  body: { position: 'relative', display: 'flex', flexGrow: 1, minHeight: 0, gap: tokens.spacingHorizontalM },
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
export function CalendarPage() {
  const styles = useStyles();
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const calendars = useSnapshot((snapshot) => snapshot.calendars);
  const calendar = useRef<CalendarRef>(null);
  const [dates, setDates] = useState<ShownDates>();
  const [selectedKey, setSelectedKey] = useState<string>();
  const opener = useRef<Element>(null);
  const shown = useCalendarRange(dates?.range);
  useShownCalendars(calendars);
  const looks = useMemo(() => calendarLooks(calendars), [calendars]);
  // What is switched off goes at once, not with the next answer.
  const appointments = useMemo(() => {
    const hidden = new Set(calendars.flatMap(({ id, shown: drawn }) => (drawn ? [] : id)));
    return shown.appointments.filter(({ calendarId }) => !hidden.has(calendarId));
  }, [calendars, shown.appointments]);
  const late = usePatience(shown.loading);
  const error = useOwnError(shown.error);
  const failure = error === undefined ? undefined : explainError(error, words);
  const empty = !shown.loading && appointments.length === 0;
  const nothing = shown.error === undefined ? dates?.view !== 'agenda' && 'calendar.emptyRange' : 'calendar.notRead';
  const selected = appointments.find(({ key }) => key === selectedKey);
  const nowRef = useRef(now);
  nowRef.current = now;
  const currentTime = useCallback(() => nowRef.current, []);
  const onDates = useCallback(
    (next: ShownDates) =>
      setDates((known) =>
        known?.range.start === next.range.start && known.range.end === next.range.end
          ? { ...next, range: known.range }
          : next,
      ),
    [],
  );

  const select = (key: string): void => {
    opener.current = document.activeElement;
    setSelectedKey(key);
  };
  const close = (): void => {
    setSelectedKey(undefined);
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  // A work week opened on a Sunday doesn’t hold today; the day view shall show it all the same until one pages away.
  const paged = useRef(false);
  const changeView = (view: CalendarViewName): void =>
    calendar.current?.getApi().changeView(viewType(view), paged.current ? undefined : now);
  const move = (where: 'previous' | 'today' | 'next'): void => {
    paged.current = where !== 'today';
    const api = calendar.current?.getApi();
    if (where === 'today') api?.today();
    else if (where === 'previous') api?.prev();
    else api?.next();
  };

  return (
    <Page
      title={t('app.calendar')}
      shape="fill"
      head={
        <CalendarToolbar
          title={dates?.title ?? ''}
          view={dates?.view ?? FIRST_VIEW}
          onView={changeView}
          onMove={move}
        />
      }
    >
      {failure !== undefined && (
        <ErrorNotice intent="warning" detail={failure.details}>
          {failure.text} {shown.asOf !== undefined && t('error.stale', { time: format.when(shown.asOf) })}
        </ErrorNotice>
      )}
      <div className={styles.body}>
        <div className="pr-calendar">
          <CalendarGrid
            ref={calendar}
            initialView={FIRST_VIEW}
            appointments={appointments}
            looks={looks}
            selectedKey={selectedKey}
            weekends={settings.weekends}
            dayStartHour={settings.dayStartHour}
            now={currentTime}
            onDates={onDates}
            onSelect={select}
          />
        </div>
        {selected !== undefined && (
          <DetailsPane appointment={selected} calendar={looks.get(selected.calendarId)?.name} onClose={close} />
        )}
        <div className={styles.note} role="status">
          {late ? (
            <Spinner size="extra-tiny" label={t('calendar.loadingRange')} />
          ) : (
            empty && nothing !== false && <Text size={200}>{t(nothing)}</Text>
          )}
        </div>
      </div>
      <CalendarPicker calendars={calendars} troubles={shown.troubles} />
    </Page>
  );
}
