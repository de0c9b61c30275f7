import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  ArrowExitRegular,
  CalendarClockRegular,
  CalendarMailRegular,
  DismissRegular,
  KeyRegular,
  PersonAvailableRegular,
  ShieldErrorRegular,
  VoicemailRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Toast } from '../../../shared/snapshot.ts';
import { VIEW_OF_TOAST } from '../../../shared/views.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { CallAnswers } from './call-answers.tsx';
import { InvitationAnswers } from './invitation-answers.tsx';
import { useLeaving } from './use-leaving.ts';
import { OofAnswers } from './oof-answers.tsx';
import { ReminderActions } from './reminder-actions.tsx';

const ICONS = {
  reminder: <CalendarClockRegular />,
  start: <CalendarClockRegular />,
  voicemail: <VoicemailRegular />,
  password: <KeyRegular />,
  'sign-in': <KeyRegular />,
  contact: <PersonAvailableRegular />,
  oof: <ArrowExitRegular />,
  invitation: <CalendarMailRegular />,
  update: <ShieldErrorRegular />,
} as const satisfies Readonly<Record<Toast['kind'], ReactNode>>;

const useStyles = makeStyles({
  card: {
    flexGrow: 1,
    justifyContent: 'space-between',
    padding: tokens.spacingVerticalM,
    boxShadow: tokens.shadow16,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  icon: { fontSize: '24px', lineHeight: 0, color: tokens.colorBrandForeground1, flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

/** One toast: what, one line, and what can be done about it. */
export function ToastCard({ toast }: { readonly toast: Toast }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const dismiss = useCommand('dismissToast');
  const open = useCommand('openView');
  const isReminder = toast.kind === 'reminder' || toast.kind === 'start';
  const view = toast.kind === 'reminder' || toast.kind === 'start' ? undefined : VIEW_OF_TOAST[toast.kind];
  const error = dismiss.error ?? open.error;
  const card = useLeaving(isReminder ? undefined : () => void dismiss.run({ id: toast.id }));
  const finish = async (first: Promise<{ readonly ok: boolean }>): Promise<void> => {
    const { ok } = await first;
    if (ok) await dismiss.run({ id: toast.id });
  };
  return (
    <section ref={card} className={mergeClasses(common.card, styles.card)} aria-label={toast.title}>
      <div className={styles.head}>
        <span aria-hidden className={styles.icon}>
          {ICONS[toast.kind]}
        </span>
        <div className={styles.words}>
          <Text weight="semibold">{toast.title}</Text>
          <Text size={200}>{toast.body}</Text>
          {error !== undefined && (
            <Text size={200} className={styles.problem}>
              {explainError(error, words).text}
            </Text>
          )}
        </div>
        {!isReminder && (
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={t('toast.dismiss')}
            onClick={() => void dismiss.run({ id: toast.id })}
          />
        )}
      </div>
      {isReminder && <ReminderActions toast={toast} named={false} snoozable={toast.kind === 'reminder'} />}
      {(view !== undefined || toast.oof !== undefined) && (
        <div className={styles.actions}>
          {toast.call !== undefined && <CallAnswers toast={toast} call={toast.call} />}
          {toast.answerable === true && <InvitationAnswers toast={toast} />}
          {toast.oof !== undefined && <OofAnswers toastId={toast.id} oof={toast.oof} />}
          {view !== undefined && (
            <Button
              size="small"
              appearance={
                toast.oof === undefined && toast.answerable !== true && toast.call?.playable !== true
                  ? 'primary'
                  : 'secondary'
              }
              onClick={() => void finish(open.run({ view }))}
            >
              {t('toast.open')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
