import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { Appointment, BusyType } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  marks: {
    display: 'inline-flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
    minWidth: 0,
    maxWidth: '100%',
  },
  mark: { whiteSpace: 'nowrap', minWidth: 0, overflow: 'hidden', justifyContent: 'flex-start' },
  lock: { flexShrink: 0 },
});

/** What a busy type is called where it isn't the usual one. */
const WORDS: Partial<Record<BusyType, MessageKey>> = {
  tentative: 'calendar.tentative',
  free: 'calendar.free',
  oof: 'calendar.outOfOffice',
  elsewhere: 'calendar.elsewhere',
};

/** In words what bar and strike-through say by shape: tentative, out of office, cancelled, private. */
export function Marks({ appointment }: { readonly appointment: Appointment }) {
  const styles = useStyles();
  const { t } = useWords();
  const busy = WORDS[appointment.busy];
  if (busy === undefined && !appointment.isCancelled && !appointment.isPrivate) return null;
  return (
    <span className={styles.marks}>
      {appointment.isCancelled && (
        <Badge appearance="outline" color="informative" size="small" className={styles.mark}>
          {t('calendar.cancelled')}
        </Badge>
      )}
      {busy !== undefined && !appointment.isCancelled && (
        <Badge appearance="outline" color="informative" size="small" className={styles.mark}>
          {t(busy)}
        </Badge>
      )}
      {appointment.isPrivate && (
        <LockClosed16Regular className={styles.lock} role="img" aria-label={t('calendar.private')} />
      )}
    </span>
  );
}
