import type { Bridge } from '../../shared/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page is opened outside of the app. */
    readonly presently?: Bridge;
  }
}

/** The bridge of this window. Throws where there is none: without it there is nothing to show. */
export function windowBridge(): Bridge {
  if (window.presently === undefined) throw new Error('no bridge on this window');
  return window.presently;
}
