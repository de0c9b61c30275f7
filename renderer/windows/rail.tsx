import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowExitFilled,
  ArrowExitRegular,
  bundleIcon,
  CalendarLtrFilled,
  CalendarLtrRegular,
  HomeFilled,
  HomeRegular,
  PeopleFilled,
  PeopleRegular,
  PersonAccountsFilled,
  PersonAccountsRegular,
  SettingsFilled,
  SettingsRegular,
  VoicemailFilled,
  VoicemailRegular,
} from '@fluentui/react-icons';
import type { View } from '../../shared/views.ts';
import { newWords } from '../features/voicemail/order.ts';
import { useSnapshot } from '../store/store.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';

const ENTRIES = [
  { view: 'today', Icon: bundleIcon(HomeFilled, HomeRegular) },
  { view: 'calendar', Icon: bundleIcon(CalendarLtrFilled, CalendarLtrRegular) },
  { view: 'people', Icon: bundleIcon(PeopleFilled, PeopleRegular) },
  { view: 'voicemail', Icon: bundleIcon(VoicemailFilled, VoicemailRegular) },
  { view: 'oof', Icon: bundleIcon(ArrowExitFilled, ArrowExitRegular) },
  { view: 'accounts', Icon: bundleIcon(PersonAccountsFilled, PersonAccountsRegular) },
  { view: 'settings', Icon: bundleIcon(SettingsFilled, SettingsRegular) },
] as const satisfies readonly { readonly view: View; readonly Icon: unknown }[];

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    width: '88px',
    boxSizing: 'border-box',
    overflowY: 'auto',
    // Its bar would take the words' room where the window is low.
    scrollbarWidth: 'none',
  },
  entry: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    padding: `${tokens.spacingVerticalS} 2px`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '0',
      top: '12px',
      bottom: '12px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  icon: { fontSize: '24px', lineHeight: 0, position: 'relative' },
  count: { position: 'absolute', top: '-6px', left: '14px' },
});

interface RailProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The views, their words under their icons. */
export function Rail({ view, onView }: RailProps) {
  const styles = useStyles();
  const { t } = useWords();
  const unheard = useSnapshot((snapshot) => snapshot.voicemail.value.unheard);
  const items = useSnapshot((snapshot) => snapshot.voicemail.value.items);
  const needsSignIn = useSnapshot((snapshot) => snapshot.accounts.some(({ health }) => health.state === 'sign-in'));
  const common = useCommonStyles();
  const noteOf = (entry: View): string | undefined => {
    if (entry === 'voicemail' && unheard > 0) return newWords(items, t);
    return entry === 'accounts' && needsSignIn ? t('app.needsYou') : undefined;
  };
  return (
    <nav className={styles.rail} aria-label={t('app.views')}>
      {ENTRIES.map(({ view: entry, Icon }) => (
        <button
          key={entry}
          type="button"
          className={mergeClasses(styles.entry, entry === view && styles.current)}
          {...(entry === view ? { 'aria-current': 'page' } : {})}
          onClick={() => onView(entry)}
        >
          <span className={styles.icon} aria-hidden>
            <Icon filled={entry === view} />
            {entry === 'voicemail' && unheard > 0 && (
              <CounterBadge count={unheard} overflowCount={9} size="small" color="danger" className={styles.count} />
            )}
            {entry === 'accounts' && needsSignIn && <CounterBadge dot color="danger" className={styles.count} />}
          </span>
          <span>{t(`app.${entry}`)}</span>
          {noteOf(entry) !== undefined && <span className={common.srOnly}>, {noteOf(entry)}</span>}
        </button>
      ))}
    </nav>
  );
}
