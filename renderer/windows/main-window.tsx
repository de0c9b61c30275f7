import { makeStyles, tokens } from '@fluentui/react-components';
import type { View } from '../../shared/views.ts';
import { UndoBar } from '../features/entry/undo-bar.tsx';
import { HealthBanners } from '../features/health/health-banners.tsx';
import { HealthLine } from '../features/health/health-line.tsx';
import { PresenceAnnouncer } from '../features/presence/announcer.tsx';
import { PresenceHeader } from '../features/presence/presence-header.tsx';
import { useNavigate, useProjection } from '../store/store.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { LoadingRows } from '../ui/loading.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { Rail } from './rail.tsx';
import { RefreshButton } from './refresh-button.tsx';
import { SkipLink } from './skip-link.tsx';
import { Trouble } from './trouble.tsx';
import { VIEW_PARTS } from './views.ts';

const loadEntryDialog = () => import('../features/entry/entry-dialog.tsx').then(({ EntryDialog }) => EntryDialog);

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
  const EntryDialog = useLoaded(loadEntryDialog, hasForm);
  if (view === 'welcome') return <CurrentView view={view} onView={navigate} />;
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
            <CurrentView view={view} onView={navigate} />
          </ErrorBoundary>
        </main>
      </div>
      {hasForm && EntryDialog !== undefined && <EntryDialog />}
      <UndoBar />
    </div>
  );
}

interface CurrentViewProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

function CurrentView({ view, onView }: CurrentViewProps) {
  const styles = useStyles();
  const Shown = useLoaded(VIEW_PARTS[view]);
  if (Shown !== undefined) return <Shown onView={onView} />;
  return (
    <div className={styles.loading}>
      <LoadingRows rows={6} height={64} />
    </div>
  );
}
