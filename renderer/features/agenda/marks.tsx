import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { Appointment, BusyType } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  marks: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
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
        <Badge appearance="outline" color="informative" size="small">
          {t('calendar.cancelled')}
        </Badge>
      )}
      {busy !== undefined && !appointment.isCancelled && (
        <Badge appearance="outline" color="informative" size="small">
          {t(busy)}
        </Badge>
      )}
      {appointment.isPrivate && <LockClosed16Regular role="img" aria-label={t('calendar.private')} />}
    </span>
  );
}
