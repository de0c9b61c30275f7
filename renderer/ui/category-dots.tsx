import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Category } from '../../shared/categories.ts';
import { categoryColour } from './category-colours.ts';

const MOST = 3;

const useStyles = makeStyles({
  dots: { display: 'inline-flex', gap: '2px', marginInlineEnd: '4px', verticalAlign: '1px', flexShrink: 0 },
  dot: {
    boxSizing: 'border-box',
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    // Colours of one's own choosing are taken away there: what stays is that there is a category, named beside it.
    '@media (forced-colors: active)': { border: '2px solid CanvasText' },
  },
  none: { border: `2px solid ${tokens.colorNeutralStrokeAccessible}` },
});

/** The first three categories as dots, a ring for each without a colour. Their names are said beside them. */
export function CategoryDots({ categories }: { readonly categories: readonly Category[] }) {
  const styles = useStyles();
  return (
    <span aria-hidden className={mergeClasses('pr-categories', styles.dots)}>
      {categories.slice(0, MOST).map(({ name, colour }) => {
        const drawn = categoryColour(colour);
        return (
          <span
            key={name}
            className={mergeClasses(styles.dot, drawn === undefined && styles.none)}
            {...(drawn === undefined ? {} : { style: { backgroundColor: drawn } })}
          />
        );
      })}
    </span>
  );
}
