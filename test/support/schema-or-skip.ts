import { test } from 'vitest';
import { schemaAvailable } from './schema.ts';

/**
 * A test that needs the official schema: without it the test is reported as skipped, by name, and fails where
 * `CI=true` promises that everything is there.
 */
export function schemaOrSkip(name: string, run: () => void | Promise<void>, timeout = 60_000): void {
  if (schemaAvailable()) {
    test(name, run, timeout);
  } else if (process.env['CI'] === 'true') {
    test(name, () => {
      throw new Error('CI promises the official schema, and it is not there');
    });
  } else {
    test.skip(`${name} (skipped: no schema)`, () => undefined);
  }
}
