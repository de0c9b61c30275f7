import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

/** One letter beyond Latin-1 makes a script take twice its size for as long as it is loaded. */
const SMALL = { charset: 'ascii' } as const;

// All but SQLite is bundled: a start reads a few files instead of hundreds.
export default defineConfig({
  main: {
    root,
    build: {
      outDir: join(root, 'out/main'),
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: {
          main: join(root, 'electron/main.ts'),
          'cache-worker': join(root, 'electron/worker/cache-worker.ts'),
          'demo-worker': join(root, 'electron/worker/demo-worker.ts'),
          cli: join(root, 'electron/cli/bin.ts'),
          exchange: join(root, 'electron/demo/bin.ts'),
        },
        // Its native half can't be bundled: package and node_modules carry it as it is.
        external: ['libsql'],
        output: { ...SMALL, format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: join(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        // A sandboxed preload script is CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: join(root, 'out/renderer'),
      minify: true,
      // Which scripts each window wants: its page says so.
      manifest: 'manifest.json',
      rolldownOptions: {
        input: { index: join(root, 'renderer/index.html') },
        output: {
          ...SMALL,
          // What the small windows and the first view need, with all below them, is one file: each costs a trip to the main process.
          codeSplitting: {
            groups: [{ name: 'base', test: /[\\/]renderer[\\/]windows[\\/](?:\w+-window|today-view)\.tsx$/ }],
          },
        },
      },
      // Inlined modules would need another policy than script-src 'self'.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
});
