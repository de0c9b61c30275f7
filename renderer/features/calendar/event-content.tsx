import { LockClosed12Filled } from '@fluentui/react-icons';
import { createContext, memo, useContext } from 'react';
import { CategoryDots } from '../../ui/category-dots.tsx';
import type { EventFacts } from './events.ts';

/** Key of the event that is selected: what is drawn of it changes alone, without a word to FullCalendar. */
export const SelectedKey = createContext<string | undefined>(undefined);

interface EventContentProps {
  readonly id: string;
  readonly title: string;
  readonly timeText: string;
  readonly startText: string;
  readonly endText: string;
  readonly short: boolean;
  readonly facts: EventFacts;
}

/** What stands on an event: title with its categories' dots, time, place, a lock where private; its look is said in words for screen readers. */
export const EventContent = memo(function EventContent(props: EventContentProps) {
  const { id, title, timeText, startText, endText, facts, short } = props;
  const selected = useContext(SelectedKey) === id;
  const looks = short ? 'pr-content pr-short' : 'pr-content';
  const { marks } = facts;
  return (
    <span
      className={selected ? `${looks} pr-selected` : looks}
      title={tooltip([timeText, title, facts.location, ...marks])}
    >
      <span className="pr-title">
        {facts.categories !== undefined && <CategoryDots categories={facts.categories} />}
        {facts.isPrivate && <LockClosed12Filled aria-hidden />}
        {title}
      </span>
      {startText !== '' && (
        <span className="pr-time">
          {startText}
          {!short && <span className="pr-end">–{endText}</span>}
        </span>
      )}
      {!short && facts.location !== '' && <span className="pr-place">{facts.location}</span>}
      {marks.length > 0 && <span className="pr-sr">{marks.join(', ')}</span>}
    </span>
  );
});

function tooltip(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
