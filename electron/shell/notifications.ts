import { Notification } from 'electron';
import type { Toast } from '../../shared/snapshot.ts';
import type { Notifier } from '../engine/ports.ts';

export interface NotifierOptions {
  readonly style: () => 'system' | 'window';
  readonly showWindow: (count: number) => void;
  readonly onPress: (toast: Toast) => void;
  readonly onClosed: (id: string) => void;
}

/**
 * Two ways to show a toast: the system's notifications, or our own window; each is told only what is new or gone. A
 * system without a notification service says so when the first one is shown: from then on our own window does it.
 */
export function createNotifier(options: NotifierOptions): Notifier {
  const standing = new Map<string, Notification>();
  let latest: readonly Toast[] = [];
  let systemWorks = Notification.isSupported();
  const show = (toast: Toast) => {
    const notification = new Notification({
      title: toast.title,
      body: toast.body,
      // Reminders stay until somebody answers them.
      timeoutType: toast.kind === 'reminder' ? 'never' : 'default',
      urgency: toast.kind === 'reminder' ? 'critical' : 'normal',
    });
    standing.set(toast.id, notification);
    notification.on('click', () => options.onPress(toast));
    notification.on('close', () => {
      if (standing.delete(toast.id)) options.onClosed(toast.id);
    });
    notification.on('failed', () => {
      systemWorks = false;
      standing.clear();
      reconcile(latest);
    });
    notification.show();
  };
  const takeAway = (id: string) => {
    const notification = standing.get(id);
    standing.delete(id);
    notification?.close();
  };
  const reconcile = (toasts: readonly Toast[]) => {
    latest = toasts;
    const bySystem = systemWorks && options.style() === 'system';
    const wanted = bySystem ? toasts : [];
    const ids = new Set(wanted.map((toast) => toast.id));
    for (const id of [...standing.keys()]) if (!ids.has(id)) takeAway(id);
    for (const toast of wanted) if (!standing.has(toast.id)) show(toast);
    options.showWindow(bySystem && systemWorks ? 0 : toasts.length);
  };
  return { reconcile };
}
