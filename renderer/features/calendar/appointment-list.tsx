import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { LockClosed12Filled } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ColourOfCategory } from '../../../shared/categories.ts';
import { useCategoryColours } from '../../store/use-categories.ts';
import { accountColour } from '../../ui/account-colour.ts';
import { BusyBar } from '../../ui/busy-bar.tsx';
import { CategoryDots } from '../../ui/category-dots.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords, type Words } from '../../words/words.tsx';
import type { AgendaItem, EntryItem } from './agenda-items.ts';
import type { CalendarLook } from './calendars.ts';
import { eventFacts, eventTitle } from './events.ts';

const DAY_HEIGHT = 40;
const ENTRY_HEIGHT = 52;
const PAGE_ROWS = 8;
/** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
const OVERSCAN = 8;
/** None takes more digits. */
const LONG_TIME = '2026-01-05T22:30';

const useStyles = makeStyles({
  scroller: { height: '100%', overflowY: 'auto', overflowX: 'hidden' },
  inner: { position: 'relative', width: '100%' },
  item: { position: 'absolute', top: 0, left: 0, width: '100%', contain: 'layout style' },
  day: {
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    height: `${DAY_HEIGHT}px`,
    margin: '0',
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: 'nowrap',
  },
  today: { color: tokens.colorBrandForeground1 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    width: '100%',
    height: `${ENTRY_HEIGHT}px`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  time: { flexShrink: 0, minWidth: '128px', whiteSpace: 'nowrap' },
  dot: { width: '10px', height: '10px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  lock: { marginInlineEnd: tokens.spacingHorizontalXS },
  cancelled: { textDecorationLine: 'line-through' },
});

interface AppointmentListProps {
  readonly items: readonly AgendaItem[];
  /** By calendar id. */
  readonly looks: ReadonlyMap<string, CalendarLook>;
  readonly selectedKey: string | undefined;
  /** Names the list. */
  readonly label: string;
  readonly onSelect: (key: string) => void;
  /** Its first entry takes the focus when it appears: what led here is gone. */
  readonly takesFocus?: boolean;
}

/** Appointments by day: as many as there may be, only what is on the screen is drawn, and one of it is where Tab comes to. */
export function AppointmentList({
  items,
  looks,
  selectedKey,
  label,
  onSelect,
  takesFocus = false,
}: AppointmentListProps) {
  const styles = useStyles();
  const words = useWords();
  const colourOf = useCategoryColours();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const focusWanted = useRef<string | undefined>(takesFocus ? firstEntryOf(items)?.key : undefined);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? DAY_HEIGHT : ENTRY_HEIGHT),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: OVERSCAN,
  });
  const drawn = rows.getVirtualItems();

  useEffect(() => {
    const wanted = focusWanted.current;
    if (wanted === undefined) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted)}"]`);
    if (button === null || button === undefined) return;
    focusWanted.current = undefined;
    button.focus();
  });

  const isThere = current !== undefined && drawn.some(({ key }) => key === current);
  // What has scrolled out of sight can't be tabbed to; then it is what one looks at.
  const onScreen = drawn.flatMap(({ index }) => (items[index]?.kind === 'entry' ? items[index].key : []));
  const tabbed = isThere ? current : (onScreen[0] ?? firstEntryOf(items)?.key);

  const step = (from: number, by: number): void => {
    const direction = Math.sign(by);
    let at = Math.min(items.length - 1, Math.max(0, from + by));
    while (items[at]?.kind === 'day') at += direction;
    const target = items[at] ?? firstEntryOf(items);
    if (target === undefined) return;
    focusWanted.current = target.key;
    setCurrent(target.key);
    rows.scrollToIndex(Math.max(0, items.indexOf(target)));
  };

  const onKeyDown = (index: number, event: KeyboardEvent): void => {
    const by = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_ROWS,
      PageUp: -PAGE_ROWS,
      Home: -items.length,
      End: items.length,
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(index, by);
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div role="list" aria-label={label} className={styles.inner} style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'day' ? (
                <Text
                  as="h3"
                  weight="semibold"
                  className={mergeClasses(styles.day, item.date === words.format.today && styles.today)}
                >
                  {words.format.longDate(item.date)}
                </Text>
              ) : (
                <button
                  type="button"
                  data-key={item.key}
                  tabIndex={item.key === tabbed ? 0 : -1}
                  aria-pressed={item.appointment.key === selectedKey}
                  className={mergeClasses(styles.row, item.appointment.key === selectedKey && styles.selected)}
                  onFocus={() => setCurrent(item.key)}
                  onKeyDown={(event) => onKeyDown(index, event)}
                  onClick={() => onSelect(item.appointment.key)}
                >
                  <Entry item={item} look={looks.get(item.appointment.calendarId)} colourOf={colourOf} words={words} />
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Entry({
  item,
  look,
  colourOf,
  words,
}: {
  readonly item: EntryItem;
  readonly look: CalendarLook | undefined;
  readonly colourOf: ColourOfCategory;
  readonly words: Words;
}) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { appointment } = item;
  const facts = eventFacts(appointment, words, look, colourOf);
  const title = eventTitle(appointment, words);
  const line = [facts.location, ...facts.marks].filter((part) => part !== '').join(' · ');
  return (
    <>
      <span className={styles.time} style={{ width: timeColumn(words) }}>
        {timeOf(item, words)}
      </span>
      {look !== undefined && (
        <span aria-hidden className={styles.dot} style={{ backgroundColor: accountColour(look.colour) }} />
      )}
      <BusyBar busy={facts.isCancelled ? 'unknown' : facts.busy} />
      <span className={styles.words}>
        <span className={mergeClasses(common.ellipsis, facts.isCancelled && styles.cancelled)} title={title}>
          {facts.categories !== undefined && <CategoryDots categories={facts.categories} />}
          {facts.isPrivate && <LockClosed12Filled aria-hidden className={styles.lock} />}
          {title}
        </span>
        {line !== '' && (
          <Text size={200} className={mergeClasses(common.quiet, common.ellipsis)} title={line}>
            {line}
          </Text>
        )}
      </span>
    </>
  );
}

const firstEntryOf = (items: readonly AgendaItem[]): AgendaItem | undefined =>
  items.find((item) => item.kind === 'entry');

/** Room for two times of this clock, so that all entries begin in one line. */
const timeColumn = ({ format }: Words): string => `${2 * format.wallTime(LONG_TIME).length + 3}ch`;

/** When it is on that day; what goes on over midnight says where it begins or ends. */
function timeOf({ appointment, part }: EntryItem, { t, format }: Words): string {
  const { start, end } = appointment;
  switch (part) {
    case 'all-day':
      return t('calendar.allDay');
    case 'begins':
      return t('calendar.fromTime', { time: format.time(start) });
    case 'ends':
      return t('calendar.untilTime', { time: format.time(end) });
    case 'whole':
      return start === end ? format.time(start) : format.timeRange(start, end);
  }
}
