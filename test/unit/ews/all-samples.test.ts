import { describe, expect, it } from 'vitest';
import { openEnvelope } from '../../../electron/ews/envelope.ts';
import { EwsServerError } from '../../../electron/ews/errors.ts';
import type { XmlNode } from '../../../electron/ews/xml.ts';
import { readXml } from '../../../electron/ews/xml-whole.ts';
import { judgeAll } from '../../../electron/ews/response-messages.ts';
import { sample, sampleNames } from './samples.ts';

const documents = sampleNames().filter((name) => name.endsWith('.xml'));
const responses = documents.filter((name) => name.includes('response') && !name.includes('autodiscover'));
const openSample = (name: string): XmlNode => openEnvelope(readXml(sample(name.slice(0, 2)))).body;

describe('every document that a server sends', () => {
  it.each(documents)('%s is well-formed to our reader', (name) => {
    expect(readXml(sample(name.slice(0, 2))).children.length).toBeGreaterThan(0);
  });

  it.each(responses)('%s opens as an envelope', (name) => {
    expect(openSample(name).name).toMatch(/Response$/);
  });

  it.each(documents.filter((name) => name.includes('-fault-')))('%s is a fault', (name) => {
    expect(() => openSample(name)).toThrow(EwsServerError);
  });

  it.each([
    ['25', ['ErrorInvalidSyncStateData']],
    ['32', ['ErrorProxyRequestNotAllowed']],
    ['38', ['ErrorIrresolvableConflict']],
    ['39', ['NoError', 'ErrorItemNotFound', 'ErrorBatchProcessingStopped']],
    ['74', ['ErrorItemNotFound']],
    ['42', ['NoError']],
  ])('the parts of sample %s are judged one by one', (number, codes) => {
    const outcomes = judgeAll(openSample(`${number}-`));
    expect(outcomes.map((outcome) => (outcome.ok ? 'NoError' : outcome.error.code))).toEqual(codes);
  });
});
