import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoriesIn, hasCategory, withCategory } from '../../../renderer/features/entry/category-text.ts';

describe('the categories that were typed', () => {
  it('stand between commas, each once', () => {
    expect(categoriesIn(' Finance, ,Own,Finance ')).toEqual(['Finance', 'Own']);
  });

  it('are known in whatever spelling', () => {
    expect(hasCategory('finance, Own', 'Finance')).toBe(true);
    expect(hasCategory('Finance 2026', 'Finance')).toBe(false);
  });

  it('stay as they are when one is chosen from the list or taken out', () => {
    expect(withCategory('My own, Typed', 'Finance', true)).toBe('My own, Typed, Finance');
    expect(withCategory('My own, FINANCE, Typed', 'Finance', false)).toBe('My own, Typed');
    expect(withCategory('', 'Finance', true)).toBe('Finance');
    expect(withCategory('finance', 'Finance', true)).toBe('Finance');
  });

  it('have a name after it was chosen, and not after it was taken out', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes(','));
    fc.assert(
      fc.property(fc.string(), name, (text, chosen) => {
        expect(hasCategory(withCategory(text, chosen, true), chosen)).toBe(true);
        expect(hasCategory(withCategory(text, chosen, false), chosen)).toBe(false);
      }),
    );
  });
});
