import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { howToChange, setByHand, sourceLines } from '../../../shared/explain-sources.ts';
import { explainPresence } from '../../../shared/explain.ts';
import { useSnapshot } from '../../store/store.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  source: { display: 'flex', flexDirection: 'column', gap: '2px' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { marginBottom: tokens.spacingVerticalM },
  foot: { display: 'block', marginTop: tokens.spacingVerticalM },
});

/** The why in one line; pressed, it lists all sources, which one decides, and until when. */
export function Reason() {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const presence = useSnapshot((snapshot) => snapshot.presence);
  const sentence = explainPresence(presence, words);
  const lines = sourceLines(presence, words);
  const change = howToChange(presence, t);
  return (
    <Popover
      title={sentence}
      label={t('presence.sources')}
      trigger={
        <>
          <span className={common.ellipsis}>{sentence}</span>
          <span className={common.srOnly}> {t('presence.whyAll')}</span>
        </>
      }
    >
      <Text as="h2" block weight="semibold" className={mergeClasses(common.plainHeading, styles.heading)}>
        {t('presence.sources')}
      </Text>
      {lines.length === 0 && <Text>{t('presence.nothingKnown')}</Text>}
      <ol className={mergeClasses(common.list, styles.list)}>
        {lines.map((line, index) => (
          <li key={index} className={styles.source}>
            <span className={styles.row}>
              <Text size={200} className={common.quiet}>
                {line.title}
              </Text>
              {line.wins && (
                <Badge appearance="tint" size="small">
                  {t('presence.wins')}
                </Badge>
              )}
            </span>
            <Text>{line.text}</Text>
          </li>
        ))}
      </ol>
      {!setByHand(presence) && (
        <Text size={200} className={mergeClasses(common.quiet, styles.foot)}>
          {t('presence.nothingByHand')}
        </Text>
      )}
      {change !== undefined && (
        <Text size={200} className={mergeClasses(common.quiet, styles.foot)}>
          {change}
        </Text>
      )}
    </Popover>
  );
}
