import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Appointment, TimeRange, WorkingHours } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { freeTimes } from './free-times.ts';

interface CopyFreeTimesProps {
  readonly appointments: readonly Appointment[];
  readonly hours: WorkingHours | undefined;
  readonly shown: TimeRange | undefined;
}

/** Puts the free times of what is shown on the clipboard, to be sent to whoever asks. */
export function CopyFreeTimes({ appointments, hours, shown }: CopyFreeTimesProps) {
  const { t, format } = useWords();
  const copy = useCommand('copyText');
  const [copied, setCopied] = useState<string>();
  const now = useSnapshot((snapshot) => snapshot.now);
  const dayStart = useSnapshot(({ settings }) => settings.dayStartHour);
  const calendars = useSnapshot((snapshot) => snapshot.calendars);
  if (shown === undefined) return null;
  const own = new Set(calendars.filter((calendar) => calendar.own).map(({ id }) => id));
  const usual = { days: [1, 2, 3, 4, 5], startMinutes: dayStart * 60, endMinutes: (dayStart + 10) * 60 };
  const times = freeTimes(
    appointments.filter(({ calendarId }) => own.has(calendarId)),
    hours ?? usual,
    shown,
    now,
    format.zone,
  );
  const text =
    times.length === 0
      ? t('entry.freeNone')
      : [
          t('entry.freeTimes', { zone: format.zone }),
          ...times.map(({ start, end }) => `- ${format.dayAndTimeRange(start, end)}`),
        ].join('\n');
  const label = t(copied === text ? 'entry.copied' : 'entry.copyFree');
  return (
    <Button
      appearance="subtle"
      icon={copied === text ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={label}
      title={label}
      onClick={() =>
        void copy.run({ text }).then(({ ok }) => {
          if (ok) setCopied(text);
        })
      }
    />
  );
}
