import { useEffect } from 'react';

/** Keeps the document's language and colour scheme in step, for screen readers, date fields and scroll bars. */
export function useDocument(language: string, dark: boolean): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [language, dark]);
}
