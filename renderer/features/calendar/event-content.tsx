import { LockClosed12Filled } from '@fluentui/react-icons';
import { useWords } from '../../words/words.tsx';
import { eventMarks, type EventFacts } from './events.ts';

interface EventContentProps {
  readonly title: string;
  readonly timeText: string;
  readonly facts: EventFacts;
  /** In the list the time stands in a column of its own. */
  readonly list: boolean;
}

/** What stands on an event: title, time, place, a lock where private; the rest of its look is said for screen readers. */
export function EventContent({ title, timeText, facts, list }: EventContentProps) {
  const { t } = useWords();
  const marks = eventMarks(facts, t);
  return (
    <span
      className={list ? 'pr-content pr-content-list' : 'pr-content'}
      title={[timeText, title, ...marks].join(' · ')}
    >
      <span className="pr-title">
        {facts.isPrivate && <LockClosed12Filled aria-hidden />}
        {title}
      </span>
      <span className="pr-time">{timeText}</span>
      {facts.location !== '' && <span className="pr-place">{facts.location}</span>}
      {marks.length > 0 && <span className={list ? 'pr-marks' : 'pr-sr'}>{marks.join(', ')}</span>}
    </span>
  );
}
