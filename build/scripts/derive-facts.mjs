#!/usr/bin/env node
// Derives the embedded Exchange's fact table from the official schema files: which elements stand where, how often,
// with which attributes and values, for the operations in use. Facts only; no text of the schema goes into it.
//
//   node build/scripts/derive-facts.mjs            writes electron/demo/facts.json
//   node build/scripts/derive-facts.mjs --print    writes it to standard output

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { factsOf } from './lib/schema-facts.mjs';
import { readXsd } from './lib/xsd.mjs';

const root = new URL('../../', import.meta.url);
/** Where the official schema files lie beside the project; they aren't part of it. */
export const schemaFolder = fileURLToPath(new URL('../shared/ews/schema/', root));
export const factsFile = fileURLToPath(new URL('electron/demo/facts.json', root));

/** @returns {boolean} */
export function schemaPresent() {
  return existsSync(`${schemaFolder}messages.xsd`);
}

/**
 * Derives the table. Throws where the files aren't there or hold something that it doesn't understand.
 * @returns {string} the table as JSON
 */
export function deriveFacts() {
  const types = readXsd(readFileSync(`${schemaFolder}types.xsd`, 'utf8'));
  const messages = readXsd(readFileSync(`${schemaFolder}messages.xsd`, 'utf8'));
  return factsOf({ t: types, m: messages });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!schemaPresent()) {
    process.stderr.write(`no schema in ${schemaFolder}\n`);
    process.exit(1);
  }
  const facts = deriveFacts();
  if (process.argv.includes('--print')) process.stdout.write(facts);
  else writeFileSync(factsFile, facts);
}
