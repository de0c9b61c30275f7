import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AlertRegular, CallRegular, ChatRegular, MailRegular, StarFilled } from '@fluentui/react-icons';
import { memo, useState, type KeyboardEvent } from 'react';
import { REACHES, type ContactRow, type Reach } from '../../../shared/contact-view.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { Face } from './face.tsx';
import { localTime, minutesBetween } from './local-time.ts';
import { StandingLine } from './standing-line.tsx';

export const ROW_HEIGHT = 56;
/** The type of what is dragged from the list: an address. */
export const DRAGGED = 'text/x-presently-contact';
const STALE_MINUTES = 30;

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    height: `${ROW_HEIGHT}px`,
    boxSizing: 'border-box',
    paddingInlineEnd: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& [data-actions]': { opacity: 0 },
    ':hover [data-actions]': { opacity: 1 },
    ':focus-within [data-actions]': { opacity: 1 },
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  main: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minWidth: 0,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  mark: { color: tokens.colorBrandForeground1, fontSize: '14px', lineHeight: 0 },
  note: { maxWidth: '40%', fontStyle: 'italic' },
  // Its place is kept: nothing moves when the mouse comes.
  actions: { display: 'flex', flexShrink: 0, width: '96px' },
});

const ICONS = { chat: <ChatRegular />, call: <CallRegular />, mail: <MailRegular /> };
const NAMED = {
  chat: 'contacts.chatNamed',
  call: 'contacts.callNamed',
  mail: 'contacts.mailNamed',
} as const satisfies Record<Reach, MessageKey>;

export interface LineHandlers {
  readonly onOpen: (itemKey: string, address: string) => void;
  readonly onReach: (address: string, reach: Reach) => void;
  readonly onKey: (itemKey: string, event: KeyboardEvent) => void;
}

interface ContactRowProps {
  /** Of its place in the list: favourites stand in their group as well. */
  readonly itemKey: string;
  readonly row: ContactRow;
  readonly now: string;
  readonly selected: boolean;
  /** The one of the list that Tab comes to. */
  readonly current: boolean;
  readonly handlers: LineHandlers;
}

/** One line: who, what their calendar says, their note, and how to reach them. */
export const ContactLine = memo(function ContactLine(props: ContactRowProps) {
  const { itemKey, row, now, selected, current, handlers } = props;
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const [near, setNear] = useState(false);
  const there = row.zone === undefined ? undefined : localTime(now, row.zone, format);
  const age = row.asOf === undefined ? 0 : minutesBetween(row.asOf, now);
  const facts = [
    ...(there === undefined ? [] : [t('contacts.there', { time: there })]),
    // Free/busy comes every quarter of an hour: what is older than two of them is said to be.
    ...(row.asOf === undefined || age < STALE_MINUTES ? [] : [t('contacts.asOf', { time: format.when(row.asOf) })]),
  ];
  const more = facts.length === 0 ? undefined : facts.join(' · ');
  const tab = current ? 0 : -1;
  return (
    <div
      className={mergeClasses(styles.row, selected && styles.selected)}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, row.address)}
      onKeyDown={(event) => handlers.onKey(itemKey, event)}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      <button
        type="button"
        data-contact={row.address}
        className={styles.main}
        tabIndex={tab}
        aria-pressed={selected}
        onClick={() => handlers.onOpen(itemKey, row.address)}
      >
        <Face
          name={row.name}
          address={row.address}
          kind={row.kind}
          {...(row.photo === undefined ? {} : { photo: row.photo })}
        />
        <span className={styles.words}>
          <span className={styles.name}>
            <Text weight="semibold" className={common.ellipsis} title={row.name}>
              {row.name}
            </Text>
            {row.favourite && (
              <span className={styles.mark} title={t('contacts.favourite')}>
                <StarFilled aria-label={t('contacts.favourite')} />
              </span>
            )}
            {row.alert !== undefined && (
              <span className={styles.mark} title={t('contacts.alert')}>
                <AlertRegular aria-label={t('contacts.alert')} />
              </span>
            )}
          </span>
          {row.kind === 'list' ? (
            <Text size={200} className={common.quiet}>
              {t('contacts.isList')}
            </Text>
          ) : (
            <StandingLine standing={row.standing} {...(more === undefined ? {} : { more })} />
          )}
        </span>
        {row.note !== undefined && (
          <Text size={200} className={mergeClasses(common.quiet, common.ellipsis, styles.note)} title={row.note}>
            {row.note}
          </Text>
        )}
      </button>
      <span className={styles.actions} data-actions>
        {(near || current) && (
          <ReachButtons name={row.name} tab={tab} onReach={(reach) => handlers.onReach(row.address, reach)} />
        )}
      </span>
    </div>
  );
});

interface ReachButtonsProps {
  readonly name: string;
  readonly tab: 0 | -1;
  readonly onReach: (reach: Reach) => void;
}

/** Made for the line that the mouse or Tab comes to only: a list that is filtered makes many lines at each letter. */
function ReachButtons({ name, tab, onReach }: ReachButtonsProps) {
  const { t } = useWords();
  return REACHES.map((reach) => (
    <Button
      key={reach}
      appearance="subtle"
      icon={ICONS[reach]}
      tabIndex={tab}
      aria-label={t(NAMED[reach], { name })}
      title={t(NAMED[reach], { name })}
      onClick={() => onReach(reach)}
    />
  ));
}
