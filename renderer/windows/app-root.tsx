import { FluentProvider, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useProjection } from '../store/store.tsx';
import { useNow } from '../store/use-now.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { usePatience } from '../ui/loading.tsx';
import { chooseTheme } from '../ui/theme.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { useWords, WordsProvider } from '../words/words.tsx';
import { Trouble } from './trouble.tsx';
import { useDocument } from './use-document.ts';

const useStyles = makeStyles({
  window: { height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  waiting: { display: 'grid', placeItems: 'center', height: '100%' },
});

interface AppRootProps {
  readonly ask: () => Promise<void>;
  readonly children: ReactNode;
}

/** Theme, language and time zone as the snapshot has them; what to show before the first one and after a bug. */
export function AppRoot({ ask, children }: AppRootProps) {
  const styles = useStyles();
  const snapshot = useProjection((projection) => projection.snapshot);
  const failed = useProjection((projection) => projection.error !== undefined);
  const highContrast = useMediaQuery('(forced-colors: active)');
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const dark = snapshot?.darkMode ?? systemDark;
  const { language, locale, zone } = snapshot ?? beforeTheFirst();
  const now = useNow();
  useDocument(language, dark);
  return (
    <FluentProvider theme={chooseTheme(dark, highContrast)}>
      <div className={styles.window}>
        <WordsProvider
          language={language}
          locale={locale}
          zone={zone}
          now={now}
          hideSubjects={snapshot?.subjectsHidden ?? true}
        >
          <ErrorBoundary fallback={(retry, detail) => <Trouble kind="crashed" detail={detail} onRetry={retry} />}>
            {snapshot !== undefined ? (
              children
            ) : failed ? (
              <Trouble kind="unreachable" onRetry={() => void ask()} />
            ) : (
              <Waiting />
            )}
          </ErrorBoundary>
        </WordsProvider>
      </div>
    </FluentProvider>
  );
}

function Waiting() {
  const styles = useStyles();
  const { t } = useWords();
  const late = usePatience(true);
  return <main className={styles.waiting}>{late && <Text>{t('app.loading')}</Text>}</main>;
}

/** What the browser itself knows, for the moment before the main process has spoken. */
function beforeTheFirst(): Pick<Snapshot, 'language' | 'locale' | 'zone'> {
  const locale = navigator.language;
  return {
    language: locale.startsWith('fr') ? 'fr' : 'en',
    locale,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
