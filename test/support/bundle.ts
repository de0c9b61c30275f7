import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/**
 * Bundles programs as the app's are, for threads and processes of their own: Node can't run TypeScript. They lie inside the
 * project, where they find the database library, and are removed after the file's tests.
 * @param entries paths of the sources, from the project's root
 */
export function useBundle(...entries: readonly string[]): { readonly folder: () => string } {
  let folder = '';
  beforeAll(async () => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache', 'test-bundle-'));
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          input: Object.fromEntries(entries.map((entry) => [basename(entry, '.ts'), join(root, entry)])),
          external: ['libsql'],
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { folder: () => folder };
}
