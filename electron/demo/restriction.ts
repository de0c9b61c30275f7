import { ResponseError } from './errors.ts';
import type { ItemView } from './resolve.ts';
import { fieldReader, readConstant, type FieldValue } from './values.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from './xml.ts';

export type Test<View = ItemView> = (view: View) => boolean;
/** Finds the reader of the field that a path names; undefined where one can't search by it. */
export type Fields<View> = (path: XmlElement) => ((view: View) => FieldValue) | undefined;

/** More nodes than this and the server refuses to look. */
const maxNodes = 255;

/** Compiles `m:Restriction` over items; throws a `ResponseError` for what can't be searched by. */
export function compileRestriction(restriction: XmlElement): Test {
  return compileRestrictionBy(restriction, fieldReader);
}

/** The same over whatever has fields. */
export function compileRestrictionBy<View>(restriction: XmlElement, fields: Fields<View>): Test<View> {
  const [expression] = elementsOf(restriction);
  if (expression === undefined) return () => true;
  if (count(expression) > maxNodes) throw new ResponseError('ErrorRestrictionTooLong', 'The restriction is too long.');
  return compile(expression, fields);
}

function count(element: XmlElement): number {
  return 1 + elementsOf(element).reduce((sum, child) => sum + count(child), 0);
}

function compile<View>(expression: XmlElement, fields: Fields<View>): Test<View> {
  const inner = (child: XmlElement): Test<View> => compile(child, fields);
  switch (expression.name) {
    case 'And': {
      const parts = elementsOf(expression).map(inner);
      return (view) => parts.every((part) => part(view));
    }
    case 'Or': {
      const parts = elementsOf(expression).map(inner);
      return (view) => parts.some((part) => part(view));
    }
    case 'Not': {
      const [part] = elementsOf(expression).map(inner);
      return (view) => part?.(view) === false;
    }
    case 'Exists': {
      const read = reader(elementsOf(expression)[0], fields);
      return (view) => read(view).value !== undefined;
    }
    case 'Contains':
      return contains(expression, fields);
    case 'IsEqualTo':
      return comparison(expression, fields, (order) => order === 0);
    case 'IsNotEqualTo':
      return comparison(expression, fields, (order) => order !== 0);
    case 'IsGreaterThan':
      return comparison(expression, fields, (order) => order > 0);
    case 'IsGreaterThanOrEqualTo':
      return comparison(expression, fields, (order) => order >= 0);
    case 'IsLessThan':
      return comparison(expression, fields, (order) => order < 0);
    case 'IsLessThanOrEqualTo':
      return comparison(expression, fields, (order) => order <= 0);
    default:
      throw new ResponseError('ErrorUnsupportedQueryFilter', `This server does not search by ${expression.name}.`);
  }
}

function reader<View>(path: XmlElement | undefined, fields: Fields<View>): (view: View) => FieldValue {
  const read = path === undefined ? undefined : fields(path);
  if (read === undefined) {
    throw new ResponseError(
      'ErrorUnsupportedPathForQuery',
      'The property can not be used with this type of restriction.',
    );
  }
  return read;
}

function comparison<View>(
  expression: XmlElement,
  fields: Fields<View>,
  accept: (order: number) => boolean,
): Test<View> {
  const [path, operand] = elementsOf(expression);
  const read = reader(path, fields);
  const other = operandReader(operand, fields);
  return (view) => {
    const field = read(view);
    const wanted = other(view, field.kind);
    const held = field.value;
    if (held === undefined || typeof held === 'object') return false;
    return accept(compareValues(held, wanted));
  };
}

type Plain = string | number | boolean;

function operandReader<View>(
  operand: XmlElement | undefined,
  fields: Fields<View>,
): (view: View, kind: FieldValue['kind']) => Plain {
  const inner = operand === undefined ? undefined : elementsOf(operand)[0];
  if (inner !== undefined && inner.name !== 'Constant') {
    const read = reader(inner, fields);
    return (view) => {
      const { value } = read(view);
      return value === undefined || typeof value === 'object' ? '' : value;
    };
  }
  const text = attributeOf(inner, 'Value') ?? '';
  return (_, kind) => {
    const value = readConstant(kind, text);
    if (value === undefined) {
      throw new ResponseError('ErrorInvalidValueForProperty', 'The specified value is invalid for property.');
    }
    return value;
  };
}

/** Text compares without regard to case, as the store does. */
export function compareValues(a: Plain, b: Plain): number {
  if (typeof a === 'string' || typeof b === 'string') {
    const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
    return left < right ? -1 : Number(left > right);
  }
  return Number(a) - Number(b);
}

function contains<View>(expression: XmlElement, fields: Fields<View>): Test<View> {
  const read = reader(elementsOf(expression)[0], fields);
  const normalise = normaliser(attributeOf(expression, 'ContainmentComparison') ?? 'Exact');
  const wanted = normalise(attributeOf(childOf(expression, 'Constant'), 'Value') ?? '');
  const matches = matcher(attributeOf(expression, 'ContainmentMode') ?? 'FullString', wanted);
  return (view) => {
    const { value } = read(view);
    if (typeof value === 'string') return matches(normalise(value));
    return typeof value === 'object' && value.some((entry) => matches(normalise(entry)));
  };
}

function normaliser(mode: string): (value: string) => string {
  const withoutMarks = (value: string): string => value.normalize('NFD').replace(/\p{Mn}/gu, '');
  switch (mode) {
    case 'Exact':
      return (value) => value;
    case 'IgnoreCase':
      return (value) => value.toLowerCase();
    case 'IgnoreNonSpacingCharacters':
      return withoutMarks;
    default:
      return (value) => withoutMarks(value).toLowerCase();
  }
}

function matcher(mode: string, wanted: string): (value: string) => boolean {
  switch (mode) {
    case 'FullString':
      return (value) => value === wanted;
    case 'Prefixed':
      return (value) => value.startsWith(wanted);
    case 'Substring':
      return (value) => value.includes(wanted);
    case 'PrefixOnWords':
      return (value) => words(value).some((word) => word.startsWith(wanted));
    default:
      return (value) => ` ${words(value).join(' ')} `.includes(` ${words(wanted).join(' ')} `);
  }
}

function words(value: string): readonly string[] {
  return value.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
