import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  body: { paddingBlock: tokens.spacingVerticalXS },
  // In narrow places one under the other, but none broken within.
  actions: { flexWrap: 'wrap', justifyContent: 'flex-end', '& > button': { whiteSpace: 'nowrap' } },
  detail: {
    display: 'block',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    marginTop: tokens.spacingVerticalXS,
  },
});

interface ErrorNoticeProps {
  readonly intent?: 'error' | 'warning' | 'info' | 'success';
  readonly children: ReactNode;
  /** Shown on demand: what the server itself said. */
  readonly detail?: string | undefined;
  readonly actions?: ReactNode;
}

/** A sentence about something that went wrong or needs attention, its technical part folded away. */
export function ErrorNotice({ intent = 'error', children, detail, actions }: ErrorNoticeProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <MessageBar intent={intent} className={styles.bar}>
      <MessageBarBody className={styles.body}>
        {children}
        {open && <code className={styles.detail}>{detail}</code>}
      </MessageBarBody>
      {(actions !== undefined || detail !== undefined) && (
        <MessageBarActions className={styles.actions}>
          {actions}
          {detail !== undefined && (
            <Button appearance="transparent" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'error.hideDetails' : 'error.showDetails')}
            </Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
