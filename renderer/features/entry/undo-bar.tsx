import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { shownCaller, shownSubject } from '../../../shared/explain.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { ConsideredView } from '../../../shared/snapshot.ts';
import { useProjection, useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { currentInstant } from '../../store/use-now.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    bottom: tokens.spacingVerticalL,
    insetInline: '0',
    width: 'fit-content',
    marginInline: 'auto',
    zIndex: 10,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    maxWidth: 'calc(100vw - 32px)',
    ':empty': { display: 'none' },
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  undo: { flexShrink: 0, whiteSpace: 'nowrap' },
});

/** What goes out to other people, or is deleted, in some seconds, and how to stop it. */
export function UndoBar() {
  const styles = useStyles();
  const considered = useSnapshot((snapshot) => snapshot.considered);
  return (
    <div className={styles.root} role="status">
      {considered.map((each) => (
        <Considered key={each.id} considered={each} />
      ))}
    </div>
  );
}

function wordsOf(considered: ConsideredView): MessageKey {
  if (considered.kind === 'create') return 'entry.waiting';
  if (considered.kind === 'cancel') return 'entry.consideredCancel';
  if (considered.kind === 'delete-call') return 'voicemail.deleting';
  switch (considered.answer) {
    case 'accepted':
      return 'entry.consideredAccepted';
    case 'tentative':
      return 'entry.consideredTentative';
    case 'declined':
      return 'entry.consideredDeclined';
  }
}

function Considered({ considered }: { readonly considered: ConsideredView }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const takeBack = useCommand('takeBack');
  const left = useSecondsUntil(considered.notBefore);
  const isCall = considered.kind === 'delete-call';
  const subject = isCall ? shownCaller(considered, words) : shownSubject(considered, words);
  return (
    <div className={styles.bar}>
      <Text className={styles.words}>{t(wordsOf(considered), { subject })}</Text>
      <Text size={200} aria-hidden>
        {left > 0
          ? t(isCall ? 'voicemail.deletedIn' : 'entry.goesOut', { count: left })
          : considered.kind === 'create' || isCall
            ? ''
            : t('entry.goesOutNow')}
      </Text>
      {left > 0 && (
        <Button
          size="small"
          className={styles.undo}
          icon={<ArrowUndoRegular />}
          aria-label={t(isCall ? 'voicemail.undoNamed' : 'entry.undoNamed', { subject })}
          disabledFocusable={takeBack.pending}
          onClick={() => void takeBack.run({ id: considered.id })}
        >
          {t(isCall ? 'voicemail.undo' : 'entry.undo')}
        </Button>
      )}
    </div>
  );
}

/** Whole seconds, by the main process' clock. */
function useSecondsUntil(instant: string): number {
  const projection = useProjection((known) => known);
  const rest = (): number =>
    Math.max(0, Math.ceil((Date.parse(instant) - Date.parse(currentInstant(projection, performance.now()))) / 1000));
  const [left, setLeft] = useState(rest);
  useEffect(() => {
    const timer = setInterval(() => setLeft(rest()), 250);
    return () => clearInterval(timer);
  });
  return left;
}
