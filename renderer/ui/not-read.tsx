import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { explainError } from '../../shared/explain.ts';
import type { AppError } from '../../shared/model.ts';
import { useWords } from '../words/words.tsx';
import { Empty } from './empty.tsx';

interface NotReadProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly error: AppError | undefined;
  readonly compact?: boolean;
  readonly retrying: boolean;
  readonly onRetry: () => void;
}

/** Nothing was ever read here: what is missing, why, and trying again. */
export function NotRead({ icon, title, error, compact = false, retrying, onRetry }: NotReadProps) {
  const words = useWords();
  return (
    <Empty
      icon={icon}
      title={title}
      compact={compact}
      {...(error === undefined ? {} : { hint: explainError(error, words).text })}
      action={
        <Button size={compact ? 'small' : 'medium'} disabledFocusable={retrying} onClick={onRetry}>
          {words.t('error.retry')}
        </Button>
      }
    />
  );
}
