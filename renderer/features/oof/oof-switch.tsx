import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Spinner,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { Temporal } from 'temporal-polyfill';
import { pressInWords, replyInWords } from '../../../shared/oof-words.ts';
import { explainError } from '../../../shared/explain.ts';
import type { OofView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useNow } from '../../store/use-now.ts';
import { useOwnError } from '../../store/use-own-error.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { quickChoices, type QuickChoice } from './quick-choices.ts';
import { useOofQuick } from './use-oof-quick.ts';
import { WaitingChange } from './waiting-change.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  title: { marginRight: 'auto' },
  switch: { marginBlock: '-6px' },
  state: { minWidth: 0, marginRight: '-8px', paddingInline: tokens.spacingHorizontalS },
  outcome: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, justifyContent: 'space-between' },
  undo: { color: tokens.colorBrandForegroundLink },
  reply: { maxWidth: '280px', height: 'auto', whiteSpace: 'normal', fontWeight: tokens.fontWeightRegular },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface OofSwitchProps {
  readonly oof: OofView;
  /** Opens the form, where there are texts to write or dates to choose. */
  readonly onEdit: () => void;
}

/** Out of office in one click: the switch, quick ends, what it says and to whom, and Undo. */
export function OofSwitch({ oof, onEdit }: OofSwitchProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const ends = useSnapshot((snapshot) => snapshot.quickEnds);
  const quick = useOofQuick(oof, onEdit);
  const { settings } = oof;
  const busy = quick.pending || oof.pending !== undefined;
  const stateWords = (): string => {
    if (settings === undefined) return t('oof.unknown');
    const window = settings.state === 'scheduled' ? settings.window : undefined;
    if (oof.active) return window === undefined ? t('oof.on') : t('oof.until', { time: format.when(window.end) });
    if (window === undefined || Temporal.Instant.compare(window.start, now) <= 0) return t('oof.off');
    return t('oof.planned', { time: format.when(window.start) });
  };
  const choiceWords = ({ id, until }: QuickChoice): string => {
    if (until === undefined) return t('oof.untilOff');
    return t(id === 'tomorrow' ? 'oof.untilTomorrow' : 'oof.untilMonday', { time: format.time(until) });
  };
  const reply = replyInWords(oof, words);
  const outcome = oof.undo === undefined ? undefined : pressInWords(oof.undo, words);
  const own = useOwnError(oof.error);
  // What came back says why by itself.
  const error = (oof.givenBack === undefined ? quick.error : undefined) ?? own;

  return (
    <div className={styles.root}>
      <div className={styles.row}>
        <Text as="h2" weight="semibold" className={mergeClasses(common.plainHeading, styles.title)}>
          {t('app.oof')}
        </Text>
        {busy && oof.pending?.waiting !== true && <Spinner size="extra-tiny" aria-label={t('oof.pending')} />}
        <Switch
          className={styles.switch}
          checked={oof.active}
          disabled={settings === undefined || busy}
          aria-label={t('oof.switch')}
          onChange={(_, { checked }) => void quick.apply({ state: checked ? 'enabled' : 'disabled' })}
        />
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              size="small"
              className={styles.state}
              icon={<ChevronDownRegular />}
              iconPosition="after"
              disabled={settings === undefined || busy}
              aria-label={`${t('oof.choices')}: ${stateWords()}`}
            >
              {stateWords()}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {reply.length > 0 && (
                <MenuGroup>
                  <MenuGroupHeader className={styles.reply}>{reply.join(' ')}</MenuGroupHeader>
                </MenuGroup>
              )}
              {quickChoices(now, ends).map((choice) => (
                <MenuItem key={choice.id} onClick={() => void quick.apply(choice.change)}>
                  {choiceWords(choice)}
                </MenuItem>
              ))}
              <MenuItem onClick={onEdit}>{t('oof.choose')}</MenuItem>
              <MenuDivider />
              <MenuItem
                disabled={settings?.state === 'disabled'}
                onClick={() => void quick.apply({ state: 'disabled' })}
              >
                {t('oof.turnOff')}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {settings === undefined && error === undefined && (
        <Text size={200} className={common.quiet}>
          {t('oof.notRead')}
        </Text>
      )}
      {oof.active && (
        <Text size={200} className={common.quiet}>
          {reply.join(' ')}
        </Text>
      )}
      {error !== undefined && (
        <Text size={200} role="alert" className={styles.problem}>
          {explainError(error, words).text}
        </Text>
      )}
      <WaitingChange oof={oof} />
      <div role="status">
        {outcome !== undefined && !busy && oof.givenBack === undefined && (
          <div className={styles.outcome}>
            <Text size={200}>{t(outcome.key, outcome.params)}</Text>
            <Button size="small" appearance="subtle" className={styles.undo} onClick={() => void quick.undo()}>
              {t('app.undo')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
