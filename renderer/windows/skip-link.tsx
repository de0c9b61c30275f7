import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  link: {
    position: 'fixed',
    top: '8px',
    left: '8px',
    zIndex: 10,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    boxShadow: tokens.shadow8,
    fontFamily: tokens.fontFamilyBase,
    ':not(:focus)': { clipPath: 'inset(50%)', pointerEvents: 'none' },
  },
});

/** Past rail and header by one key. */
export function SkipLink() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <a
      href="#content"
      className={styles.link}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {t('app.skip')}
    </a>
  );
}
