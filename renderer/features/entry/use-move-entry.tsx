import { useCallback, useState, type ReactNode } from 'react';
import type { Notify } from '../../../shared/entry.ts';
import { explainError } from '../../../shared/explain.ts';
import type { AppError, Appointment, CalendarDate, TimeRange } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';
import { inviteesOf } from './draft.ts';
import { UpdateQuestion } from './update-question.tsx';

/** Where an entry is put: dates where it is all-day. */
export interface EntryTime {
  readonly range: TimeRange;
  readonly allDay?: { readonly start: CalendarDate; readonly end: CalendarDate };
}

interface Asked {
  readonly people: number;
  readonly answer: (notify: Notify | undefined) => void;
}

/**
 * Moves an entry that was dragged, after the question whether its attendees are told.
 * @returns what a grid calls, rejecting where the entry stays as it was; and what is to be shown besides
 */
export function useMoveEntry(): {
  readonly onMove: (appointment: Appointment, time: EntryTime) => Promise<void>;
  readonly besides: ReactNode;
} {
  const bridge = useBridge();
  const words = useWords();
  const { t } = words;
  const [asked, setAsked] = useState<Asked>();
  const [trouble, setTrouble] = useState<AppError | { readonly organizer: string }>();

  const onMove = useCallback(
    async (appointment: Appointment, { range, allDay }: EntryTime): Promise<void> => {
      const { key, isMeeting, myResponse, organizer = '' } = appointment;
      const refuse = (why: AppError | { readonly organizer: string }): never => {
        setTrouble(why);
        throw new Error('not moved');
      };
      if (isMeeting && myResponse !== 'organizer') return refuse({ organizer });
      let notify: Notify | undefined = 'nobody';
      if (isMeeting) {
        const opened = await bridge.query('appointment', { key });
        if (!opened.ok) return refuse(opened.error);
        const people = inviteesOf(opened.value).length;
        if (people > 0) notify = await new Promise((answer) => setAsked({ people, answer }));
        setAsked(undefined);
      }
      if (notify === undefined) throw new Error('not moved');
      const result = await bridge.command('moveEntry', {
        key,
        range,
        notify,
        ...(allDay === undefined ? {} : { allDay }),
      });
      if (!result.ok) refuse(result.error);
    },
    [bridge],
  );

  const besides =
    asked !== undefined ? (
      <UpdateQuestion
        people={asked.people}
        onlyPeople={false}
        onSend={asked.answer}
        onDiscard={() => asked.answer(undefined)}
      />
    ) : trouble !== undefined ? (
      <Modal size="small" title={t('entry.changeEntry')} onClose={() => setTrouble(undefined)}>
        <ErrorNotice intent="warning">
          {'organizer' in trouble
            ? t('entry.cantMove', { organizer: trouble.organizer })
            : explainError(trouble, words).text}
        </ErrorNotice>
      </Modal>
    ) : null;
  return { onMove, besides };
}
