import { Button, Dropdown, Field, makeStyles, Option, Spinner, Switch, Text, tokens } from '@fluentui/react-components';
import { CallRegular, ChatRegular, DeleteRegular, DismissRegular, MailRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import {
  REACHES,
  type Alert,
  type ContactCard,
  type ContactGroup,
  type ContactRow,
  type Reach,
} from '../../../shared/contact-view.ts';
import { explainError } from '../../../shared/explain.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { Instant } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FactList } from '../../ui/fact-list.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { Face } from './face.tsx';
import { ListMembers } from './list-members.tsx';
import { localTime } from './local-time.ts';
import { StandingLine } from './standing-line.tsx';
import { useContactCard } from './use-contact-card.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, outlineStyle: 'none' },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  name: { margin: '0', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // Three of them in one line, where their words allow it.
  action: { minWidth: '0' },
  note: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  noteBox: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  select: { minWidth: '0' },
});

const ICONS = { chat: <ChatRegular />, call: <CallRegular />, mail: <MailRegular /> };
const ALERT_WORDS = {
  none: 'contacts.alertNone',
  once: 'contacts.alertOnce',
  always: 'contacts.alertAlways',
} as const satisfies Record<Alert | 'none', MessageKey>;
const ALERT_CHOICES = ['none', 'once', 'always'] as const;

interface CardProps {
  readonly row: ContactRow;
  readonly groups: readonly ContactGroup[];
  readonly now: Instant;
  readonly onReach: (reach: Reach) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** All that is known of somebody on the list, and what can be done. Use one component for one address. */
export function ContactCardPane({ row, groups, now, onReach, onRemove, onClose }: CardProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const pane = useRef<HTMLDivElement>(null);
  const { card, error } = useContactCard(row.address);
  const change = useCommand('changeContact');
  const move = useCommand('moveContact');
  const alerts = useSnapshot(({ settings }) => settings.contactAlerts);
  useEffect(() => pane.current?.focus(), []);
  const problem = change.error ?? move.error ?? error ?? card?.error;
  const group = groups.find(({ id }) => id === row.group);
  const alert = row.alert ?? 'none';
  return (
    <div
      ref={pane}
      role="region"
      tabIndex={-1}
      aria-label={t('contacts.card', { name: row.name })}
      className={styles.root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={styles.head}>
        <Face
          name={row.name}
          address={row.address}
          kind={row.kind}
          size={56}
          {...(row.photo === undefined ? {} : { photo: row.photo })}
        />
        <div className={styles.words}>
          <Text as="h2" size={500} weight="semibold" className={styles.name}>
            {row.name}
          </Text>
          {row.kind === 'list' ? (
            <Text size={200} className={common.quiet}>
              {t('contacts.isList')}
            </Text>
          ) : (
            <StandingLine standing={row.standing} whole />
          )}
        </div>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('contacts.close')} onClick={onClose} />
      </div>
      <div className={styles.actions}>
        {REACHES.map((reach) => (
          <Button key={reach} className={styles.action} icon={ICONS[reach]} onClick={() => onReach(reach)}>
            {t(`contacts.${reach}`)}
          </Button>
        ))}
      </div>
      {problem !== undefined && (
        <ErrorNotice intent="warning" detail={problem.detail}>
          {explainError(problem, words).text}
        </ErrorNotice>
      )}
      {row.note !== undefined && (
        <div className={styles.noteBox}>
          <Text size={200} weight="semibold">
            {t('contacts.note')}
            {row.noteUntil !== undefined && ` · ${t('contacts.noteUntil', { time: words.format.when(row.noteUntil) })}`}
          </Text>
          <Text className={styles.note}>{row.note}</Text>
        </div>
      )}
      {card === undefined && error === undefined ? (
        <Spinner size="tiny" />
      ) : (
        <CardFacts row={row} card={card} now={now} />
      )}
      {row.kind === 'list' && <ListMembers address={row.address} group={row.group} />}
      <Switch
        label={t('contacts.favourite')}
        checked={row.favourite}
        onChange={(_, { checked }) => void change.run({ address: row.address, favourite: checked })}
      />
      <Field label={t('contacts.group')}>
        <Dropdown
          className={styles.select}
          value={group?.name ?? t('contacts.noGroup')}
          selectedOptions={[row.group]}
          onOptionSelect={(_, { optionValue }) => void move.run({ address: row.address, group: optionValue ?? '' })}
        >
          <Option value="">{t('contacts.noGroup')}</Option>
          {groups.map(({ id, name }) => (
            <Option key={id} value={id}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {alerts && row.kind === 'person' && (
        <Field label={t('contacts.alert')}>
          <Dropdown
            className={styles.select}
            value={t(ALERT_WORDS[alert])}
            selectedOptions={[alert]}
            onOptionSelect={(_, { optionValue }) => {
              const chosen = ALERT_CHOICES.find((each) => each === optionValue);
              if (chosen !== undefined) void change.run({ address: row.address, alert: chosen });
            }}
          >
            {ALERT_CHOICES.map((each) => (
              <Option key={each} value={each}>
                {t(ALERT_WORDS[each])}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <Button appearance="subtle" icon={<DeleteRegular />} onClick={onRemove}>
        {t('contacts.remove')}
      </Button>
    </div>
  );
}

interface FactsProps {
  readonly row: ContactRow;
  readonly card: ContactCard | undefined;
  readonly now: Instant;
}

function CardFacts({ row, card, now }: FactsProps) {
  const { t, format } = useWords();
  const there = row.zone === undefined ? undefined : localTime(now, row.zone, format);
  const hours = card?.hours;
  const known = card?.card;
  const facts: readonly (readonly [MessageKey, string | undefined])[] = [
    ['contacts.title', known?.title],
    ['contacts.department', known?.department],
    ['contacts.company', known?.company],
    ['contacts.office', known?.office],
    ['contacts.localTime', there],
    ['contacts.workingHours', hours === undefined ? undefined : format.span(hours.start, hours.end)],
    ['contacts.phone', known?.phones.map(({ number }) => number).join(', ')],
    ['contacts.address', row.address],
  ];
  return (
    <FactList
      facts={facts.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[t(key), value] as const]))}
    />
  );
}
