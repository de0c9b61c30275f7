import { app, dialog, shell } from 'electron';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../shared/model.ts';
import { isSafeToOpen, safeFileName } from './file-names.ts';

export interface ShownFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files that belong to entries, on their way to the system's programs or to a place of their user's choice. */
export interface EntryFiles {
  readonly show: (file: ShownFile, how: 'open' | 'save') => Promise<Result<void>>;
  /** Removes what was opened, as far as the system lets us: it was a copy. */
  readonly close: () => Promise<void>;
}

/** @param folder for copies of what is opened, its user's alone */
export function createEntryFiles(folder: string): EntryFiles {
  const open = async ({ name, bytes }: ShownFile): Promise<Result<void>> => {
    // A name can lie about what a program does with the file: what runs is only ever saved.
    if (!isSafeToOpen(name)) return failed({ kind: 'refused', code: 'FileMayRun' });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(await mkdtemp(join(folder, 'open-')), safeFileName(name));
    // Read only: programs then save what is changed elsewhere, instead of in a copy that goes when the app ends.
    await writeFile(path, bytes, { mode: 0o400 });
    const trouble = await shell.openPath(path);
    return trouble === '' ? ok(undefined) : failed({ kind: 'unexpected', code: 'NoProgram' });
  };
  const save = async ({ name, bytes }: ShownFile): Promise<Result<void>> => {
    const start = join(app.getPath('downloads'), safeFileName(name));
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: start });
    if (canceled || filePath === '') return failed({ kind: 'cancelled' });
    await writeFile(filePath, bytes);
    return ok(undefined);
  };
  return {
    show: async (file, how) => {
      try {
        return await (how === 'open' ? open(file) : save(file));
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
        return failed({ kind: 'unexpected', code, detail: 'the file could not be written' });
      }
    },
    // What another program holds open stays until the next end of the app.
    close: () => rm(folder, { recursive: true, force: true }).catch(() => undefined),
  };
}
