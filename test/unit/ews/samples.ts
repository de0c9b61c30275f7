import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/ews/', import.meta.url);

/** The recorded-shape document whose name begins with this number. */
export function sample(number: string): string {
  const name = sampleNames().find((candidate) => candidate.startsWith(`${number}-`));
  if (name === undefined) throw new Error(`no sample ${number}`);
  return readFileSync(new URL(name, folder), 'utf8');
}

export const sampleNames = (): readonly string[] => readdirSync(folder).sort();
