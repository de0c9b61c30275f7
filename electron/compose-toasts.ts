import type { Result } from '../shared/model.ts';
import type { Toast } from '../shared/snapshot.ts';
import { VIEW_OF_TOAST } from '../shared/views.ts';
import type { Engine } from './engine/engine-interface.ts';
import type { createActions } from './shell/actions.ts';
import { answerOffer } from './shell/oof-actions.ts';
import type { ToastAnswers } from './shell/toast-buttons.ts';

/** Minutes until a call that was put off is told again. */
const CALL_LATER = 30;

/** What the buttons of a notification do; what was done for good is told no more. */
export function toastAnswers(engine: Engine, actions: ReturnType<typeof createActions>): ToastAnswers {
  const dismiss = (...toasts: readonly Toast[]) => engine.dismissToasts(toasts.map(({ id }) => id));
  /** What fails is said in the view that it belongs to. */
  const done = async (toast: Toast, work: Promise<Result<unknown>>): Promise<void> => {
    const { ok } = await work;
    if (ok) dismiss(toast);
    else actions.open(VIEW_OF_TOAST[toast.kind]);
  };
  return {
    join: (toast) => void done(toast, actions.join(toast.key)),
    snooze: ({ id, call }) => engine.snoozeToast(id, call === undefined ? { beforeStart: 0 } : { minutes: CALL_LATER }),
    play: (toast) => {
      actions.play(toast.key);
      dismiss(toast);
    },
    callBack: (toast) => void done(toast, actions.callBack(toast.key)),
    answerMeeting: (toast, answer) => void done(toast, engine.answerMeeting(toast.key, answer, '')),
    answerOffer: (toast, offerId, accept) =>
      void answerOffer(engine, offerId, accept, actions.open).finally(() => dismiss(toast)),
    undoOof: (toast, accountId) => void done(toast, engine.oof.undo(accountId)),
    dismiss: (toasts) => dismiss(...toasts),
  };
}
