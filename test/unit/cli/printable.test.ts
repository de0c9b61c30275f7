import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printableJson, printableText } from '../../../electron/cli/printable.ts';

const STEERING = /[^\P{Cc}\n]/u;
const texts = fc.string({ unit: 'binary' });

describe('what is printed', () => {
  it('holds nothing that steers a terminal', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(printableText(text)).not.toMatch(STEERING);
        expect(printableJson({ text })).not.toMatch(STEERING);
      }),
    );
  });

  it('loses nothing as JSON, and nothing but that as text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(JSON.parse(printableJson({ text }))).toEqual({ text });
        expect(printableText(text)).toHaveLength(text.length);
      }),
    );
    expect(printableText('Besprechung „Größe“\n9–10 h 🙂')).toBe('Besprechung „Größe“\n9–10 h 🙂');
    expect(printableText('\u001b[31mred\u009b0m\r')).toBe(' [31mred 0m ');
  });
});
