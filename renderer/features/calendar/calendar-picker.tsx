import { Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { explainOthersError } from '../../../shared/explain.ts';
import type { CalendarView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { accountColour } from '../../ui/account-colour.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { calendarLabel, calendarTroubles } from './calendars.ts';
import type { ShownRange } from './use-calendar-range.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `0 ${tokens.spacingHorizontalM}` },
  label: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  dot: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
});

interface CalendarPickerProps {
  readonly calendars: readonly CalendarView[];
  /** What couldn't be read for the range on screen. */
  readonly troubles: ShownRange['troubles'];
}

/** Which calendars are drawn, each in its colour, and which of them couldn't be read. Nothing to choose, nothing shown. */
export function CalendarPicker({ calendars, troubles }: CalendarPickerProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const change = useCommand('changeShared');
  const changeOwn = useCommand('changeAccount');
  if (calendars.length < 2) return null;
  const show = ({ own, accountId, address }: CalendarView, shown: boolean): void =>
    void (own ? changeOwn.run({ accountId, shown }) : change.run({ accountId, address, shown }));
  return (
    <div>
      <div className={styles.row} role="group" aria-label={t('calendar.calendars')}>
        {calendars.map((calendar) => (
          <Checkbox
            key={calendar.id}
            checked={calendar.shown}
            title={calendar.address}
            onChange={(_, { checked }) => show(calendar, checked === true)}
            label={
              <span className={styles.label}>
                <span aria-hidden className={styles.dot} style={{ backgroundColor: accountColour(calendar.colour) }} />
                {calendarLabel(calendar, calendars, t)}
              </span>
            }
          />
        ))}
      </div>
      {calendarTroubles(calendars, troubles, accounts).map(({ id, name, error }) => (
        <Text key={id} as="p" block size={200} className={mergeClasses(common.quiet, common.plainHeading)}>
          {name} — {explainOthersError(error, words).text}
        </Text>
      ))}
    </div>
  );
}
