import { Field, Input, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useCategories } from '../../store/use-categories.ts';
import { CategoryDots } from '../../ui/category-dots.tsx';
import { useWords } from '../../words/words.tsx';
import { hasCategory, withCategory } from './category-text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  // A long list scrolls: the rest of the form stays in reach.
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    maxHeight: '104px',
    overflowY: 'auto',
  },
  choice: { minWidth: 0, maxWidth: '100%', fontWeight: tokens.fontWeightRegular },
});

interface CategoryFieldProps {
  /** Whose mailbox the entry is in, or comes into. */
  readonly accountId: string;
  /** Commas between them. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** An entry's categories: typed, or chosen from those that the mailbox has. */
export function CategoryField({ accountId, text, onText }: CategoryFieldProps) {
  const styles = useStyles();
  const { t } = useWords();
  // With a comma in it a name can't be told from two.
  const known = useCategories(accountId).filter(({ name }) => !name.includes(','));
  return (
    <div className={styles.root}>
      <Field label={t('entry.categories')} hint={t('entry.categoriesHint')}>
        <Input value={text} onChange={(_, { value }) => onText(value)} />
      </Field>
      {known.length > 0 && (
        <div role="group" aria-label={t('entry.categoriesKnown')} className={styles.choices}>
          {known.map((category) => {
            const { name } = category;
            const chosen = hasCategory(text, name);
            return (
              <ToggleButton
                key={name}
                size="small"
                className={styles.choice}
                checked={chosen}
                onClick={() => onText(withCategory(text, name, !chosen))}
              >
                <CategoryDots categories={[category]} />
                {name}
              </ToggleButton>
            );
          })}
        </div>
      )}
    </div>
  );
}
