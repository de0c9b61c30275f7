import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { daytimeZone } from '../scripts/lib/daytime.mjs';

const root = join(import.meta.dirname, '../..');

// All that the tests' servers are asked and answer is held against the official schema, where that is there.
process.env['PRESENTLY_SCHEMA_CHECK'] = '1';

// What is made an hour or two ahead has to be of today still.
const hour = new Date().getHours();
if (hour < 7 || hour >= 20) process.env['TZ'] = daytimeZone(new Date());

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
