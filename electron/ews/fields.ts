import type { FieldPath } from './types.ts';
import { child, childrenNamed, textOf, type XmlNode } from './xml.ts';
import { element, type XmlElement } from './xml-writer.ts';

/** Writes a field path. */
export function fieldPath(field: FieldPath): XmlElement {
  if (typeof field === 'string') return element('t:FieldURI', { FieldURI: field });
  const tag = `0x${field.tag.toString(16).toUpperCase()}`;
  return element('t:ExtendedFieldURI', { PropertyTag: tag, PropertyType: field.type });
}

/** Writes `t:AdditionalProperties`; the schema allows no empty one. */
export function additionalProperties(fields: readonly FieldPath[]): XmlElement | undefined {
  return fields.length === 0 ? undefined : element('t:AdditionalProperties', {}, ...fields.map(fieldPath));
}

/** Reads the MAPI properties of an item or folder by numeric tag; named properties are passed over. */
export function readExtended(node: XmlNode): ReadonlyMap<number, string> {
  return new Map(
    childrenNamed(node, 'ExtendedProperty').flatMap((property) => {
      const tag = Number.parseInt(child(property, 'ExtendedFieldURI')?.attributes['PropertyTag'] ?? '', 16);
      const value = textOf(property, 'Value');
      return Number.isNaN(tag) || value === undefined ? [] : [[tag, value] as const];
    }),
  );
}
