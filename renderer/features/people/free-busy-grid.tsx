import {
  Button,
  Combobox,
  Dropdown,
  makeStyles,
  mergeClasses,
  Option,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular, PeopleAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Contacts } from '../../../shared/contact-view.ts';
import type { Suggestion } from '../../../shared/contacts.ts';
import { explainError } from '../../../shared/explain.ts';
import { localDate } from '../../../shared/format.ts';
import type { Instant } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ChosenTime } from './chosen-time.tsx';
import { gridDays } from './grid-layout.ts';
import { GridRows } from './grid-rows.tsx';
import { matches, typedAddress } from './list-items.ts';
import { useMeetingTimes } from './use-meeting-times.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, flexGrow: 1, minHeight: 0 },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { flexGrow: 1 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflow: 'auto' },
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  length: { minWidth: '96px' },
});

const LENGTHS = [15, 30, 45, 60, 90, 120] as const;
/** More than so many don't fit a screen, nor a meeting. */
const MOST = 30;

interface GridProps {
  readonly contacts: Contacts;
  readonly now: Instant;
}

/** Chosen people against a time line, with the times at which they could meet. */
export function FreeBusyGrid({ contacts, now }: GridProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const own = useSnapshot(({ accounts }) => accounts[0]?.address ?? '');
  const [picked, setPicked] = useState<readonly string[]>();
  // Until somebody picks, whoever the list has: it may still be on its way out of the mailbox.
  const chosen = picked ?? firstPeople(contacts);
  const [shape, setShape] = useState<'day' | 'week'>('day');
  const [date, setDate] = useState(() => workday(localDate(now, format.zone)));
  const [minutes, setMinutes] = useState<number>(30);
  const [time, setTime] = useState<{ readonly start: Instant; readonly end: Instant }>();
  const days = gridDays(date, shape, format.zone);
  const people = [own, ...chosen.filter((address) => address !== own)].filter((address) => address !== '');
  const { times, error, looking } = useMeetingTimes(chosen.length === 0 ? [] : people, days, minutes);
  const nameOf = (address: string): string =>
    address === own ? t('contacts.you') : (contacts.rows.find((row) => row.address === address)?.name ?? address);
  const step = (by: number) => {
    const next = Temporal.PlainDate.from(date).add({ days: shape === 'day' ? by : by * 7 });
    setDate(shape === 'day' ? workday(next.toString(), by) : next.toString());
    setTime(undefined);
  };
  const [first, last] = [days[0], days.at(-1)];
  const choose = (start: Instant, end?: Instant) =>
    setTime({ start, end: end ?? Temporal.Instant.from(start).add({ minutes }).toString() });
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={t('contacts.gridPrevious')}
          onClick={() => step(-1)}
        />
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={t('contacts.gridNext')}
          onClick={() => step(1)}
        />
        <Text as="h2" weight="semibold" className={mergeClasses(common.plainHeading, styles.title)} aria-live="polite">
          {first === undefined || last === undefined
            ? ''
            : format.period(first.date, Temporal.PlainDate.from(last.date).add({ days: 1 }).toString())}
        </Text>
        <PersonPicker
          contacts={contacts}
          chosen={chosen}
          onChoose={(address) => setPicked([...chosen, address].slice(0, MOST))}
        />
        <Dropdown
          className={styles.length}
          aria-label={t('contacts.gridLength')}
          value={t('contacts.gridMinutes', { count: minutes })}
          selectedOptions={[String(minutes)]}
          onOptionSelect={(_, { optionValue }) => setMinutes(Number(optionValue))}
        >
          {LENGTHS.map((length) => (
            <Option key={length} value={String(length)}>
              {t('contacts.gridMinutes', { count: length })}
            </Option>
          ))}
        </Dropdown>
        <ChoiceGroup
          label={t('contacts.views')}
          chosen={shape}
          choices={[
            { value: 'day', word: t('contacts.gridDay') },
            { value: 'week', word: t('contacts.gridWeek') },
          ]}
          onChoose={setShape}
        />
      </div>
      {error !== undefined && <ErrorNotice detail={error.detail}>{explainError(error, words).text}</ErrorNotice>}
      {chosen.length === 0 ? (
        <Empty icon={<PeopleAddRegular />} title={t('contacts.gridEmpty')} hint={t('contacts.gridEmptyHint')} />
      ) : (
        <div className={mergeClasses(common.card, styles.card)}>
          <GridRows
            people={people.map((address) => ({
              address,
              name: nameOf(address),
              isOwn: address === own,
              freeBusy: times?.people.find((one) => one.address.toLowerCase() === address.toLowerCase()),
            }))}
            days={days}
            now={now}
            suggestions={times?.suggestions ?? []}
            chosen={time}
            onChoose={choose}
            onRemove={(address) => setPicked(chosen.filter((one) => one !== address))}
          />
          {looking && <Spinner size="tiny" label={t('contacts.looking')} labelPosition="after" />}
          {times !== undefined && (
            <section className={styles.times} aria-label={t('contacts.gridTimes')}>
              {times.suggestions?.length === 0 && <Text className={common.quiet}>{t('contacts.gridNoTimes')}</Text>}
              {times.suggestions?.slice(0, 8).map((suggestion) => (
                <Button
                  key={suggestion.start}
                  size="small"
                  appearance={time?.start === suggestion.start ? 'primary' : 'secondary'}
                  onClick={() => choose(suggestion.start, suggestion.end)}
                >
                  {`${format.span(suggestion.start, suggestion.end)} · ${whoCan(suggestion, own, nameOf, t)}`}
                </Button>
              ))}
            </section>
          )}
          {time !== undefined && (
            <ChosenTime
              time={time}
              people={people.filter((one) => one !== own).map((address) => ({ address, name: nameOf(address) }))}
            />
          )}
        </div>
      )}
    </div>
  );
}

