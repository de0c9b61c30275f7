import type { Toast } from '../../shared/snapshot.ts';
import type { Notifier } from '../engine/ports.ts';
import { cardsOf, stepFor, type NotificationCard } from './notification-cards.ts';
import type { NotificationRequest, SystemNotifications } from './system-notifications.ts';

/** The words of buttons, for systems that have them. */
export interface NotificationWords {
  readonly reminders: (count: number) => string;
  readonly join: string;
  readonly snooze: string;
  readonly dismiss: string;
  readonly dismissAll: string;
  readonly play: string;
  readonly callBack: string;
  readonly later: string;
}

export interface NotifierOptions {
  readonly style: () => 'system' | 'window';
  readonly words: () => NotificationWords;
  readonly showWindow: (count: number) => void;
  readonly showAlert: (wanted: boolean) => void;
  /** Of what isn't a reminder: reminders are answered in our own window, which has all of their buttons. */
  readonly onPress: (toast: Toast) => void;
  readonly onJoin: (toast: Toast) => void;
  readonly onSnooze: (toast: Toast) => void;
  /** Of a call. */
  readonly onPlay: (toast: Toast) => void;
  readonly onCallBack: (toast: Toast) => void;
  readonly onClosed: (ids: readonly string[]) => void;
}

interface Standing {
  readonly card: NotificationCard;
  readonly close: () => void;
}

/**
 * Two ways to show a toast: the system's notifications, or our own window; each is told only what is new or gone. A
 * system without a notification service says so when the first one is shown: from then on our own window does it. It does as
 * well once a reminder was pressed, until none is left. Alerts that a meeting begins have a window of their own always.
 */
export function createNotifier(system: SystemNotifications, options: NotifierOptions): Notifier {
  const standing = new Map<string, Standing>();
  let latest: readonly Toast[] = [];
  let systemWorks = system.supported();
  let pressed = false;

  const show = (card: NotificationCard, silent: boolean) => {
    const [first] = card.toasts;
    if (first === undefined) return;
    const ids = card.toasts.map(({ id }) => id);
    const close = system.show(
      { title: card.title, body: card.body, stays: card.stays, silent, buttons: buttonsOf(card, options.words()) },
      {
        pressed: () => {
          // Not every system closes what was pressed.
          takeAway(card.id);
          if (card.stays) {
            // Closed by that, it isn't answered.
            pressed = true;
            reconcile(latest);
          } else {
            options.onPress(first);
            options.onClosed(ids);
          }
        },
        button: (id) => {
          takeAway(card.id);
          if (id === 'join') options.onJoin(first);
          else if (id === 'snooze' || id === 'later') options.onSnooze(first);
          else if (id === 'play') options.onPlay(first);
          else if (id === 'call-back') options.onCallBack(first);
          else options.onClosed(ids);
        },
        closed: () => {
          standing.delete(card.id);
          options.onClosed(ids);
        },
        failed: () => {
          systemWorks = false;
          standing.clear();
          reconcile(latest);
        },
      },
    );
    standing.set(card.id, { card, close });
  };

  const takeAway = (id: string) => {
    const before = standing.get(id);
    standing.delete(id);
    before?.close();
  };

  const reconcile = (toasts: readonly Toast[]) => {
    latest = toasts;
    pressed &&= toasts.some(({ kind }) => kind === 'reminder');
    const bySystem = systemWorks && options.style() === 'system' && !pressed;
    const wanted = bySystem ? cardsOf(toasts, options.words().reminders) : [];
    const ids = new Set(wanted.map(({ id }) => id));
    for (const id of [...standing.keys()]) if (!ids.has(id)) takeAway(id);
    for (const card of wanted) {
      const step = stepFor(standing.get(card.id)?.card, card);
      if (step === 'none') continue;
      takeAway(card.id);
      show(card, step === 'show-quietly');
    }
    const alerts = toasts.filter(({ kind }) => kind === 'start').length;
    options.showWindow(bySystem && systemWorks ? 0 : toasts.length - alerts);
    options.showAlert(alerts > 0);
  };
  return { reconcile };
}

function buttonsOf(card: NotificationCard, words: NotificationWords): NotificationRequest['buttons'] {
  const [first, second] = card.toasts;
  if (first?.call !== undefined) {
    return [
      ...(first.call.playable ? [{ id: 'play', label: words.play } as const] : []),
      ...(first.call.callable ? [{ id: 'call-back', label: words.callBack } as const] : []),
      { id: 'later', label: words.later },
    ];
  }
  if (!card.stays || first === undefined) return [];
  if (second !== undefined) return [{ id: 'dismiss-all', label: words.dismissAll }];
  return [
    ...(first.joinable ? [{ id: 'join', label: words.join } as const] : []),
    { id: 'snooze', label: words.snooze },
    { id: 'dismiss', label: words.dismiss },
  ];
}
