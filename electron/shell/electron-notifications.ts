import { Notification } from 'electron';
import type { SystemNotifications } from './system-notifications.ts';

/** The notifications of macOS and Windows. Windows draws no buttons: a press leads to where they are. */
export const electronNotifications: SystemNotifications = {
  supported: () => Notification.isSupported(),
  show: ({ title, body, silent, stays, buttons }, hears) => {
    const notification = new Notification({
      title,
      body,
      silent,
      timeoutType: stays ? 'never' : 'default',
      urgency: stays ? 'critical' : 'normal',
      actions: buttons.map((text) => ({ type: 'button', text })),
    });
    let over = false;
    const once = (tell: () => void) => () => {
      if (!over) tell();
      over = true;
    };
    notification.on('click', once(hears.pressed));
    notification.on('close', once(hears.closed));
    notification.on('failed', once(hears.failed));
    notification.on('action', (_event, index) => {
      once(() => hears.button(index))();
    });
    notification.show();
    return () => {
      over = true;
      notification.close();
    };
  },
};
