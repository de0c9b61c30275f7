import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowResetRegular, ChevronDownRegular, ClockRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { choiceWord, explainError, presenceWord } from '../../../shared/explain.ts';
import type { Instant } from '../../../shared/model.ts';
import { MANUAL_MINUTES, offeredStates } from '../../../shared/presence.ts';
import { minutesFrom } from '../../../shared/wall-time.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { PresenceBadge } from '../../ui/presence-badge.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  button: {
    paddingInline: tokens.spacingHorizontalS,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    border: 'none',
  },
  note: { maxWidth: '260px', padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, display: 'block' },
});

/** The state as a button; its menu sets one by hand, says until when, and takes it back. */
export function StatePicker({ now }: { readonly now: Instant }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const presence = useSnapshot((snapshot) => snapshot.presence);
  const manual = useSnapshot((snapshot) => snapshot.manual);
  const outputOn = useSnapshot((snapshot) => snapshot.outputOn);
  const offered = offeredStates(outputOn);
  const workday = useSnapshot((snapshot) => snapshot.quickEnds.workday);
  const set = useCommand('setPresence');
  const reset = useCommand('resetPresence');
  const [open, setOpen] = useState(false);
  const state = presenceWord(presence, t);
  const chosen = offered.find((one) => one === manual?.state);
  const ends: readonly { readonly until: Instant; readonly label: string }[] = [
    ...MANUAL_MINUTES.map((count) => ({ until: minutesFrom(now, count), label: t('presence.inMinutes', { count }) })),
    { until: workday, label: t('presence.untilTime', { time: format.dayAndTime(workday) }) },
  ];
  const error = set.error ?? reset.error;
  return (
    <Menu
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      checkedValues={{ state: chosen === undefined ? [] : [chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const picked = offered.find((one) => one === checkedItems[0]);
        if (picked !== undefined) void set.run({ state: picked });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={styles.button}
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={t('presence.pick', { state })}
        >
          {state}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {offered.map((one) => (
            <MenuItemRadio
              key={one}
              name="state"
              value={one}
              icon={<PresenceBadge state={one} />}
              {...(one === chosen && manual?.until !== undefined
                ? { secondaryContent: t('presence.whyUntil', { time: format.when(manual.until) }) }
                : {})}
            >
              {choiceWord(one, t)}
            </MenuItemRadio>
          ))}
          {chosen !== undefined && (
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <MenuItem icon={<ClockRegular />}>{t('presence.untilMenu')}</MenuItem>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {ends.map(({ until, label }) => (
                    <MenuItem key={label} onClick={() => void set.run({ state: chosen, until })}>
                      {label}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          )}
          <MenuDivider />
          <MenuItem icon={<ArrowResetRegular />} disabled={manual === undefined} onClick={() => void reset.run({})}>
            {t('presence.reset')}
          </MenuItem>
          <Text size={200} className={mergeClasses(common.quiet, styles.note)} role="note">
            {error === undefined
              ? t(outputOn ? 'presence.seenByOutputs' : 'presence.seenHere')
              : explainError(error, words).text}
          </Text>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
