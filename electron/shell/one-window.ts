/** What has to be known of a window to hold it. */
export interface HeldWindow {
  close(): void;
  once(event: 'closed', listener: () => void): unknown;
}

/** A place for one window at a time. */
export interface OneWindow<W extends HeldWindow> {
  /** The one that stands; none once it was told here to close: that takes a moment, in which the next one may come. */
  readonly current: () => W | undefined;
  /** It stands from now on, until it has closed, whoever closes it. */
  readonly hold: (window: W) => void;
  readonly close: () => void;
}

export function createOneWindow<W extends HeldWindow>(): OneWindow<W> {
  let current: W | undefined;
  return {
    current: () => current,
    hold: (window) => {
      current = window;
      window.once('closed', () => {
        if (current === window) current = undefined;
      });
    },
    close: () => {
      const shown = current;
      current = undefined;
      shown?.close();
    },
  };
}

export interface HeldPopup extends HeldWindow {
  on(event: 'blur', listener: () => void): unknown;
}

/** A window that goes when it loses the focus. */
export interface Popup<W extends HeldPopup> extends OneWindow<W> {
  /** Whether the press that arrives now is the one that took the focus from it, and has closed it by that. */
  readonly wentByThisPress: () => boolean;
}

/** A press takes the focus at once and arrives a moment later: by the mouse's way up, and by the system's messages. */
const PRESS_MS = 300;

/** @param now epoch ms */
export function createPopup<W extends HeldPopup>(now: () => number): Popup<W> {
  const place = createOneWindow<W>();
  let wentAt: number | undefined;
  return {
    ...place,
    hold: (window) => {
      place.hold(window);
      window.on('blur', () => {
        // One that is closing loses it too.
        if (place.current() !== window) return;
        wentAt = now();
        place.close();
      });
    },
    wentByThisPress: () => {
      if (wentAt === undefined) return false;
      const since = now() - wentAt;
      // A clock that was set back would otherwise let no press open it for as long.
      return since >= 0 && since < PRESS_MS;
    },
  };
}
