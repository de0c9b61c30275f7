import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  surface: {
    boxSizing: 'border-box',
    width: 'min(640px, calc(100vw - 32px))',
    maxHeight: 'calc(100vh - 32px)',
    padding: '0',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    overflow: 'hidden',
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  wide: { width: 'min(800px, calc(100vw - 32px))' },
  small: { width: 'min(440px, calc(100vw - 32px))' },
  column: { display: 'flex', flexDirection: 'column', maxHeight: 'calc(100vh - 34px)' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
  },
  title: { margin: '0', flexGrow: 1, minWidth: 0 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalL}`,
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const BEGINNING = '[data-modal-body] :is(input, textarea, select):enabled, [data-modal-actions] button:enabled';

interface ModalProps {
  readonly title: string;
  readonly size?: 'small' | 'large' | 'wide';
  /** Esc, the cross. What was typed may be asked about first. */
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the window: the browser's own, which keeps the focus inside and gives it back. */
export function Modal({ title, size = 'large', onClose, actions, children }: ModalProps) {
  const styles = useStyles();
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) {
      element.showModal();
      // Where one begins: the first field, or else the first thing to decide; not the cross.
      element.querySelector<HTMLElement>(BEGINNING)?.focus();
    }
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={mergeClasses(styles.surface, size === 'small' && styles.small, size === 'wide' && styles.wide)}
      onCancel={(event) => {
        // Whoever shows it decides whether it goes.
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.column}>
        <div className={styles.head}>
          <Text as="h2" size={500} weight="semibold" id={id} className={styles.title}>
            {title}
          </Text>
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('app.close')} onClick={onClose} />
        </div>
        <div className={styles.body} data-modal-body>
          {children}
        </div>
        {actions !== undefined && (
          <div className={styles.actions} data-modal-actions>
            {actions}
          </div>
        )}
      </div>
    </dialog>
  );
}
