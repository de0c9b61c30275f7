import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { useCommonStyles } from './use-common-styles.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: '0',
  },
  fact: { margin: '0', overflowWrap: 'anywhere' },
});

/** Fingerprints and ids break between their parts rather than anywhere. */
const breakable = (value: string): readonly ReactNode[] =>
  value.split(/(?<=[\da-f]{2}:)(?=[\da-f]{2}\b)/i).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

/** Names and values, one a line. */
export function FactList({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }) {
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>
            <Text size={200} className={common.quiet}>
              {name}
            </Text>
          </dt>
          <dd className={styles.fact}>
            <Text size={200}>{breakable(value)}</Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
