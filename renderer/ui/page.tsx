import { makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useCommonStyles } from './use-common-styles.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    boxSizing: 'border-box',
    flex: '1 0 auto',
  },
  fill: { flex: '1 1 0', minHeight: '440px' },
  narrow: { maxWidth: '1000px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '40px',
    flexShrink: 0,
  },
  title: { margin: '0', marginRight: 'auto' },
});

interface PageProps {
  readonly title: string;
  /** Where what stands beside it needs the room: the heading is said, not drawn; the rail shows it. */
  readonly titleHidden?: boolean;
  /** Beside the heading. */
  readonly head?: ReactNode;
  /** `narrow` for forms and lists to be read, `fill` for what scrolls by itself. */
  readonly shape?: 'narrow' | 'wide' | 'fill';
  readonly children: ReactNode;
}

/** One view of the main window with its heading; it begins at its top. */
export function Page({ title, titleHidden = false, head, shape = 'wide', children }: PageProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const root = useRef<HTMLDivElement>(null);
  // The window's one scroller would show it where the page before it was left.
  useLayoutEffect(() => root.current?.closest('main')?.scrollTo(0, 0), []);
  return (
    <div
      ref={root}
      className={mergeClasses(styles.root, shape === 'fill' && styles.fill, shape === 'narrow' && styles.narrow)}
    >
      <div className={styles.head}>
        <Title2 as="h1" className={titleHidden ? common.srOnly : styles.title}>
          {title}
        </Title2>
        {head}
      </div>
      {children}
    </div>
  );
}
