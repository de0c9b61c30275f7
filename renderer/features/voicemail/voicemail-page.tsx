import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { VoicemailRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Voicemail } from '../../../shared/model.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { NotRead } from '../../ui/not-read.tsx';
import { Page } from '../../ui/page.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { newWords, orderVoicemail } from './order.ts';
import { VoicemailItem } from './voicemail-item.tsx';

const useStyles = makeStyles({
  card: { padding: '0', overflow: 'hidden' },
  item: { '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
});

/** All messages, missed calls and faxes, unheard first; one plays at a time. */
export function VoicemailPage() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const voicemail = useSnapshot((snapshot) => snapshot.voicemail);
  const refresh = useCommand('refresh');
  const own = useOwnError(voicemail.error);
  const { items, unheard } = voicemail.value;
  const { open, setOpen } = useOpened(items);
  const seen = useFirstSight(items);
  useLookUp();
  const head =
    items.length === 0 ? undefined : unheard > 0 ? (
      <Badge appearance="filled" color="brand" size="large">
        {newWords(items, t)}
      </Badge>
    ) : (
      <Text className={common.quiet}>{t('voicemail.allHeard')}</Text>
    );
  return (
    <Page title={t('app.voicemail')} shape="narrow" head={head}>
      {items.length > 0 ? (
        <ul className={mergeClasses(common.card, common.list, styles.card)} aria-label={t('voicemail.list')}>
          {orderVoicemail(items, seen).map((item) => (
            <li key={item.key} className={styles.item}>
              <VoicemailItem
                item={item}
                opened={open?.key === item.key ? open.times : undefined}
                onOpen={() => setOpen(item.key)}
              />
            </li>
          ))}
        </ul>
      ) : voicemail.asOf !== undefined ? (
        <Empty icon={<VoicemailRegular />} title={t('voicemail.none')} hint={t('voicemail.noneHint')} />
      ) : voicemail.error !== undefined ? (
        <NotRead
          icon={<VoicemailRegular />}
          title={t('voicemail.notRead')}
          error={own}
          retrying={refresh.pending}
          onRetry={() => void refresh.run({})}
        />
      ) : (
        <LoadingRows rows={5} height={64} />
      )}
    </Page>
  );
}

interface Opened {
  readonly key: string;
  readonly times: number;
}

/** The message that is open: the one that was pressed here, or that a notification asked for. */
function useOpened(items: readonly Voicemail[]): {
  readonly open: Opened | undefined;
  readonly setOpen: (key: string) => void;
} {
  const bridge = useBridge();
  const toPlay = useSnapshot((snapshot) => snapshot.toPlay);
  const [open, setOpened] = useState<Opened>();
  const [asked, setAsked] = useState<string>();
  const setOpen = (key: string): void => setOpened((before) => ({ key, times: (before?.times ?? 0) + 1 }));
  if (toPlay !== asked) {
    setAsked(toPlay);
    if (toPlay !== undefined) setOpen(toPlay);
  }
  // What was deleted and comes back isn't played by that.
  if (open !== undefined && !items.some(({ key }) => key === open.key)) setOpened(undefined);
  useEffect(() => {
    if (toPlay !== undefined) void bridge.command('playVoicemail', {});
  }, [bridge, toPlay]);
  return { open, setOpen };
}

/** Whether each message was heard when it was first seen here: what is heard meanwhile stays where it is. */
function useFirstSight(items: readonly Voicemail[]): ReadonlyMap<string, boolean> {
  const [seen, setSeen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const fresh = items.filter(({ key }) => !seen.has(key));
  if (fresh.length > 0) setSeen(new Map([...seen, ...fresh.map(({ key, heard }) => [key, heard] as const)]));
  return seen;
}

/** Whoever looks at the list wants to know who the numbers are. */
function useLookUp(): void {
  const bridge = useBridge();
  useEffect(() => void bridge.command('followCallers', {}), [bridge]);
}
