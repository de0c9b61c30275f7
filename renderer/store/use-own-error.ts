import type { AppError } from '../../shared/model.ts';
import { useSnapshot } from './store.tsx';

/** Why something couldn't be read, unless it's what troubles a whole account: that stands over every view already. */
export function useOwnError(error: AppError | undefined): AppError | undefined {
  const said = useSnapshot(({ accounts }) => accounts.some(({ health }) => health.error?.kind === error?.kind));
  return said ? undefined : error;
}
