import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { ErrorKind } from '../../../shared/model.ts';
import type { Setup, SetupPhase } from '../../../shared/setup.ts';
import { useSnapshot } from '../../store/store.tsx';
import { AddressForm } from './address-form.tsx';
import { BrowserCard } from './browser-card.tsx';
import { CertificateCard } from './certificate-card.tsx';
import { ConsentCard } from './consent-card.tsx';
import { DoneCard } from './done-card.tsx';
import { Progress } from './progress.tsx';
import { ServerForm } from './server-form.tsx';
import { SignInForm, type Typed } from './sign-in-form.tsx';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  heading: { margin: '0', outlineStyle: 'none' },
});

const TITLES = {
  looking: 'connect.title',
  consent: 'connect.title',
  address: 'connect.notFoundTitle',
  'sign-in': 'connect.signInTitle',
  browser: 'connect.browserTitle',
  checking: 'connect.signInTitle',
  certificate: 'connect.certificateTitle',
  done: 'connect.doneTitle',
} as const satisfies Record<SetupPhase, MessageKey>;

/** Of what happens while the server is looked for, these aren't that it isn't there. */
const FOUND_BUT: ReadonlySet<ErrorKind> = new Set([
  'forbidden',
  'refused',
  'busy',
  'sign-in',
  'broken-answer',
  'too-large',
]);

function titleOf({ phase, device, error }: Setup): MessageKey {
  if (device !== undefined) return 'connect.deviceTitle';
  return phase === 'address' && error !== undefined && FOUND_BUT.has(error.kind)
    ? 'connect.notConnectedTitle'
    : TITLES[phase];
}

interface ConnectPanelProps {
  /** What goes on after a mailbox was connected. */
  readonly onDone: () => void;
  /** It is what its page is about. */
  readonly isFirst?: boolean;
}

/** Connecting a mailbox, one question at a time: each phase is a heading and what there is to do. */
export function ConnectPanel({ onDone, isFirst = false }: ConnectPanelProps) {
  const demo = useSnapshot((snapshot) => snapshot.demo);
  const setup = useSnapshot((snapshot) => snapshot.setup);
  const { t } = useWords();
  if (setup === undefined) {
    return (
      <Card title={t(demo ? 'connect.title' : 'connect.another')}>
        <AddressForm takesFocus={isFirst} />
      </Card>
    );
  }
  return (
    <Card title={t(titleOf(setup))} focusOn={setup.phase}>
      <Phase key={setup.address} setup={setup} onDone={onDone} />
    </Card>
  );
}

function Phase({ setup, onDone }: { readonly setup: Setup; readonly onDone: () => void }) {
  const [typed, setTyped] = useState<Typed>();
  switch (setup.phase) {
    case 'looking':
    case 'checking':
      return <Progress setup={setup} />;
    case 'consent':
      return <ConsentCard setup={setup} />;
    case 'address':
      return <ServerForm setup={setup} />;
    case 'sign-in':
      return <SignInForm setup={setup} typed={typed} onTyped={setTyped} />;
    case 'browser':
      return <BrowserCard setup={setup} />;
    case 'certificate':
      return <CertificateCard setup={setup} />;
    case 'done':
      return <DoneCard setup={setup} onDone={onDone} />;
  }
}

interface CardProps {
  readonly title: string;
  /** Its change brings the focus to the heading: what was pressed before isn't there any more. */
  readonly focusOn?: SetupPhase;
  readonly children: ReactNode;
}

function Card({ title, focusOn, children }: CardProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A form brings the focus into its first field by itself.
    const holdsFocus = heading.current?.parentElement?.contains(document.activeElement) === true;
    if (focusOn !== undefined && !holdsFocus) heading.current?.focus();
  }, [focusOn]);
  return (
    <section className={styles.root} aria-label={title}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        <Subtitle2>{title}</Subtitle2>
      </h2>
      {children}
    </section>
  );
}
