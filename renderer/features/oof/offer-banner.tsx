import { Button } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import { OFFER_ANSWERS, offerInWords } from '../../../shared/oof-words.ts';
import type { OofOffer } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useWords } from '../../words/words.tsx';

interface OfferBannerProps {
  readonly offer: OofOffer;
  /** It can't be done by one press: for want of a text, say. */
  readonly onCannot: (offer: OofOffer) => void;
}

/** What calendar and reply don't agree on, as a question with two answers; it is asked once. */
export function OfferBanner({ offer, onCannot }: OfferBannerProps) {
  const words = useWords();
  const { t } = words;
  const answer = useCommand('answerOffer');
  const [accept, refuse] = OFFER_ANSWERS[offer.kind];
  const give = async (yes: boolean): Promise<void> => {
    const result = await answer.run({ id: offer.id, accept: yes });
    if (!result.ok && result.error.code === 'no-text') onCannot(offer);
  };
  return (
    <ErrorNotice
      intent="info"
      actions={
        <>
          <Button size="small" disabledFocusable={answer.pending} onClick={() => void give(true)}>
            {t(accept)}
          </Button>
          <Button
            size="small"
            appearance="transparent"
            disabledFocusable={answer.pending}
            onClick={() => void give(false)}
          >
            {t(refuse)}
          </Button>
        </>
      }
    >
      {offerInWords(offer, words)} {answer.error === undefined ? '' : explainError(answer.error, words).text}
    </ErrorNotice>
  );
}
