import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { validateAgainstSchema } from '../../support/schema.ts';
import { schemaOrSkip } from '../../support/schema-or-skip.ts';

const fixtures = new URL('../../fixtures/ews/', import.meta.url);
const documents = readdirSync(fixtures)
  .filter((name) => name.endsWith('.xml') && !/^6\d-/.test(name))
  .map((name) => ({ name, xml: readFileSync(new URL(name, fixtures), 'utf8') }));

schemaOrSkip('every fixture is valid against the official schema', async () => {
  const results = await Promise.all(
    documents.map(async ({ name, xml }) => ({ name, errors: await validateAgainstSchema(xml) })),
  );
  expect(results.filter(({ errors }) => errors.length > 0)).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});

schemaOrSkip('documents of one run are judged each for itself', async () => {
  const [good] = documents;
  const source = good?.xml ?? '';
  const wrong = source.replace('t:MergedFreeBusyIntervalInMinutes>30<', 't:MergedFreeBusyIntervalInMinutes>often<');
  const [first, second, third] = await Promise.all([source, wrong, source].map(validateAgainstSchema));
  expect(first).toEqual([]);
  expect(second?.join()).toContain('MergedFreeBusyIntervalInMinutes');
  expect(third).toEqual([]);
});
