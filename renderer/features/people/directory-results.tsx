import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { PersonCard } from '../../../shared/contacts.ts';
import { explainError } from '../../../shared/explain.ts';
import type { AppError } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { Face } from './face.tsx';
import { typedAddress } from './list-items.ts';

/** A person types; the server isn't asked for each letter. */
const PAUSE_MS = 250;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    flexShrink: 0,
    maxHeight: '45%',
    overflowY: 'auto',
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
});

interface DirectoryResultsProps {
  readonly text: string;
  readonly known: ReadonlySet<string>;
  readonly onAdd: (person: Pick<PersonCard, 'address' | 'name' | 'kind'>) => void;
}

/** Whoever the directory and one's own contacts have under what was typed, to be put on the list. */
export function DirectoryResults({ text, known, onAdd }: DirectoryResultsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const { found, error, looking } = useFound(text);
  const address = typedAddress(text);
  const isFound = found?.some((card) => card.address === address) ?? false;
  return (
    <section className={styles.root} aria-label={t('contacts.directory')}>
      <Text as="h2" weight="semibold" className={common.plainHeading}>
        {t('contacts.directory')}
      </Text>
      <div aria-live="polite">
        {looking && <Spinner size="tiny" label={t('contacts.looking')} labelPosition="after" />}
        {found?.length === 0 && address === undefined && (
          <Text className={common.quiet}>
            {t('contacts.nobody', { text })} {t('contacts.nobodyHint')}
          </Text>
        )}
      </div>
      {error !== undefined && <ErrorNotice detail={error.detail}>{explainError(error, words).text}</ErrorNotice>}
      <ul className={common.list}>
        {found?.map((card) => (
          <li key={card.address} className={styles.row}>
            <Face name={card.name} address={card.address} kind={card.kind} />
            <span className={styles.words}>
              <Text weight="semibold" className={common.ellipsis}>
                {card.name}
              </Text>
              <Text size={200} className={`${common.quiet} ${common.ellipsis}`} title={card.address}>
                {[card.title, card.department ?? card.company, card.address].filter(Boolean).join(' · ')}
              </Text>
            </span>
            {known.has(card.address) ? (
              <Text size={200} className={common.quiet}>
                {t('contacts.added')}
              </Text>
            ) : (
              <Button
                icon={<AddRegular />}
                aria-label={t('contacts.addNamed', { name: card.name })}
                onClick={() => onAdd(card)}
              >
                {t('contacts.add')}
              </Button>
            )}
          </li>
        ))}
        {address !== undefined && !isFound && !known.has(address) && (
          <li className={styles.row}>
            <Button icon={<AddRegular />} onClick={() => onAdd({ address, name: address, kind: 'person' })}>
              {t('contacts.addTyped', { address })}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface Found {
  readonly found?: readonly PersonCard[];
  readonly error?: AppError;
  readonly looking: boolean;
}

function useFound(text: string): Found {
  const bridge = useBridge();
  const [state, setState] = useState<Found>({ looking: true });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      setState((before) => ({ ...before, looking: true }));
      void bridge.query('findPeople', { text }).then((answer) => {
        if (current)
          setState(answer.ok ? { found: answer.value, looking: false } : { error: answer.error, looking: false });
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [bridge, text]);
  return state;
}
