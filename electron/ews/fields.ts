import type { FieldPath, NamedField } from './types.ts';
import { child, childrenNamed, textOf, type XmlNode } from './xml.ts';
import { element, type XmlElement } from './xml-writer.ts';

/** Writes a field path. */
export function fieldPath(field: FieldPath): XmlElement {
  if (typeof field === 'string') return element('t:FieldURI', { FieldURI: field });
  if ('uri' in field) return element('t:IndexedFieldURI', { FieldURI: field.uri, FieldIndex: field.index });
  if ('name' in field) {
    const { set, name, type } = field;
    return element('t:ExtendedFieldURI', { PropertySetId: set, PropertyName: name, PropertyType: type });
  }
  const tag = `0x${field.tag.toString(16).toUpperCase()}`;
  return element('t:ExtendedFieldURI', { PropertyTag: tag, PropertyType: field.type });
}

/** Writes `t:AdditionalProperties`; the schema allows no empty one. */
export function additionalProperties(fields: readonly FieldPath[]): XmlElement | undefined {
  return fields.length === 0 ? undefined : element('t:AdditionalProperties', {}, ...fields.map(fieldPath));
}

/** Under what `readExtended` gives a named property. Case counts in neither part. */
export const namedKey = ({ set, name }: Pick<NamedField, 'set' | 'name'>): string => `${set}/${name}`.toLowerCase();

/** Reads the MAPI properties of an item or folder by numeric tag, named ones by `namedKey`; others are passed over. */
export function readExtended(node: XmlNode): ReadonlyMap<number | string, string> {
  const properties = childrenNamed(node, 'ExtendedProperty');
  if (properties.length === 0) return NONE;
  return new Map(
    properties.flatMap((property) => {
      const key = keyOf(child(property, 'ExtendedFieldURI')?.attributes ?? {});
      const value = textOf(property, 'Value');
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** Shared by the many items that have none. */
const NONE: ReadonlyMap<number | string, string> = new Map();

function keyOf(path: XmlNode['attributes']): number | string | undefined {
  const { PropertyTag: tag, PropertySetId: set, PropertyName: name } = path;
  if (set !== undefined && name !== undefined) return namedKey({ set, name });
  const number = Number.parseInt(tag ?? '', 16);
  return Number.isNaN(number) ? undefined : number;
}
