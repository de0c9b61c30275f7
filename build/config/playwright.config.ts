import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

// All that the tests' servers are asked and answer is held against the official schema, where that is there.
process.env['PRESENTLY_SCHEMA_CHECK'] = '1';

export default defineConfig({
  testDir: join(root, 'test/e2e'),
  outputDir: join(root, 'test-results/e2e'),
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
