import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { KeyboardEvent, MouseEvent } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Suggestion } from '../../../shared/contacts.ts';
import { explainStanding } from '../../../shared/explain-standing.ts';
import type { BusyType, FreeBusy, Instant, TimeRange } from '../../../shared/model.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { DAY_HOURS, gridBars, instantAt, placeOf, type GridDay } from './grid-layout.ts';
import { localTime } from './local-time.ts';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'minmax(140px, 220px) minmax(420px, 1fr)', position: 'relative' },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    minHeight: '44px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingInlineEnd: tokens.spacingHorizontalS,
  },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  head: { position: 'relative', height: '40px', overflow: 'hidden' },
  hour: {
    position: 'absolute',
    bottom: '2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  /** In a narrow window there is room for every second one. */
  everyHour: { '@media (max-width: 879px)': { ':nth-child(even)': { visibility: 'hidden' } } },
  dayName: { position: 'absolute', top: '0', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  track: {
    position: 'relative',
    minHeight: '44px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground3,
    cursor: 'pointer',
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  work: { position: 'absolute', top: '0', bottom: '0', backgroundColor: tokens.colorNeutralBackground1 },
  bar: {
    position: 'absolute',
    top: '8px',
    bottom: '8px',
    borderRadius: tokens.borderRadiusSmall,
    boxSizing: 'border-box',
  },
  busy: { backgroundColor: tokens.colorBrandBackground },
  tentative: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorBrandStroke1} 0 3px, transparent 3px 6px)`,
  },
  oof: { border: `2px solid ${tokens.colorPaletteBerryForeground1}`, backgroundColor: tokens.colorNeutralBackground1 },
  elsewhere: { border: `2px dotted ${tokens.colorBrandStroke1}` },
  unknown: { border: `1px dashed ${tokens.colorNeutralStroke1}` },
  free: {},
  suggestion: {
    position: 'absolute',
    bottom: '0',
    height: '4px',
    backgroundColor: tokens.colorPaletteGreenForeground1,
  },
  chosen: {
    position: 'absolute',
    top: '0',
    bottom: '0',
    border: `2px solid ${tokens.colorPaletteGreenForeground1}`,
    backgroundColor: tokens.colorPaletteGreenBackground1,
    opacity: 0.6,
    pointerEvents: 'none',
    boxSizing: 'border-box',
  },
  nowLine: {
    position: 'absolute',
    top: '0',
    bottom: '0',
    width: '2px',
    backgroundColor: tokens.colorPaletteRedForeground1,
    pointerEvents: 'none',
  },
  night: { position: 'absolute', top: '0', bottom: '0', width: '1px', backgroundColor: tokens.colorNeutralStroke1 },
  cannot: { position: 'absolute', insetInlineStart: tokens.spacingHorizontalM, top: '12px' },
});

const BUSY_WORDS: Readonly<Record<BusyType, MessageKey>> = {
  free: 'contacts.free',
  tentative: 'contacts.tentative',
  busy: 'contacts.busy',
  oof: 'contacts.oof',
  elsewhere: 'contacts.elsewhere',
  unknown: 'contacts.unknown',
};

export interface GridPerson {
  readonly address: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly freeBusy: FreeBusy | undefined;
}

interface RowsProps {
  readonly people: readonly GridPerson[];
  readonly days: readonly GridDay[];
  readonly now: Instant;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: TimeRange | undefined;
  readonly onChoose: (start: Instant) => void;
  readonly onRemove: (address: string) => void;
}

const percent = (share: number): string => `${share * 100}%`;

/** People down, time across; a click or the arrow keys choose a time. What is drawn stands in each row's name too. */
export function GridRows({ people, days, now, suggestions, chosen, onChoose, onRemove }: RowsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const click = (event: MouseEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const start = instantAt((event.clientX - left) / width, days);
    if (start !== undefined) onChoose(start);
  };
  const key = (event: KeyboardEvent) => {
    const minutes = { ArrowRight: 15, ArrowLeft: -15, PageDown: 60, PageUp: -60 }[event.key];
    const from = chosen?.start ?? suggestions[0]?.start ?? days[0]?.range.start;
    if (minutes === undefined || from === undefined) return;
    event.preventDefault();
    const next = Temporal.Instant.from(from)
      .add({ minutes: chosen === undefined ? 0 : minutes })
      .toString();
    if (placeOf(next, days) !== undefined) onChoose(next);
  };
  const nowAt = placeOf(now, days);
  const chosenFrom = chosen && placeOf(chosen.start, days);
  const chosenTo = chosen && placeOf(chosen.end, days);
  return (
    <div className={styles.grid} role="group" aria-label={t('contacts.gridTable')}>
      <span />
      <div className={styles.head} aria-hidden>
        <Hours days={days} />
        {suggestions.map(({ start, end }) => {
          const [from, to] = [placeOf(start, days), placeOf(end, days)];
          if (from === undefined || to === undefined) return null;
          return (
            <span
              key={start}
              className={styles.suggestion}
              style={{ left: percent(from), width: percent(to - from) }}
            />
          );
        })}
      </div>
      {people.map((person) => (
        <Row key={person.address}>
          <div className={styles.name}>
            <span className={styles.who}>
              <Text weight={person.isOwn ? 'semibold' : 'regular'} className={common.ellipsis} title={person.name}>
                {person.name}
              </Text>
              <LocalTime now={now} freeBusy={person.freeBusy} />
            </span>
            {!person.isOwn && (
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                aria-label={t('contacts.gridRemove', { name: person.name })}
                onClick={() => onRemove(person.address)}
              />
            )}
          </div>
          <div
            className={styles.track}
            role="slider"
            tabIndex={0}
            aria-label={labelOf(person, days, words)}
            aria-valuetext={
              chosen === undefined ? t('contacts.gridNone') : format.dayAndTimeRange(chosen.start, chosen.end)
            }
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round((chosenFrom ?? 0) * 100)}
            onClick={click}
            onKeyDown={key}
          >
            {workBars(person.freeBusy, days).map(({ left, width }) => (
              <span key={left} className={styles.work} style={{ left: percent(left), width: percent(width) }} />
            ))}
            {days.slice(1).map(({ date }, index) => (
              <span key={date} className={styles.night} style={{ left: percent((index + 1) / days.length) }} />
            ))}
            {(person.freeBusy === undefined ? [] : gridBars(person.freeBusy, days)).map((bar) => (
              <span
                key={`${bar.left}-${bar.start}`}
                className={mergeClasses(styles.bar, styles[bar.busy])}
                style={{ left: percent(bar.left), width: percent(bar.width) }}
                title={`${t(BUSY_WORDS[bar.busy])}, ${format.span(bar.start, bar.end)}`}
              />
            ))}
            {person.freeBusy?.error !== undefined && (
              <Text size={200} className={mergeClasses(common.quiet, styles.cannot)}>
                {explainStanding({ state: 'unknown', error: person.freeBusy.error }, words)}
              </Text>
            )}
            {chosenFrom !== undefined && chosenTo !== undefined && (
              <span
                className={styles.chosen}
                style={{ left: percent(chosenFrom), width: percent(Math.max(0, chosenTo - chosenFrom)) }}
              />
            )}
            {nowAt !== undefined && <span className={styles.nowLine} style={{ left: percent(nowAt) }} />}
          </div>
        </Row>
      ))}
    </div>
  );
}

/** The two cells of one person. */
function Row({ children }: { readonly children: React.ReactNode }) {
  return <div style={{ display: 'contents' }}>{children}</div>;
}

function Hours({ days }: { readonly days: readonly GridDay[] }) {
  const styles = useStyles();
  const { format } = useWords();
  const step = days.length === 1 ? 1 : 4;
  return days.map(({ date, range }, index) => (
    <span key={date}>
      {days.length > 1 && (
        <span className={styles.dayName} style={{ left: percent(index / days.length) }}>
          {format.dateRange(date, Temporal.PlainDate.from(date).add({ days: 1 }).toString()).replace(/ \d{4}$/, '')}
        </span>
      )}
      {Array.from({ length: Math.ceil((DAY_HOURS.last - DAY_HOURS.first) / step) }, (_, hour) => {
        const at = Temporal.Instant.from(range.start)
          .add({ hours: hour * step })
          .toString();
        const place = placeOf(at, days) ?? 0;
        return (
          <span
            key={hour}
            className={mergeClasses(styles.hour, step === 1 && styles.everyHour)}
            style={{ left: percent(place) }}
          >
            {format.hour(at)}
          </span>
        );
      })}
    </span>
  ));
}

function LocalTime({ now, freeBusy }: { readonly now: Instant; readonly freeBusy: FreeBusy | undefined }) {
  const common = useCommonStyles();
  const { t, format } = useWords();
  const zone = freeBusy?.workingHours?.zone;
  const there = zone === undefined ? undefined : localTime(now, zone, format);
  if (there === undefined) return null;
  return (
    <Text size={200} className={common.quiet}>
      {t('contacts.there', { time: there })}
    </Text>
  );
}

/** The parts of the shown days in which somebody works, on their own clock. */
function workBars(freeBusy: FreeBusy | undefined, days: readonly GridDay[]) {
  const hours = freeBusy?.workingHours;
  const zone = hours?.zone;
  if (hours === undefined || zone === undefined) return [];
  const events = days.flatMap(({ date }) =>
    [-1, 0, 1].flatMap((shift) => {
      const day = Temporal.PlainDate.from(date).add({ days: shift });
      if (!hours.days.includes(day.dayOfWeek)) return [];
      const at = (minutes: number) =>
        day
          .add({ days: Math.floor(minutes / 1440) })
          .toZonedDateTime({
            timeZone: zone,
            plainTime: { hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 },
          })
          .toInstant()
          .toString();
      return [{ start: at(hours.startMinutes), end: at(hours.endMinutes), busy: 'busy' as const, isPrivate: false }];
    }),
  );
  return gridBars({ events: [...new Map(events.map((event) => [event.start, event])).values()] }, days);
}

function labelOf({ name, freeBusy }: GridPerson, days: readonly GridDay[], words: ReturnType<typeof useWords>): string {
  const { t, format } = words;
  if (freeBusy?.error !== undefined) {
    return t('contacts.gridRow', { name, times: explainStanding({ state: 'unknown', error: freeBusy.error }, words) });
  }
  const bars = freeBusy === undefined ? [] : gridBars(freeBusy, days);
  if (bars.length === 0) return t('contacts.gridRowFree', { name });
  const times = bars.map(({ busy, start, end }) => `${t(BUSY_WORDS[busy])} ${format.span(start, end)}`).join(', ');
  return t('contacts.gridRow', { name, times });
}
