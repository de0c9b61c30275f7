import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  CallMissedRegular,
  DocumentRegular,
  LockClosedRegular,
  PersonRegular,
  PlayRegular,
  Speaker2Regular,
} from '@fluentui/react-icons';
import { useRef, type KeyboardEvent } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Voicemail } from '../../../shared/model.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { clockLength } from '../../words/lengths.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { AudioNotes } from './audio-notes.tsx';
import { callerOf } from './order.ts';
import { PhonePlayer } from './phone-player.tsx';
import { Player } from './player.tsx';
import { useVoicemailActions } from './use-voicemail-actions.ts';
import { VoicemailTools } from './voicemail-tools.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '36px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    '& [role=toolbar]': { opacity: 0 },
    ':hover [role=toolbar]': { opacity: 1 },
    ':focus-within [role=toolbar]': { opacity: 1 },
  },
  open: { '& [role=toolbar]': { opacity: 1 } },
  mark: { gridRow: 'span 2', justifySelf: 'center', display: 'grid', placeItems: 'center', minHeight: '40px' },
  glyph: { fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  who: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, flexWrap: 'wrap' },
  contact: { fontSize: '16px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  when: { textAlign: 'right', whiteSpace: 'nowrap' },
  below: { gridColumn: '2 / -1', minWidth: 0, marginTop: tokens.spacingVerticalXS },
  preview: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  opened: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface VoicemailItemProps {
  readonly item: Voicemail;
  /** How often it was opened: a message that is asked for anew begins anew. */
  readonly opened: number | undefined;
  readonly onOpen: () => void;
}

/** One message, missed call or fax; pressed, a message opens its player and all that it says. */
export function VoicemailItem({ item, opened, onOpen }: VoicemailItemProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const root = useRef<HTMLDivElement>(null);
  const plain = useVoicemailActions(item);
  const actions = {
    ...plain,
    remove: () => {
      focusNeighbour(root.current);
      plain.remove();
    },
  };
  const isOpen = opened !== undefined;
  const caller = callerOf(item, t);
  const weight = item.heard ? 'regular' : 'bold';
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete') actions.remove();
    else if (event.key.toLowerCase() === 'u') actions.toggleHeard();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={root} className={mergeClasses(styles.root, isOpen && styles.open)} onKeyDown={onKeyDown}>
      <div className={styles.mark}>
        <Mark item={item} isOpen={isOpen} caller={caller} onOpen={item.kind === 'fax' ? actions.open : onOpen} />
      </div>
      <div className={styles.who}>
        <Text weight={weight} className={common.ellipsis} title={caller}>
          {caller}
        </Text>
        {item.contact !== undefined && (
          <span className={styles.contact} title={t('voicemail.fromContacts')}>
            <PersonRegular aria-label={t('voicemail.fromContacts')} />
          </span>
        )}
        {item.callerNumber !== undefined && item.callerNumber !== caller && (
          <Text size={200} className={mergeClasses(common.quiet, common.tabular)}>
            {item.callerNumber}
          </Text>
        )}
        <Marks item={item} />
      </div>
      <Text size={200} weight={weight} className={mergeClasses(styles.when, common.tabular)}>
        {format.when(item.received)}
        {item.durationSeconds !== undefined && ` · ${clockLength(item.durationSeconds)}`}
      </Text>
      <Text
        className={mergeClasses(common.quiet, isOpen ? styles.preview : common.ellipsis)}
        block
        {...(item.preview === undefined || isOpen ? {} : { title: item.preview })}
      >
        {lineOf(item, words)}
      </Text>
      <VoicemailTools item={item} actions={actions} />
      {actions.error !== undefined && (
        <Text size={200} role="alert" className={mergeClasses(styles.below, styles.problem)}>
          {explainError(actions.error, words).text}
        </Text>
      )}
      {isOpen && (
        <div className={mergeClasses(styles.below, styles.opened)}>
          <Player key={opened} item={item} />
          <PhonePlayer item={item} />
          <AudioNotes item={item} />
        </div>
      )}
    </div>
  );
}

/** What is deleted takes the focus with it: the next one has it then, or the one before. */
function focusNeighbour(item: HTMLElement | null): void {
  const row = item?.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('button:not([tabindex="-1"])')?.focus();
}

/** What it says, or what it is. */
function lineOf(item: Voicemail, { t }: Words): string {
  if (item.kind === 'missed-call') return t('voicemail.missedCall');
  if (item.kind === 'fax') {
    return item.pages === undefined ? t('voicemail.fax') : t('voicemail.faxPages', { count: item.pages });
  }
  if (item.isProtected) return t('voicemail.protected');
  return item.preview ?? '';
}

interface MarkProps {
  readonly item: Voicemail;
  readonly isOpen: boolean;
  readonly caller: string;
  readonly onOpen: () => void;
}

/** The button that opens it, or a picture of what it is. */
function Mark({ item, isOpen, caller, onOpen }: MarkProps) {
  const styles = useStyles();
  const { t } = useWords();
  if (item.kind === 'missed-call' || isOpen) {
    return (
      <span className={styles.glyph} aria-hidden>
        {item.kind === 'missed-call' ? <CallMissedRegular /> : <Speaker2Regular />}
      </span>
    );
  }
  const [icon, label] =
    item.kind === 'fax'
      ? ([<DocumentRegular key="fax" />, 'voicemail.openFax'] as const)
      : item.isProtected
        ? ([<LockClosedRegular key="lock" />, 'voicemail.show'] as const)
        : ([<PlayRegular key="play" />, 'voicemail.play'] as const);
  return (
    <Button
      shape="circular"
      appearance={item.heard ? 'secondary' : 'primary'}
      icon={icon}
      aria-label={t(label, { caller })}
      title={t('voicemail.listKeys')}
      onClick={onOpen}
    />
  );
}

function Marks({ item }: { readonly item: Voicemail }) {
  const { t } = useWords();
  return (
    <>
      {!item.heard && (
        <Badge appearance="filled" color="brand" size="small">
          {t(item.kind === 'voicemail' ? 'voicemail.unheardMark' : 'voicemail.newMark')}
        </Badge>
      )}
      {item.isUrgent && (
        <Badge appearance="tint" color="danger" size="small">
          {t('voicemail.urgent')}
        </Badge>
      )}
      {item.isPrivate && (
        <Badge appearance="outline" color="informative" size="small">
          {t('voicemail.private')}
        </Badge>
      )}
    </>
  );
}
