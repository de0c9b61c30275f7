import type { Toast } from '../../shared/snapshot.ts';
import type { Notifier } from '../engine/ports.ts';
import { cardsOf, stepFor, type NotificationCard } from './notification-cards.ts';
import type { SystemNotifications } from './system-notifications.ts';
import type { ToastButton } from './toast-buttons.ts';

export interface NotifierOptions {
  readonly style: () => 'system' | 'window';
  /** What several reminders are called, so many as there are. */
  readonly remindersTitle: (count: number) => string;
  /** Of one notification, best first. */
  readonly buttons: (toasts: readonly Toast[]) => readonly ToastButton[];
  readonly showWindow: (count: number) => void;
  readonly showAlert: (wanted: boolean) => void;
  /** Of what isn't a reminder: reminders are answered in our own window, which has all of their buttons. */
  readonly onPress: (toast: Toast) => void;
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
    const buttons = options.buttons(card.toasts);
    const close = system.show(
      { title: card.title, body: card.body, stays: card.stays, silent, buttons: buttons.map(({ label }) => label) },
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
        button: (index) => {
          standing.get(card.id)?.close();
          // It counts as shown until what was pressed is done: nothing flashes up once more meanwhile.
          standing.set(card.id, { card, close: () => undefined });
          buttons[index]?.press();
        },
        closed: () => {
          standing.delete(card.id);
          options.onClosed(ids);
        },
        lost: () => {
          standing.delete(card.id);
          reconcile(latest);
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
    const wanted = bySystem ? cardsOf(toasts, options.remindersTitle) : [];
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
