import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { View } from '../../shared/views.ts';
import { UndoBar } from '../features/entry/undo-bar.tsx';
import { HealthBanners } from '../features/health/health-banners.tsx';
import { HealthLine } from '../features/health/health-line.tsx';
import { PresenceAnnouncer } from '../features/presence/announcer.tsx';
import { PresenceHeader } from '../features/presence/presence-header.tsx';
import { useNavigate, useProjection } from '../store/store.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { LoadingRows } from '../ui/loading.tsx';
import { Rail } from './rail.tsx';
import { RefreshButton } from './refresh-button.tsx';
import { SkipLink } from './skip-link.tsx';
import { TodayPage } from './today-page.tsx';
import { Trouble } from './trouble.tsx';

// Whoever looks at today waits for nothing else: each view is loaded when it is gone to.
const AccountsView = lazy(() => import('./accounts-view.tsx').then((module) => ({ default: module.AccountsView })));
const CalendarView = lazy(() => import('./calendar-view.tsx').then((module) => ({ default: module.CalendarView })));
const OofPage = lazy(() => import('../features/oof/oof-page.tsx').then((module) => ({ default: module.OofPage })));
const PeoplePage = lazy(() =>
  import('../features/people/people-page.tsx').then((module) => ({ default: module.PeoplePage })),
);
const SettingsPage = lazy(() =>
  import('../features/settings/settings-page.tsx').then((module) => ({ default: module.SettingsPage })),
);
const VoicemailPage = lazy(() =>
  import('../features/voicemail/voicemail-page.tsx').then((module) => ({ default: module.VoicemailPage })),
);
const WelcomePage = lazy(() => import('./welcome-page.tsx').then((module) => ({ default: module.WelcomePage })));
const EntryDialog = lazy(() =>
  import('../features/entry/entry-dialog.tsx').then((module) => ({ default: module.EntryDialog })),
);

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', height: '100%', overflow: 'hidden' },
  column: { display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, height: '100%' },
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  loading: { padding: tokens.spacingHorizontalXXL },
  health: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, flexShrink: 0 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    // Views keep their width whether they scroll or not.
    scrollbarGutter: 'stable',
    outlineStyle: 'none',
  },
});

/** The main window: rail, who one is, what needs attention, and one view. */
export function MainWindow() {
  const styles = useStyles();
  const view = useProjection((projection) => projection.view);
  const hasForm = useProjection((projection) => projection.form !== undefined);
  const navigate = useNavigate();
  if (view === 'welcome') {
    return (
      <Suspense fallback={null}>
        <WelcomePage onToday={() => navigate('today')} />
      </Suspense>
    );
  }
  return (
    <div className={styles.root}>
      <SkipLink />
      <Rail view={view} onView={navigate} />
      <div className={styles.column}>
        <header className={styles.header}>
          <PresenceHeader />
          <div className={styles.health}>
            <HealthLine />
            <RefreshButton />
          </div>
          <PresenceAnnouncer />
        </header>
        <main id="content" className={styles.main} tabIndex={-1}>
          <HealthBanners showAccounts={view !== 'accounts'} onAccounts={() => navigate('accounts')} />
          <ErrorBoundary
            key={view}
            fallback={(retry, detail) => <Trouble kind="crashed" detail={detail} onRetry={retry} />}
          >
            <Suspense
              fallback={
                <div className={styles.loading}>
                  <LoadingRows rows={6} height={64} />
                </div>
              }
            >
              <CurrentView view={view} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Suspense fallback={null}>{hasForm && <EntryDialog />}</Suspense>
      <UndoBar />
    </div>
  );
}

function CurrentView({ view }: { readonly view: View }) {
  const navigate = useNavigate();
  switch (view) {
    case 'welcome':
    case 'today':
      return <TodayPage onView={navigate} />;
    case 'calendar':
      return <CalendarView />;
    case 'people':
      return <PeoplePage />;
    case 'voicemail':
      return <VoicemailPage />;
    case 'oof':
      return <OofPage />;
    case 'settings':
      return <SettingsPage />;
    case 'accounts':
      return <AccountsView onDone={() => navigate('today')} />;
  }
}
