import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ContactsPatch } from '../shared/contact-view.ts';
import type { Bridge } from '../shared/ipc.ts';
import type { View } from '../shared/views.ts';
import type { CalendarDate } from '../shared/model.ts';
import type { Snapshot } from '../shared/snapshot.ts';

/** Calls back for one channel until stopped; the event itself stays on this side. */
function listen(channel: string, receive: (event: IpcRendererEvent, value: never) => void): () => void {
  const listener = receive as (event: IpcRendererEvent, ...values: unknown[]) => void;
  ipcRenderer.on(channel, listener);
  return () => ipcRenderer.off(channel, listener);
}

interface Wanted {
  readonly view: View;
  readonly date?: CalendarDate;
}

// The contract's types are the check on this side; the main process validates every payload.
const bridge: Bridge = {
  command: (name, input) => ipcRenderer.invoke(`command:${name}`, input),
  query: (name, input) => ipcRenderer.invoke(`query:${name}`, input),
  onSnapshot: (listener) => listen('snapshot', (_event, snapshot: Snapshot) => listener(snapshot)),
  onContacts: (listener) => listen('contacts', (_event, patch: ContactsPatch) => listener(patch)),
  onView: (listener) => listen('view', (_event, { view, date }: Wanted) => listener(view, date)),
};

contextBridge.exposeInMainWorld('presently', bridge);
