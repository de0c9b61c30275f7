import { categoryKey } from '../../../shared/categories.ts';

/** Reads what was typed: names with commas between them, each once. */
export const categoriesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
];

/** Whether a name is among what was typed, in whatever spelling. */
export const hasCategory = (text: string, name: string): boolean =>
  categoriesIn(text).some((each) => categoryKey(each) === categoryKey(name));

/** The text with a name put to its end, or taken out of it; everything else stays as it was typed. */
export function withCategory(text: string, name: string, wanted: boolean): string {
  const others = categoriesIn(text).filter((each) => categoryKey(each) !== categoryKey(name));
  return [...others, ...(wanted ? [name] : [])].join(', ');
}
