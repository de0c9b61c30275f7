import {
  Badge,
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
  Tooltip,
} from '@fluentui/react-components';
import type { Instant } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { reasonSentence, setByHand, sourceLines, type WhyWords } from './why.ts';

const useStyles = makeStyles({
  button: {
    minWidth: 0,
    maxWidth: '100%',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    textAlign: 'left',
    paddingInline: tokens.spacingHorizontalS,
    border: 'none',
  },
  surface: { maxWidth: '340px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  source: { display: 'flex', flexDirection: 'column', gap: '2px' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The why in one line; pressed, it lists all sources, which one decides, and until when. */
export function Reason({ now }: { readonly now: Instant }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const presence = useSnapshot((snapshot) => snapshot.presence);
  const hideSubjects = useSnapshot((snapshot) => snapshot.settings.hideSubjects);
  const words: WhyWords = { t, format, now, hideSubjects };
  const sentence = reasonSentence(presence, words);
  const lines = sourceLines(presence, words);
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={sentence} relationship="inaccessible">
          <Button appearance="transparent" size="small" className={styles.button}>
            <span className={common.ellipsis}>{sentence}</span>
            <span className={common.srOnly}> {t('presence.whyAll')}</span>
          </Button>
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('presence.sources')}>
        <Text as="h2" weight="semibold" className={common.plainHeading}>
          {t('presence.sources')}
        </Text>
        {lines.length === 0 && <Text>{t('presence.nothingKnown')}</Text>}
        <ol className={`${common.list} ${styles.list}`}>
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
          <Text size={200} className={common.quiet}>
            {t('presence.nothingByHand')}
          </Text>
        )}
      </PopoverSurface>
    </Popover>
  );
}
