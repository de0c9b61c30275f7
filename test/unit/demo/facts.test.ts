import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { schemaOrSkip } from '../../support/schema-or-skip.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const stored = readFileSync(path('electron/demo/facts.json'), 'utf8');

schemaOrSkip('the fact table is what the official schema gives', () => {
  const fresh = execFileSync(process.execPath, [path('build/scripts/derive-facts.mjs'), '--print'], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  expect(fresh).toBe(stored);
});

test('the fact table stays small', () => {
  expect(stored.length).toBeLessThan(155_000);
});
