import { simple } from './facts.ts';

const integers: Readonly<Record<string, readonly [bigint, bigint]>> = {
  'xs:int': [-(2n ** 31n), 2n ** 31n - 1n],
  'xs:short': [-(2n ** 15n), 2n ** 15n - 1n],
  'xs:long': [-(2n ** 63n), 2n ** 63n - 1n],
  'xs:unsignedInt': [0n, 2n ** 32n - 1n],
  'xs:unsignedShort': [0n, 2n ** 16n - 1n],
  'xs:nonNegativeInteger': [0n, 2n ** 1000n],
  'xs:integer': [-(2n ** 1000n), 2n ** 1000n],
};

const zonePart = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?';
const formats: Readonly<Record<string, RegExp>> = {
  'xs:boolean': /^(?:true|false|1|0)$/,
  'xs:double': /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/,
  'xs:duration': /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
  'xs:base64Binary': /^(?:(?:[A-Za-z0-9+/]\s*){4})*(?:(?:[A-Za-z0-9+/]\s*){2}=\s*=|(?:[A-Za-z0-9+/]\s*){3}=)?\s*$/,
  'xs:language': /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/,
  'xs:time': new RegExp(`^(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?${zonePart}$`),
};

/** What is wrong with a value of a simple type, as the end of a sentence; undefined where nothing is. */
export function valueError(type: string, value: string): string | undefined {
  return matches(type, value) ? undefined : `'${value.slice(0, 80)}' is not a valid ${type.replace(/^.*:/, '')}`;
}

function matches(type: string, value: string): boolean {
  if (type.startsWith('xs:')) return matchesBuiltIn(type, value);
  const facts = simple[type];
  if (facts === undefined) return true;
  const { list, union, base = 'xs:string', values, patterns, limits } = facts;
  if (list !== undefined) return words(value).every((word) => matches(list, word));
  if (union !== undefined) return union.some((member) => matches(member, value));
  return (
    matches(base, value) &&
    (values === undefined || values.includes(value)) &&
    (patterns === undefined || patterns.some((pattern) => whole(pattern).test(value))) &&
    Object.entries(limits ?? {}).every(([limit, bound]) => keeps(limit, bound, value))
  );
}

const compiled = new Map<string, RegExp>();

function whole(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u');
  compiled.set(pattern, known);
  return known;
}

function keeps(limit: string, bound: number, value: string): boolean {
  switch (limit) {
    case 'minLength':
      return value.length >= bound;
    case 'maxLength':
      return value.length <= bound;
    case 'length':
      return value.length === bound;
    case 'minInclusive':
      return Number(value) >= bound;
    case 'maxInclusive':
      return Number(value) <= bound;
    default:
      throw new Error(`the facts have an unknown limit ${limit}`);
  }
}

/** All but strings may have white space around them. */
function matchesBuiltIn(type: string, written: string): boolean {
  const value = written.trim();
  const range = integers[type];
  if (range !== undefined) {
    if (!/^[+-]?\d+$/.test(value)) return false;
    const number = BigInt(value.replace(/^\+/, ''));
    return number >= range[0] && number <= range[1];
  }
  if (type === 'xs:dateTime') return isDate(dateTimeFormat.exec(value));
  if (type === 'xs:date') return isDate(dateFormat.exec(value));
  return formats[type]?.test(value) ?? true;
}

const dayPart = '(\\d{4})-(\\d\\d)-(\\d\\d)';
const dateFormat = new RegExp(`^${dayPart}${zonePart}$`);
const timePart = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const dateTimeFormat = new RegExp(`^${dayPart}T${timePart}${zonePart}$`);

/** Whether there is such a day; counted by hand, since each answer holds hundreds of them. */
function isDate(parts: RegExpExecArray | null): boolean {
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0] = parts.slice(1, 4).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

function words(value: string): readonly string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}
