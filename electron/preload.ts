import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, View } from '../shared/ipc.ts';
import type { Snapshot } from '../shared/snapshot.ts';

/** Calls back for one channel until stopped; the event itself stays on this side. */
const listen =
  <T>(channel: string) =>
  (listener: (value: T) => void): (() => void) => {
    const receive = (_event: IpcRendererEvent, value: T) => listener(value);
    ipcRenderer.on(channel, receive);
    return () => ipcRenderer.off(channel, receive);
  };

// The contract's types are the check on this side; the main process validates every payload.
const bridge: Bridge = {
  command: (name, input) => ipcRenderer.invoke(`command:${name}`, input),
  query: (name, input) => ipcRenderer.invoke(`query:${name}`, input),
  onSnapshot: listen<Snapshot>('snapshot'),
  onView: listen<View>('view'),
};

contextBridge.exposeInMainWorld('presently', bridge);
