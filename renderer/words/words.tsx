import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createTranslator, type Language, type Translate } from '../../shared/messages/index.ts';
import { createFormat, type Format } from './format.ts';

/** What every component needs to speak: the translator and the formats of dates and times. */
export interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly language: Language;
}

const WordsContext = createContext<Words | undefined>(undefined);

interface WordsProviderProps {
  readonly language: Language;
  readonly locale: string;
  readonly zone: string;
  readonly children: ReactNode;
}

/** Gives the components below one language, locale and time zone. */
export function WordsProvider({ language, locale, zone, children }: WordsProviderProps) {
  const words = useMemo(
    () => ({ t: createTranslator(language), format: createFormat({ language, locale, zone }), language }),
    [language, locale, zone],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the nearest provider. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('useWords outside of WordsProvider');
  return words;
}
