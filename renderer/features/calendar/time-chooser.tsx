import type { CalendarRef } from '@fullcalendar/react';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Instant, TimeRange } from '../../../shared/model.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { firstCursor, moveCursor, toChosen, type ChosenTime, type TimeCursor } from './time-cursor.ts';
import { instantOf } from './use-grid-handlers.ts';

interface TimeChooserProps {
  readonly calendar: RefObject<CalendarRef | null>;
  /** Whole days are chosen. */
  readonly allDay: boolean;
  readonly dayStartHour: number;
  readonly now: () => Instant;
  readonly onNew: (time: ChosenTime) => void;
}

/** The keyboard's way to a time in the grid: unseen itself, it moves the grid's own mark and says where that is. */
export function TimeChooser({ calendar, allDay, dayStartHour, now, onNew }: TimeChooserProps) {
  const common = useCommonStyles();
  const { t, format } = useWords();
  const hintId = useId();
  const [cursor, setCursor] = useState<TimeCursor>();

  const shown = (): TimeRange | undefined => {
    const view = calendar.current?.getApi().view;
    return view && { start: instantOf(view.activeStart), end: instantOf(view.activeEnd) };
  };
  const show = (next: TimeCursor): void => {
    setCursor(next);
    const { start, end } = toChosen(next, format.zone);
    calendar.current?.getApi().select({ start, end, allDay: next.allDay });
    requestAnimationFrame(() => document.querySelector('.pr-chosen')?.scrollIntoView({ block: 'nearest' }));
  };
  const begin = (): void => {
    const range = shown();
    if (range !== undefined) show(firstCursor(range, now(), format.zone, { allDay, dayStartHour }));
  };
  const leave = (): void => {
    setCursor(undefined);
    calendar.current?.getApi().unselect();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const range = shown();
    if (cursor === undefined || range === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onNew(toChosen(cursor, format.zone));
      return;
    }
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const next = moveCursor(cursor, event.key, event.shiftKey, range, format.zone);
    if (next !== undefined) show(next);
  };

  const chosen = cursor && toChosen(cursor, format.zone);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={`pr-chooser ${common.srOnly}`}
      aria-label={t('calendar.chooseTime')}
      aria-describedby={hintId}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      aria-valuetext={chosen === undefined ? t('calendar.noTime') : textOf(chosen)}
      onFocus={begin}
      onBlur={leave}
      onKeyDown={onKeyDown}
    >
      <span id={hintId}>{t('calendar.chooseTimeHint')}</span>
    </div>
  );

  function textOf({ start, end, allDay: days }: ChosenTime): string {
    return days ? format.dateRange(start, end) : format.dayAndTimeRange(start, end);
  }
}
