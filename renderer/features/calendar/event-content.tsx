import { LockClosed12Filled } from '@fluentui/react-icons';
import { BusyBar } from '../../ui/busy-bar.tsx';
import { useWords } from '../../words/words.tsx';
import { eventMarks, type EventFacts } from './events.ts';

interface EventContentProps {
  readonly title: string;
  readonly timeText: string;
  readonly facts: EventFacts;
}

/** What stands on an event: title, time, place, a lock where private; its look is said in words for screen readers. */
export function EventContent(
  props: EventContentProps & { readonly startText: string; readonly endText: string; readonly short: boolean },
) {
  const { title, timeText, startText, endText, facts, short } = props;
  const { t } = useWords();
  const marks = eventMarks(facts, t);
  return (
    <span
      className={short ? 'pr-content pr-short' : 'pr-content'}
      title={tooltip([timeText, title, facts.location, ...marks])}
    >
      <span className="pr-title">
        {facts.isPrivate && <LockClosed12Filled aria-hidden />}
        {title}
      </span>
      {startText !== '' && (
        <span className="pr-time">
          {startText}
          {!short && <span className="pr-end">–{endText}</span>}
        </span>
      )}
      {facts.location !== '' && <span className="pr-place">{facts.location}</span>}
      {marks.length > 0 && <span className="pr-sr">{marks.join(', ')}</span>}
    </span>
  );
}

/** One row of the agenda: time, mark, title, place, and what the mark means. */
export function ListEventContent({ title, timeText, facts }: EventContentProps) {
  const { t } = useWords();
  const marks = eventMarks(facts, t);
  return (
    <span className="pr-list">
      <span className="pr-list-time">{timeText}</span>
      <BusyBar busy={facts.isCancelled ? 'unknown' : facts.busy} />
      <span className="pr-list-words">
        <span className={facts.isCancelled ? 'pr-title pr-cancelled' : 'pr-title'}>
          {facts.isPrivate && <LockClosed12Filled aria-hidden />}
          {title}
        </span>
        {(facts.location !== '' || marks.length > 0) && (
          <span className="pr-quiet">{[facts.location, ...marks].filter((part) => part !== '').join(' · ')}</span>
        )}
      </span>
    </span>
  );
}

function tooltip(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
