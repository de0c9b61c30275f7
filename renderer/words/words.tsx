import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Speech } from '../../shared/explain.ts';
import { createFormat, localDate } from '../../shared/format.ts';
import { createTranslator, type Language } from '../../shared/messages/index.ts';
import type { Instant } from '../../shared/model.ts';
import { hourOfDay } from '../time/day-ends.ts';

/** What every component needs to speak: the translator, the formats of dates and times, and what may be named. */
export interface Words extends Speech {
  readonly language: Language;
}

const WordsContext = createContext<Words | undefined>(undefined);

interface WordsProviderProps {
  readonly language: Language;
  readonly locale: string;
  readonly zone: string;
  readonly now: Instant;
  readonly hideSubjects: boolean;
  readonly children: ReactNode;
}

/** Gives the components below one language, locale, time zone and day. */
export function WordsProvider({ language, locale, zone, now, hideSubjects, children }: WordsProviderProps) {
  const t = useMemo(() => createTranslator(language), [language]);
  // A format knows the time by its date alone: it is made anew at midnight, not every minute.
  const date = localDate(now, zone);
  const format = useMemo(
    () => createFormat({ language, locale, zone, now: hourOfDay(date, 12, zone) }),
    [language, locale, zone, date],
  );
  const words = useMemo(() => ({ t, format, hideSubjects, language }), [t, format, hideSubjects, language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the nearest provider. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('useWords outside of WordsProvider');
  return words;
}
