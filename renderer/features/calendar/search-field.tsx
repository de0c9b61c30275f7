import { Button, makeStyles, SearchBox } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/words.tsx';

// Beside all else of the toolbar in one line, in a window of the usual size too.
const useStyles = makeStyles({
  box: { width: '220px', minWidth: '140px', '@media (max-width: 1199px)': { width: '160px' } },
});

interface SearchFieldProps {
  /** `undefined`: nobody searches. */
  readonly text: string | undefined;
  readonly onText: (text: string) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** The calendar's search: a button until somebody searches. `/` and Ctrl+F open it from everywhere on the page. */
export function SearchField({ text, onText, onOpen, onClose }: SearchFieldProps) {
  const styles = useStyles();
  const { t } = useWords();
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const isOpen = text !== undefined;
  const focus = (): void => root.current?.querySelector<HTMLElement>('input, button')?.focus();
  useSearchKeys(() => (isOpen ? focus() : onOpen()));
  useEffect(() => {
    if (isOpen !== wasOpen.current) focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const closed = (
    <Button
      appearance="subtle"
      icon={<SearchRegular />}
      aria-label={t('calendar.search')}
      title={t('calendar.searchTitle')}
      onClick={onOpen}
    />
  );
  const opened = (
    <SearchBox
      className={styles.box}
      value={text ?? ''}
      placeholder={t('calendar.searchHint')}
      aria-label={t('calendar.search')}
      dismiss={{ 'aria-label': t('calendar.searchClose'), onClick: onClose }}
      onChange={(_, data) => onText(data.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    />
  );
  return <div ref={root}>{isOpen ? opened : closed}</div>;
}

/** Where letters are typed a slash is one of them. */
const TYPED = 'input, textarea, select, [contenteditable="true"], dialog';

function useSearchKeys(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const find = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey;
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
      if (!find && !slash) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(TYPED) !== null;
