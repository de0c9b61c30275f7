import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { VoicemailRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSnapshot } from '../../store/store.tsx';
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

/** All messages and missed calls, unheard first; one plays at a time. */
export function VoicemailPage() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const voicemail = useSnapshot((snapshot) => snapshot.voicemail);
  const refresh = useCommand('refresh');
  const own = useOwnError(voicemail.error);
  const [open, setOpen] = useState<string>();
  const { items, unheard } = voicemail.value;
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
          {orderVoicemail(items).map((item) => (
            <li key={item.key} className={styles.item}>
              <VoicemailItem
                item={item}
                open={open === item.key}
                onOpen={() => setOpen(open === item.key ? undefined : item.key)}
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
