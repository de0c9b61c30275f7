import { Button, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CallEndRegular, CallRegular } from '@fluentui/react-icons';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { PhoneCallState, Voicemail } from '../../../shared/model.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  number: { width: '150px' },
  problem: { color: tokens.colorPaletteRedForeground1, flexBasis: '100%' },
});

const STATES: Readonly<Record<PhoneCallState, MessageKey>> = {
  dialling: 'voicemail.phoneDialling',
  ringing: 'voicemail.phoneRinging',
  connected: 'voicemail.phoneConnected',
  ended: 'voicemail.phoneEnded',
  busy: 'voicemail.phoneBusy',
  'no-answer': 'voicemail.phoneNoAnswer',
  failed: 'voicemail.phoneFailed',
};
const GOING: ReadonlySet<PhoneCallState> = new Set(['dialling', 'ringing', 'connected']);

/** Where the server plays messages on a telephone: which one, how the call is doing, and how to end it. */
export function PhonePlayer({ item }: { readonly item: Voicemail }) {
  const offer = usePhoneOffer(item.accountId);
  return offer === undefined ? null : <Offered item={item} proposed={offer.number ?? ''} />;
}

function Offered({ item, proposed }: { readonly item: Voicemail; readonly proposed: string }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const call = useSnapshot(({ phoneCall }) => (phoneCall?.key === item.key ? phoneCall : undefined));
  const play = useCommand('playOnPhone');
  const hangUp = useCommand('hangUp');
  const [number, setNumber] = useState(proposed);
  const isGoing = call !== undefined && GOING.has(call.state);
  const error = play.error ?? hangUp.error;
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void (isGoing ? hangUp.run({}) : play.run({ key: item.key, number }));
  };
  return (
    <form className={styles.root} onSubmit={onSubmit}>
      {!isGoing && (
        <Input
          size="small"
          type="tel"
          className={styles.number}
          aria-label={t('voicemail.phoneNumber')}
          required
          maxLength={128}
          value={number}
          onChange={(_, { value }) => setNumber(value)}
        />
      )}
      <Button
        size="small"
        type="submit"
        icon={isGoing ? <CallEndRegular /> : <CallRegular />}
        disabledFocusable={play.pending || hangUp.pending}
      >
        {t(isGoing ? 'voicemail.phoneHangUp' : 'voicemail.phone')}
      </Button>
      <Text size={200} role="status">
        {call === undefined ? '' : t(STATES[call.state], { number: call.number })}
      </Text>
      {error !== undefined && (
        <Text size={200} role="alert" className={styles.problem}>
          {explainError(error, words).text}
        </Text>
      )}
    </form>
  );
}

/** What an account's server offers; nothing until it has said so. */
function usePhoneOffer(accountId: string): { readonly number?: string } | undefined {
  const bridge = useBridge();
  const [offer, setOffer] = useState<{ readonly number?: string }>();
  useEffect(() => {
    let wanted = true;
    void bridge.query('phoneOffer', { accountId }).then((answer) => {
      if (wanted && answer.ok) setOffer(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [bridge, accountId]);
  return offer;
}
