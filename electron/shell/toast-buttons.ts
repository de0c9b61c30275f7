import type { Answer } from '../../shared/entry.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { OFFER_ANSWERS } from '../../shared/oof-words.ts';
import type { Toast } from '../../shared/snapshot.ts';

/** What a button of a notification does. */
export interface ToastAnswers {
  readonly join: (toast: Toast) => void;
  readonly snooze: (toast: Toast) => void;
  readonly play: (toast: Toast) => void;
  readonly callBack: (toast: Toast) => void;
  readonly answerMeeting: (toast: Toast, answer: Answer) => void;
  readonly answerOffer: (toast: Toast, offerId: string, accept: boolean) => void;
  readonly undoOof: (toast: Toast, accountId: string) => void;
  readonly dismiss: (toasts: readonly Toast[]) => void;
}

export interface ToastButton {
  readonly label: string;
  readonly press: () => void;
}

/** The buttons of one notification of the system's, for one toast or several reminders: at most three, the best first. */
export function toastButtons(toasts: readonly Toast[], t: Translate, answers: ToastAnswers): readonly ToastButton[] {
  const [toast, another] = toasts;
  if (toast === undefined) return [];
  if (another !== undefined) return [{ label: t('toast.dismissAll'), press: () => answers.dismiss(toasts) }];
  const { call, oof } = toast;
  const button = (label: string, press: (toast: Toast) => void): ToastButton => ({ label, press: () => press(toast) });
  if (toast.kind === 'reminder') {
    return [
      ...(toast.joinable ? [button(t('toast.join'), answers.join)] : []),
      button(t('toast.snooze'), answers.snooze),
      button(t('toast.dismiss'), () => answers.dismiss(toasts)),
    ];
  }
  if (call !== undefined) {
    return [
      ...(call.playable ? [button(t('toast.play'), answers.play)] : []),
      ...(call.callable ? [button(t('toast.callBack'), answers.callBack)] : []),
      button(t('toast.later'), answers.snooze),
    ];
  }
  if (toast.answerable === true) {
    return [
      button(t('entry.accept'), () => answers.answerMeeting(toast, 'accepted')),
      button(t('entry.tentative'), () => answers.answerMeeting(toast, 'tentative')),
      button(t('entry.decline'), () => answers.answerMeeting(toast, 'declined')),
    ];
  }
  if (oof === undefined) return [];
  const { accountId, offer } = oof;
  if (offer === undefined) return [button(t('app.undo'), () => answers.undoOof(toast, accountId))];
  const [accept, refuse] = OFFER_ANSWERS[offer.kind];
  return [
    button(t(accept), () => answers.answerOffer(toast, offer.id, true)),
    button(t(refuse), () => answers.answerOffer(toast, offer.id, false)),
  ];
}
