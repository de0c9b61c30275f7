export interface NotificationRequest {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  /** Until somebody answers it. */
  readonly stays: boolean;
  /** Their words. */
  readonly buttons: readonly string[];
}

/** What becomes of a notification: at most one of these. */
export interface NotificationHears {
  readonly pressed: () => void;
  /** Which button was pressed, the first one 0. */
  readonly button: (index: number) => void;
  /** Somebody closed it, or it went as those do that don't stay. */
  readonly closed: () => void;
  /** The service broke down with all that it showed, and is there anew: nobody has answered. */
  readonly lost: () => void;
  /** There is no service for them here. */
  readonly failed: () => void;
}

/** The system's notifications: of Electron's, or on Linux of the desktop's own service, which has buttons. */
export interface SystemNotifications {
  readonly supported: () => boolean;
  /** Returns how to take it away, after which nothing is heard of it. */
  readonly show: (request: NotificationRequest, hears: NotificationHears) => () => void;
}
