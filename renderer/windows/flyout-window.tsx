import { Button, makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowExpandRegular, SettingsRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { View } from '../../shared/views.ts';
import { AgendaList } from '../features/agenda/agenda-list.tsx';
import { NextCard } from '../features/agenda/next-card.tsx';
import { HealthLine } from '../features/health/health-line.tsx';
import { OofCard } from '../features/oof/oof-card.tsx';
import { PresenceAnnouncer } from '../features/presence/announcer.tsx';
import { PresenceHeader } from '../features/presence/presence-header.tsx';
import { ToldToday } from '../features/toasts/told-today.tsx';
import { LatestVoicemail } from '../features/voicemail/latest-voicemail.tsx';
import { useBridge } from '../store/store.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  part: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  next: { backgroundColor: tokens.colorNeutralBackground2 },
  scroll: {
    flex: '1 1 120px',
    minHeight: '96px',
    overflowY: 'auto',
    padding: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  health: { marginRight: 'auto', minWidth: 0, justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular },
});

/** The flyout by the tray: everything at a glance, Esc closes it. */
export function FlyoutWindow() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const bridge = useBridge();
  const open = (view: View): void => void bridge.command('openView', { view });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // What is open over the flyout closes first.
      const covered = event.defaultPrevented || document.querySelector(':popover-open') !== null;
      if (event.key === 'Escape' && !covered) void bridge.command('closeWindow', {});
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [bridge]);
  return (
    <div className={styles.root}>
      <main className={styles.main}>
        <h1 className={common.srOnly}>{t('flyout.title')}</h1>
        <div className={styles.part}>
          <PresenceHeader showByHand />
          <PresenceAnnouncer />
        </div>
        <section className={mergeClasses(styles.part, styles.next)} aria-label={t('today.next')}>
          <NextCard />
        </section>
        <section className={styles.scroll} aria-label={t('app.today')} tabIndex={0}>
          <AgendaList compact />
        </section>
        <section className={styles.part} aria-label={t('app.oof')}>
          <OofCard onEdit={() => open('oof')} />
        </section>
        <section className={styles.part} aria-label={t('app.voicemail')}>
          <LatestVoicemail compact />
        </section>
        <ToldToday />
      </main>
      <footer className={styles.foot}>
        <Button appearance="transparent" size="small" className={styles.health} onClick={() => open('accounts')}>
          <HealthLine />
        </Button>
        <Tooltip content={t('app.settings')} relationship="label">
          <Button appearance="subtle" size="small" icon={<SettingsRegular />} onClick={() => open('settings')} />
        </Tooltip>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowExpandRegular />}
          aria-label={t('flyout.openMain')}
          onClick={() => open('today')}
        >
          {t('app.open')}
        </Button>
      </footer>
    </div>
  );
}
