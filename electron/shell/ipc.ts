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
import { failed, type Result } from '../../shared/model.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Logger } from '../engine/ports.ts';
import { isOwnFrame } from './security.ts';

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
    answer(`command:${name}`, commands[name], handlers.commands[name] as Handler, log);
  }
  for (const name of Object.keys(queries) as QueryName[]) {
    answer(`query:${name}`, queries[name], handlers.queries[name] as Handler, log);
  }
}

// The tables above are typed name by name; here only "some valid input of this channel" is known.
type Handler = (input: unknown, window: number) => Promise<Result<unknown>> | Result<unknown>;

function answer(channel: string, schema: ZodType, handler: Handler, log: Logger): void {
  ipcMain.handle(channel, async (event, payload: unknown) => {
    if (!isOwnFrame(event.senderFrame)) {
      log.warn('a foreign frame spoke', { channel });
      return failed({ kind: 'bad-input', code: 'sender' });
    }
    const input = schema.safeParse(payload);
    if (!input.success) {
      log.warn('a window sent what its contract does not allow', { channel });
      return failed({ kind: 'bad-input', code: 'payload' });
    }
    try {
      return await handler(input.data, event.sender.id);
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : 'unknown';
      log.warn('a command broke', { channel, name });
      return failed({ kind: 'unexpected', code: name });
    }
  });
}

/** Hands a new snapshot to each window that is there. */
export function pushSnapshot(windows: readonly BrowserWindow[], snapshot: Snapshot): void {
  for (const window of windows)
    if (!window.webContents.isLoadingMainFrame()) window.webContents.send('snapshot', snapshot);
}
