import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = new URL('../..', import.meta.url).pathname;

export default defineConfig({
  test: {
    root,
    // All processors: nobody works beside the tests, which mostly wait for their servers.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
          // Far more than any takes: a machine that does something else besides is no failure.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          env: { PRESENTLY_SCHEMA_CHECK: '1' },
          root,
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 30_000,
          // What a file's server said is held against the official schema at its end.
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'chaos', root, include: ['test/chaos/**/*.test.ts'], testTimeout: 180_000 } },
      // Wants PRESENTLY_PACKAGED: `npm test -- package` sets it.
      { test: { name: 'package', root, include: ['test/package/**/*.test.ts'], testTimeout: 60_000 } },
      // Wants PRESENTLY_DEB and PRESENTLY_DEB_NEXT: `npm test -- installed` sets them.
      {
        test: {
          name: 'installed',
          root,
          include: ['test/installed/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
