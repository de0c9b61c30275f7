import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
  useMessageBarContext,
} from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  body: { paddingBlock: tokens.spacingVerticalXS },
  actions: { '& > button': { whiteSpace: 'nowrap' } },
  // Only under the words: beside them it would hide from the bar that there is no room.
  below: { flexWrap: 'wrap', justifyContent: 'flex-end' },
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
        <NoticeActions>
          {actions}
          {detail !== undefined && (
            <Button appearance="transparent" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'error.hideDetails' : 'error.showDetails')}
            </Button>
          )}
        </NoticeActions>
      )}
    </MessageBar>
  );
}

/** The bar decides by itself whether they stand beside the words or below. */
function NoticeActions({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { layout } = useMessageBarContext();
  return (
    <MessageBarActions className={mergeClasses(styles.actions, layout === 'multiline' && styles.below)}>
      {children}
    </MessageBarActions>
  );
}
