import { offerInWords, pressInWords, replyInWords } from '../../shared/oof-words.ts';
import type { Speech } from '../../shared/explain.ts';
import type { Instant } from '../../shared/model.ts';
import type { Toast } from '../../shared/snapshot.ts';
import { instantOf } from '../domain/time.ts';
import type { OofDesk } from './oof-desk.ts';
import type { Session } from './session.ts';

/** A toast about OOF, worded. */
export interface OofNews {
  readonly id: string;
  readonly since: Instant;
  readonly title: string;
  readonly body: string;
  readonly oof: NonNullable<Toast['oof']>;
}

/**
 * What one press did, with what goes out to whom and its undo; and what is offered. That the calendar lacks an entry, and
 * whatever a demo's calendar has, interrupts nobody: the page says it.
 */
export function oofNews(
  sessions: readonly Session[],
  desk: Pick<OofDesk, 'view' | 'offers'>,
  speech: Speech,
): readonly OofNews[] {
  const { t } = speech;
  const offers = desk.offers();
  return sessions.flatMap((session): OofNews[] => {
    const accountId = session.account.id;
    const { undo, offer, textSince } = desk.view(session);
    const { value: settings } = session.oof();
    const planned = offers.find(({ id }) => id === offer?.id);
    const news: OofNews[] = [];
    if (undo?.quiet === false) {
      const done = pressInWords(undo, speech);
      const view = {
        accountId,
        active: true,
        ...(settings === undefined ? {} : { settings }),
        ...(textSince === undefined ? {} : { textSince }),
      };
      const reply = undo.change.state === 'disabled' || speech.hideSubjects ? [] : replyInWords(view, speech);
      const oof = { accountId };
      news.push({
        id: `oof-done:${accountId}:${undo.since}`,
        since: undo.since,
        title: t(done.key, done.params),
        body: reply.join(' '),
        oof,
      });
    }
    if (offer !== undefined && planned !== undefined && offer.kind !== 'entry' && !session.account.demo) {
      const { id, kind } = offer;
      const title = t(kind === 'on' ? 'oofPlan.entrySubject' : 'oofPlan.toastOff');
      const body = offerInWords(offer, speech);
      news.push({ id, since: instantOf(planned.since), title, body, oof: { accountId, offer: { id, kind } } });
    }
    return news;
  });
}
