import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameNumber } from '../../../electron/domain/phone-number.ts';

describe('two ways to write a number', () => {
  it.each([
    ['+33 1 99 00 40 12', '+33199004012', true],
    ['+33 1 99 00 40 12', '0033199004012', true],
    ['+33 1 99 00 40 12', '01 99 00 40 12', true],
    ['+33 (0) 1 99 00 40 12', '01.99.00.40.12', true],
    ['tel:+33199004012', '0199004012', true],
    ['4471', '4471', true],
    ['4471', '+33 1 99 00 44 71', false],
    ['+49 1 99 00 40 12', '+33 1 99 00 40 12', false],
    ['+133199004012', '+33199004012', false],
    ['01 99 00 40 13', '+33 1 99 00 40 12', false],
    ['sip:theo@contoso.example', 'sip:ana@contoso.example', false],
    ['', '', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameNumber(one, other)).toBe(same);
    expect(isSameNumber(other, one)).toBe(same);
  });

  it('are the same however they are punctuated', () => {
    const digits = fc.stringMatching(/^[1-9]\d{6,12}$/);
    const marks = fc.array(fc.constantFrom(' ', '-', '.', '/'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(digits, marks, (number, between) => {
        const written = Array.from(number, (digit, index) => `${digit}${between[index % between.length] ?? ''}`).join(
          '',
        );
        expect(isSameNumber(`+${number}`, `+${written}`)).toBe(true);
      }),
    );
  });
});
