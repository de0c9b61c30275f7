import type { MailTips } from '../../shared/contacts.ts';
import { getMailTips, type RecipientTips } from '../ews/operations/get-mail-tips.ts';
import { toAppError, type ErrorSubject } from './app-error.ts';
import type { Call } from './call.ts';
import { detached } from './detached.ts';
import { chunk } from './free-busy.ts';
import { toPlainText } from './plain-text.ts';

/** What servers take in one question where nobody has changed that. */
const MAX_RECIPIENTS = 50;

/** As `Directory.mailTips`. @param sender one's own address */
export async function readMailTips(
  call: Call,
  sender: string,
  subject: ErrorSubject,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<readonly MailTips[]> {
  const answers: MailTips[] = [];
  for (const recipients of chunk(addresses, MAX_RECIPIENTS)) {
    const outcomes = await call(getMailTips, { sender, recipients }, signal);
    // Answers say whom they are about; those that failed don't, and stand where they were asked.
    const byAddress = new Map(
      outcomes.flatMap((outcome) => (outcome.ok ? [[outcome.value.address?.toLowerCase(), outcome.value]] : [])),
    );
    for (const [index, address] of recipients.entries()) {
      const tips = byAddress.get(address.toLowerCase());
      const outcome = outcomes[index];
      if (tips !== undefined) answers.push({ address, ...oofOf(tips) });
      else if (outcome?.ok === false)
        answers.push({ address, error: toAppError(outcome.error, { ...subject, address }) });
      else answers.push({ address, error: { kind: 'broken-answer', host: subject.host, address } });
    }
  }
  return detached(answers);
}

/** An empty text means that no reply is on; none at all, or one that is still looked for, that nobody knows. */
function oofOf({ oofMessage, oofDuration, isPending }: RecipientTips): Pick<MailTips, 'oof'> {
  if (isPending || oofMessage === undefined) return {};
  const note = toPlainText(oofMessage);
  if (note === '') return {};
  return { oof: { note, ...(oofDuration === undefined ? {} : { until: oofDuration.end }) } };
}
