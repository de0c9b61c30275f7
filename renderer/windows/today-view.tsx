import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AgendaList } from '../features/agenda/agenda-list.tsx';
import { InvitationsCard } from '../features/agenda/invitations-card.tsx';
import { NextCard } from '../features/agenda/next-card.tsx';
import { OofCard } from '../features/oof/oof-card.tsx';
import { WhoReminds } from '../features/toasts/who-reminds.tsx';
import { LatestVoicemail } from '../features/voicemail/latest-voicemail.tsx';
import { useSnapshot } from '../store/store.tsx';
import { Page } from '../ui/page.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';
import type { ViewProps } from './view-props.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 320px',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 879px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  agenda: { padding: tokens.spacingVerticalM },
  more: {
    alignSelf: 'flex-start',
    marginTop: tokens.spacingVerticalS,
    marginLeft: '-8px',
    color: tokens.colorBrandForegroundLink,
  },
  stack: { display: 'flex', flexDirection: 'column' },
});

/** Today: the agenda, and beside it what comes next, out of office and the latest message. */
export function TodayView({ onView }: ViewProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const hasMessages = useSnapshot((snapshot) => snapshot.voicemail.value.items.length > 0);
  return (
    <Page title={t('app.today')} head={<Text className={common.quiet}>{format.longDate(format.today)}</Text>}>
      <div className={styles.columns}>
        <section className={mergeClasses(common.card, styles.agenda)} aria-label={t('today.agenda')}>
          <AgendaList />
        </section>
        <div className={styles.side}>
          <WhoReminds />
          <InvitationsCard />
          <section className={common.card} aria-label={t('today.next')}>
            <NextCard />
          </section>
          <section className={mergeClasses(common.card, styles.stack)} aria-label={t('app.oof')}>
            <OofCard onEdit={() => onView('oof')} />
            <Button className={styles.more} appearance="transparent" size="small" onClick={() => onView('oof')}>
              {t('oof.edit')}
            </Button>
          </section>
          <section className={mergeClasses(common.card, styles.stack)} aria-label={t('app.voicemail')}>
            <LatestVoicemail />
            {hasMessages && (
              <Button className={styles.more} appearance="transparent" size="small" onClick={() => onView('voicemail')}>
                {t('voicemail.seeAll')}
              </Button>
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}
