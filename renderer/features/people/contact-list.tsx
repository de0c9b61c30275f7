import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { Reach } from '../../../shared/contact-view.ts';
import type { Instant } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';
import { useStable } from '../../ui/use-stable.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ContactLine, DRAGGED, ROW_HEIGHT } from './contact-row.tsx';
import { GroupHeading, HEADING_HEIGHT } from './group-heading.tsx';
import type { ContactItem, ListItem } from './list-items.ts';

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: '160px', overflowY: 'auto', overflowX: 'hidden' },
  inner: { position: 'relative', width: '100%' },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
  drop: { boxShadow: `0 -2px 0 ${tokens.colorCompoundBrandBackground}` },
});

/** What is done with people of the list. The same object as long as it does the same. */
export interface ContactActions {
  readonly open: (address: string) => void;
  readonly reach: (address: string, reach: Reach) => void;
  readonly remove: (address: string) => void;
  /** Into a group, before somebody else or to its end. */
  readonly move: (address: string, group: string, before?: string) => void;
}

interface ContactListProps {
  readonly items: readonly ListItem[];
  readonly now: Instant;
  readonly selected: string | undefined;
  readonly actions: ContactActions;
}

/** The list: as long as it may be, only what is on the screen is drawn, and one of it is where Tab comes to. */
export const ContactList = memo(function ContactList({ items, now, selected, actions }: ContactListProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const bridge = useBridge();
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const [over, setOver] = useState<string>();
  const focusWanted = useRef<string>(undefined);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? HEADING_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 4,
  });
  const visible = rows.getVirtualItems();

  // The main process reads those first who are looked at.
  const shown = visible.flatMap(({ index }) => {
    const item = items[index];
    return item?.kind === 'contact' ? [item.row.address] : [];
  });
  const shownKey = shown.join(' ');
  useEffect(() => {
    const addresses = shownKey === '' ? [] : shownKey.split(' ');
    const timer = setTimeout(() => void bridge.command('showContacts', { addresses }), 150);
    return () => clearTimeout(timer);
  }, [bridge, shownKey]);

  useEffect(() => {
    const wanted = focusWanted.current;
    if (wanted === undefined) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted)}"] [data-contact]`);
    if (button === null || button === undefined) return;
    focusWanted.current = undefined;
    button.focus();
  });

  const contacts = items.filter((item) => item.kind === 'contact');
  const currentKey = contacts.some(({ key }) => key === current) ? current : contacts[0]?.key;

  const goTo = (key: string) => {
    focusWanted.current = key;
    setCurrent(key);
    rows.scrollToIndex(items.findIndex((item) => item.key === key));
  };

  const step = (from: ContactItem, by: number) => {
    const at = contacts.findIndex(({ key }) => key === from.key);
    const next = contacts[Math.min(contacts.length - 1, Math.max(0, at + by))];
    if (next !== undefined) goTo(next.key);
  };

  /** Whoever stands after somebody in the section of that key: before them is behind the one. */
  const nextOf = (address: string, key: string): string | undefined => {
    const section = key.slice(0, key.indexOf('/'));
    return contacts.find((one) => one.key === `${section}/${address}`)?.after;
  };

  const onKey = (key: string, event: KeyboardEvent) => {
    const item = contacts.find((one) => one.key === key);
    if (item === undefined) return;
    const { row, before, after } = item;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === 'Delete') actions.remove(row.address);
    else if (by !== undefined && event.altKey && Math.abs(by) === 1) {
      focusWanted.current = item.key;
      if (by < 0 && before !== undefined) actions.move(row.address, row.group, before);
      if (by > 0 && after !== undefined) actions.move(row.address, row.group, nextOf(after, item.key));
    } else if (by !== undefined) step(item, by);
    else return;
    event.preventDefault();
  };

  const handlers = useStable({
    onOpen: (key: string, address: string) => {
      setCurrent(key);
      actions.open(address);
    },
    onReach: actions.reach,
    onKey,
  });

  const dropOn = (item: ListItem, event: DragEvent) => {
    event.preventDefault();
    setOver(undefined);
    const address = event.dataTransfer.getData(DRAGGED);
    if (address === '') return;
    if (item.kind === 'contact') actions.move(address, item.row.group, item.row.address);
    else if (item.group.kind !== 'favourites') actions.move(address, item.group.kind === 'own' ? item.group.id : '');
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <p className={common.srOnly} id="contact-keys">
        {t('contacts.keys')}
      </p>
      <div
        role="list"
        aria-label={t('contacts.list')}
        aria-describedby="contact-keys"
        className={styles.inner}
        style={{ height: rows.getTotalSize() }}
      >
        {visible.map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <div
              key={key}
              role="listitem"
              data-key={item.key}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={`${styles.item} ${over === item.key ? styles.drop : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onDragOver={(event) => {
                event.preventDefault();
                if (over !== item.key) setOver(item.key);
              }}
              onDrop={(event) => dropOn(item, event)}
            >
              {item.kind === 'heading' ? (
                <GroupHeading group={item.group} count={item.count} />
              ) : (
                <ContactLine
                  itemKey={item.key}
                  row={item.row}
                  now={now}
                  selected={selected === item.row.address}
                  current={item.key === currentKey}
                  handlers={handlers}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
});
