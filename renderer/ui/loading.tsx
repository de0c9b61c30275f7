import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useWords } from '../words/words.tsx';

const PATIENCE_MS = 300;

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Whether something has been awaited for so long that the person should see it. */
export function usePatience(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return waiting && late;
}

/** Skeletons of rows to come, after 300 ms only: what is quick shows nothing in between. */
export function LoadingRows({ rows = 4, height = 40 }: { readonly rows?: number; readonly height?: 24 | 40 | 64 }) {
  const styles = useStyles();
  const { t } = useWords();
  const late = usePatience(true);
  if (!late) return null;
  return (
    <Skeleton aria-label={t('app.loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonItem key={row} size={height} />
      ))}
    </Skeleton>
  );
}
