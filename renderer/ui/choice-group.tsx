import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  group: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, flexWrap: 'wrap' },
});

interface ChoiceGroupProps<T extends string> {
  readonly label: string;
  readonly chosen: T;
  readonly choices: readonly { readonly value: T; readonly word: string }[];
  readonly onChoose: (value: T) => void;
}

/** One of a few, all of them in sight. */
export function ChoiceGroup<T extends string>({ label, chosen, choices, onChoose }: ChoiceGroupProps<T>) {
  const styles = useStyles();
  return (
    <div className={styles.group} role="group" aria-label={label}>
      {choices.map(({ value, word }) => (
        <ToggleButton
          key={value}
          appearance={value === chosen ? 'primary' : 'subtle'}
          checked={value === chosen}
          onClick={() => onChoose(value)}
        >
          {word}
        </ToggleButton>
      ))}
    </div>
  );
}
