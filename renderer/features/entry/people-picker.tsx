import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { DismissRegular, DoorRegular, PersonRegular } from '@fluentui/react-icons';
import { useEffect, useId, useState } from 'react';
import type { PersonCard } from '../../../shared/contacts.ts';
import type { Invitee } from '../../../shared/entry.ts';
import { useBridge } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

/** A person types; the server isn't asked for each letter. */
const PAUSE_MS = 250;
const MOST = 6;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { flexGrow: 1 },
  role: { minWidth: '130px' },
  icon: { display: 'flex', fontSize: '16px' },
  found: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingVerticalXS,
  },
  choice: { width: '100%', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular, minWidth: 0 },
});

const ROLES = { required: 'entry.required', optional: 'entry.optional', resource: 'entry.resource' } as const;

interface PeoplePickerProps {
  readonly people: readonly Invitee[];
  readonly onPeople: (people: readonly Invitee[]) => void;
}

/** Who is invited: found in the directory by name, or typed as an address. */
export function PeoplePicker({ people, onPeople }: PeoplePickerProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const [text, setText] = useState('');
  const listId = useId();
  const found = useFound(text);
  const typed = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? text.trim().toLowerCase() : undefined;
  const choices: readonly Pick<PersonCard, 'name' | 'address' | 'kind'>[] = [
    ...(found ?? []),
    ...(typed === undefined || found?.some(({ address }) => address.toLowerCase() === typed) === true
      ? []
      : [{ name: typed, address: typed, kind: 'person' as const }]),
  ];
  const add = ({ name, address, kind }: (typeof choices)[number]): void => {
    setText('');
    if (people.some((each) => each.address.toLowerCase() === address.toLowerCase())) return;
    onPeople([...people, { name, address, role: kind === 'room' ? 'resource' : 'required' }]);
  };
  return (
    <div className={styles.root}>
      <Field label={t('entry.people')}>
        <Input
          value={text}
          placeholder={t('entry.peopleHint')}
          aria-controls={listId}
          autoComplete="off"
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || text.trim() === '') return;
            event.preventDefault();
            const [first] = choices;
            if (first !== undefined) add(first);
          }}
        />
      </Field>
      <div id={listId} role="status">
        {text.trim() !== '' && choices.length > 0 && (
          <ul className={`${common.list} ${styles.found}`} aria-label={t('entry.found')}>
            {choices.slice(0, MOST).map((choice) => (
              <li key={choice.address}>
                <Button appearance="subtle" className={styles.choice} onClick={() => add(choice)}>
                  <Text className={common.ellipsis} title={choice.address}>
                    {choice.name === choice.address ? choice.address : `${choice.name} · ${choice.address}`}
                  </Text>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {text.trim() !== '' && found !== undefined && choices.length === 0 && (
          <Text size={200} className={common.quiet}>
            {t('entry.nobodyFound')}
          </Text>
        )}
      </div>
      <ul className={common.list}>
        {people.map((person) => (
          <li key={person.address} className={styles.row}>
            <span className={styles.icon} aria-hidden>
              {person.role === 'resource' ? <DoorRegular /> : <PersonRegular />}
            </span>
            <Text className={`${common.ellipsis} ${styles.name}`} title={person.address}>
              {person.name}
            </Text>
            <Select
              size="small"
              className={styles.role}
              aria-label={t('entry.roleOf', { name: person.name, role: t(ROLES[person.role]) })}
              value={person.role}
              onChange={(_, { value }) =>
                onPeople(people.map((each) => (each === person ? { ...each, role: value as Invitee['role'] } : each)))
              }
            >
              {Object.entries(ROLES).map(([role, word]) => (
                <option key={role} value={role}>
                  {t(word)}
                </option>
              ))}
            </Select>
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={t('entry.removePerson', { name: person.name })}
              onClick={() => onPeople(people.filter((each) => each !== person))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whoever the directory has under what was typed; `undefined` until it has answered, or where it doesn't. */
function useFound(text: string): readonly PersonCard[] | undefined {
  const bridge = useBridge();
  const [found, setFound] = useState<readonly PersonCard[]>();
  const asked = text.trim();
  useEffect(() => {
    setFound(undefined);
    if (asked.length < 2) return;
    let current = true;
    const timer = setTimeout(() => {
      void bridge.query('findPeople', { text: asked }).then((answer) => {
        if (current) setFound(answer.ok ? answer.value : undefined);
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [bridge, asked]);
  return found;
}
