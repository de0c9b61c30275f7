import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { entryUrl } from '../../../../shared/app-urls.ts';
import { useCommonStyles } from '../../../ui/use-common-styles.ts';
import { useWords } from '../../../words/words.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  frame: {
    width: '100%',
    height: '260px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: '#ffffff',
  },
});

interface EntryBodyProps {
  readonly entryKey: string;
  readonly text: string;
  readonly isFormatted: boolean;
}

/** What stands in an entry: as it was written, in a frame that runs nothing and loads nothing, or as plain text. */
export function EntryBody({ entryKey, text, isFormatted }: EntryBodyProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const [plain, setPlain] = useState(false);
  return (
    <div>
      <div className={styles.head}>
        <Text as="h3" size={200} weight="regular" className={mergeClasses(common.quiet, common.plainHeading)}>
          {t('calendar.notes')}
        </Text>
        {isFormatted && (
          <Button appearance="transparent" size="small" onClick={() => setPlain(!plain)}>
            {t(plain ? 'entry.asWritten' : 'entry.asText')}
          </Button>
        )}
      </div>
      {isFormatted && !plain ? (
        <iframe
          // A new text is a new page.
          key={text}
          className={styles.frame}
          title={t('entry.bodyFrame')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={entryUrl(entryKey)}
        />
      ) : (
        <Text className={styles.text}>{text}</Text>
      )}
    </div>
  );
}