function whoCan(
  { conflicts }: Suggestion,
  own: string,
  nameOf: (address: string) => string,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (conflicts.length === 0) return t('contacts.gridAll');
  return t('contacts.gridWithout', {
    names: conflicts.map((address) => (address === own ? t('contacts.youToo') : nameOf(address))).join(', '),
  });
}

/** Favourites, else the first few: a grid that begins with nobody shows nothing. */
function firstPeople({ rows }: Contacts): readonly string[] {
  const people = rows.filter(({ kind }) => kind !== 'list');
  const favourites = people.filter(({ favourite }) => favourite);
  return (favourites.length > 0 ? favourites : people).slice(0, 6).map(({ address }) => address);
}

/** The day itself, or past a weekend the one beyond it. */
function workday(date: string, by = 1): string {
  let day = Temporal.PlainDate.from(date);
  while (day.dayOfWeek > 5) day = day.add({ days: Math.sign(by) });
  return day.toString();
}

interface PickerProps {
  readonly contacts: Contacts;
  readonly chosen: readonly string[];
  readonly onChoose: (address: string) => void;
}

function PersonPicker({ contacts, chosen, onChoose }: PickerProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const typed = typedAddress(text);
  const offered = contacts.rows
    .filter((row) => row.kind !== 'list' && !chosen.includes(row.address) && matches(row, text))
    .slice(0, 12);
  return (
    <Combobox
      aria-label={t('contacts.gridAdd')}
      placeholder={t('contacts.gridAdd')}
      freeform
      value={text}
      selectedOptions={[]}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, { optionValue }) => {
        if (optionValue !== undefined) onChoose(optionValue);
        setText('');
      }}
    >
      {offered.map(({ address, name }) => (
        <Option key={address} value={address} text={name}>
          {name}
        </Option>
      ))}
      {typed !== undefined && !chosen.includes(typed) && offered.every(({ address }) => address !== typed) && (
        <Option key={typed} value={typed} text={typed}>
          {typed}
        </Option>
      )}
    </Combobox>
  );
}
