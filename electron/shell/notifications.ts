import { Notification } from 'electron';
import type { Toast } from '../../shared/snapshot.ts';
import type { Notifier } from '../engine/ports.ts';
import { cardsOf, stepFor, type NotificationCard } from './notification-cards.ts';

/** The words of buttons, for systems that have them. */
export interface NotificationWords {
  readonly reminders: (count: number) => string;
  readonly join: string;
  readonly snooze: string;
  readonly dismiss: string;
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
  readonly onClosed: (ids: readonly string[]) => void;
}

interface Standing {
  readonly card: NotificationCard;
  readonly notification: Notification;
}

/**
 * Two ways to show a toast: the system's notifications, or our own window; each is told only what is new or gone. A
 * system without a notification service says so when the first one is shown: from then on our own window does it. It does as
 * well once a reminder was pressed, until none is left. Alerts that a meeting begins have a window of their own always.
 */
export function createNotifier(options: NotifierOptions): Notifier {
  const standing = new Map<string, Standing>();
  let latest: readonly Toast[] = [];
  let systemWorks = Notification.isSupported();
  let pressed = false;

  const show = (card: NotificationCard, silent: boolean) => {
    const [first] = card.toasts;
    const { join, snooze, dismiss } = options.words();
    const isReminder = card.stays && card.toasts.length === 1;
    const buttons = isReminder ? [...(first?.joinable === true ? [join] : []), snooze, dismiss] : [];
    const notification = new Notification({
      title: card.title,
      body: card.body,
      silent,
      // Reminders stay until somebody answers them.
      timeoutType: card.stays ? 'never' : 'default',
      urgency: card.stays ? 'critical' : 'normal',
      // Of the systems only macOS draws them.
      actions: buttons.map((text) => ({ type: 'button', text })),
    });
    standing.set(card.id, { card, notification });
    notification.on('click', () => {
      if (first === undefined) return;
      if (!card.stays) options.onPress(first);
      else {
        // Many systems close what was pressed, which is no answer.
        pressed = true;
        reconcile(latest);
      }
    });
    notification.on('action', (_event, index) => {
      const button = buttons[index];
      if (first === undefined || button === undefined) return;
      standing.delete(card.id);
      if (button === join) options.onJoin(first);
      if (button === snooze) options.onSnooze(first);
      if (button === dismiss) options.onClosed([first.id]);
    });
    notification.on('close', () => {
      if (standing.get(card.id)?.notification !== notification) return;
      standing.delete(card.id);
      options.onClosed(card.toasts.map(({ id }) => id));
    });
    notification.on('failed', () => {
      systemWorks = false;
      standing.clear();
      reconcile(latest);
    });
    notification.show();
  };

  const takeAway = (id: string) => {
    const before = standing.get(id);
    standing.delete(id);
    before?.notification.close();
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
