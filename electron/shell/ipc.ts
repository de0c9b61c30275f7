import { ipcMain, type BrowserWindow } from 'electron';
import type { ZodType } from 'zod';
import {
  commands,
  queries,
  type CommandInput,
  type CommandName,
  type QueryInput,
  type QueryName,
  type QueryOutput,
} from '../../shared/ipc.ts';
import type { ContactsPatch } from '../../shared/contact-view.ts';
import type { Result } from '../../shared/model.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Logger } from '../engine/ports.ts';
import { answer, type Handler } from './ipc-answer.ts';

export type CommandHandlers = {
  readonly [N in CommandName]: (input: CommandInput<N>, window: number) => Promise<Result<unknown>> | Result<unknown>;
};
export type QueryHandlers = {
  readonly [N in QueryName]: (input: QueryInput<N>) => Promise<Result<QueryOutput[N]>> | Result<QueryOutput[N]>;
};

/** Answers the windows: sender and payload are checked first, a handler's bug comes back as an error value. */
export function serveIpc(
  handlers: { readonly commands: CommandHandlers; readonly queries: QueryHandlers },
  log: Logger,
): void {
  for (const name of Object.keys(commands) as CommandName[]) {
    serve(`command:${name}`, commands[name], handlers.commands[name] as Handler, log);
  }
  for (const name of Object.keys(queries) as QueryName[]) {
    serve(`query:${name}`, queries[name], handlers.queries[name] as Handler, log);
  }
}

function serve(channel: string, schema: ZodType, handler: Handler, log: Logger): void {
  ipcMain.handle(channel, (event, payload: unknown) =>
    answer({ channel, schema, handler, log }, { frame: event.senderFrame, window: event.sender.id, payload }),
  );
}

/** Hands what has changed of the contact list to each window that is there; the others ask for the whole. */
export function pushContacts(windows: readonly BrowserWindow[], patch: ContactsPatch): void {
  for (const window of windows)
    if (!window.webContents.isLoadingMainFrame()) window.webContents.send('contacts', patch);
}

/** Hands a new snapshot to each window that is there. */
export function pushSnapshot(windows: readonly BrowserWindow[], snapshot: Snapshot): void {
  for (const window of windows)
    if (!window.webContents.isLoadingMainFrame()) window.webContents.send('snapshot', snapshot);
}
