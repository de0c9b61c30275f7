import { fieldPath } from './fields.ts';
import type { FieldPath } from './types.ts';
import { element, type XmlElement } from './xml-writer.ts';

/** A search filter; case never counts in text. At most 255 nodes. */
export type Restriction =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Restriction[] }
  | {
      readonly kind: 'prefix' | 'substring' | 'equals' | 'at-least';
      readonly field: FieldPath;
      readonly value: string;
    };

/** Writes the filter's element, to be put into `m:Restriction`. */
export function restrictionElement(restriction: Restriction): XmlElement {
  switch (restriction.kind) {
    case 'and':
      return element('t:And', {}, ...restriction.of.map(restrictionElement));
    case 'or':
      return element('t:Or', {}, ...restriction.of.map(restrictionElement));
    case 'prefix':
      return contains('Prefixed', restriction.field, restriction.value);
    case 'substring':
      return contains('Substring', restriction.field, restriction.value);
    case 'equals':
      return comparison('t:IsEqualTo', restriction.field, restriction.value);
    case 'at-least':
      return comparison('t:IsGreaterThanOrEqualTo', restriction.field, restriction.value);
  }
}

const contains = (mode: string, field: FieldPath, value: string): XmlElement =>
  element(
    't:Contains',
    { ContainmentMode: mode, ContainmentComparison: 'IgnoreCase' },
    fieldPath(field),
    element('t:Constant', { Value: value }),
  );

const comparison = (name: string, field: FieldPath, value: string): XmlElement =>
  element(name, {}, fieldPath(field), element('t:FieldURIOrConstant', {}, element('t:Constant', { Value: value })));
