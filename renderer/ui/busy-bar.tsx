import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { BusyType } from '../../shared/model.ts';

const useStyles = makeStyles({
  bar: {
    // Its shape is its meaning: forced colours would fill and empty all bars alike.
    forcedColorAdjust: 'none',
    flexShrink: 0,
    alignSelf: 'stretch',
    width: '6px',
    minHeight: '16px',
    borderRadius: tokens.borderRadiusSmall,
    border: '1px solid transparent',
    boxSizing: 'border-box',
  },
  busy: { backgroundColor: tokens.colorBrandBackground, ...shorthands.borderColor(tokens.colorBrandBackground) },
  tentative: {
    ...shorthands.borderColor(tokens.colorBrandStroke1),
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorBrandStroke1} 0 3px, transparent 3px 6px)`,
  },
  free: { ...shorthands.borderColor(tokens.colorBrandStroke1) },
  oof: {
    border: `2px solid ${tokens.colorPaletteBerryForeground1}`,
    borderRight: 'none',
    borderRadius: '0',
  },
  elsewhere: { border: 'none', borderLeft: `4px dotted ${tokens.colorBrandStroke1}`, borderRadius: '0' },
  unknown: { border: `1px dashed ${tokens.colorNeutralStroke1}` },
});

/** The mark of how an appointment counts: solid, striped, outlined, bracketed or dotted. Its word stands beside it. */
export function BusyBar({ busy }: { readonly busy: BusyType }) {
  const styles = useStyles();
  return <span aria-hidden className={mergeClasses(styles.bar, styles[busy])} />;
}
