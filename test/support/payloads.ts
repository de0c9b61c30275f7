import fc from 'fast-check';
import { safeParse, type z } from 'zod';

/** What a channel of some schema must take, and what it must refuse. */
export interface Payloads {
  readonly good: fc.Arbitrary<unknown>;
  /** By the way it is made; absent where everything is taken. */
  readonly bad?: fc.Arbitrary<unknown>;
}

/** What a schema of zod's tells of itself. */
type Schema = z.core.$ZodType;

/** Longer than this no string and no list is made: what is too long is shown with short ones. */
const LONG = 100_000;
const FEW = 3;

/** What whoever has taken over a page would try, and the structured clone lets through. */
const strange: readonly unknown[] = [
  ...[null, NaN, Infinity, -0, 1.5, -1, 2 ** 53, 10n, true, ''],
  ...['__proto__', 'constructor', '../../etc/passwd', 'file:///etc/passwd', 'javascript:0', '\u0000', '\ud800'],
  ...[[], [[]], {}, { length: 5 }, new Date(NaN), new Map([[{}, 1]]), new Set([1]), /x/g, new Error('x')],
  ...[new Uint8Array(4), new ArrayBuffer(8), Object.create(null) as object, { then: 1, toString: 1, valueOf: 1 }],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
];
// What is undefined isn't sent where a field may be absent.
const anything = fc.anything().filter((value) => value !== undefined);
const junk = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...strange) }, { weight: 1, arbitrary: anything });
const junkBut = (taken: (value: unknown) => boolean) => junk.filter((value) => !taken(value));

/** Reads off a schema what to send: whatever is added to the contract is tried by itself. */
export function payloadsOf(schema: Schema): Payloads {
  // Which schemas there are is known by their `type`; the union of them all has no better name.
  const def = schema._zod.def as AnyDef;
  switch (def.type) {
    case 'object':
      return objects(def);
    case 'string':
      return strings(schema, def);
    case 'number':
      return numbers(schema);
    case 'boolean':
      return { good: fc.boolean(), bad: junkBut((value) => typeof value === 'boolean') };
    case 'enum':
      return among(Object.values(def.entries));
    case 'literal':
      return among(def.values);
    case 'array':
      return lists(schema, payloadsOf(def.element));
    case 'union':
      return unions(schema, def);
    case 'optional':
    case 'readonly':
      return payloadsOf(def.innerType);
    case 'unknown':
      return { good: junk };
    case 'custom':
      // The one kind there is: the bytes of a file.
      return { good: fc.uint8Array({ maxLength: 8 }), bad: junkBut((value) => value instanceof Uint8Array) };
    default:
      throw new Error(`payloads for ${schema._zod.def.type} are not made yet`);
  }
}

type AnyDef =
  | z.core.$ZodObjectDef
  | z.core.$ZodStringDef
  | z.core.$ZodNumberDef
  | z.core.$ZodBooleanDef
  | z.core.$ZodEnumDef
  | z.core.$ZodLiteralDef<z.core.util.Literal>
  | z.core.$ZodArrayDef
  | z.core.$ZodUnionDef
  | z.core.$ZodOptionalDef
  | z.core.$ZodReadonlyDef
  | z.core.$ZodUnknownDef
  | z.core.$ZodCustomDef;

function among(values: readonly unknown[]): Payloads {
  return { good: fc.constantFrom(...values), bad: junkBut((value) => values.includes(value)) };
}

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly whole?: true;
}

/** The limits of a length or a number, inclusive as all of ours are. */
function limitsOf(schema: Schema): Limits {
  const checks = (schema._zod.def.checks ?? []).map((check) => check._zod.def as AnyCheck);
  return Object.assign(
    {},
    ...checks.map((check): Limits => {
      switch (check.check) {
        case 'min_length':
          return { minimum: check.minimum };
        case 'max_length':
          return { maximum: check.maximum };
        case 'greater_than':
          return { minimum: Number(check.value) };
        case 'less_than':
          return { maximum: Number(check.value) };
        case 'number_format':
          return { whole: true };
        default:
          return {};
      }
    }),
  ) as Limits;
}

type AnyCheck =
  | z.core.$ZodCheckMinLengthDef
  | z.core.$ZodCheckMaxLengthDef
  | z.core.$ZodCheckGreaterThanDef
  | z.core.$ZodCheckLessThanDef
  | z.core.$ZodCheckNumberFormatDef
  | (z.core.$ZodCheckDef & { readonly check: 'overwrite' });

function strings(schema: Schema, def: z.core.$ZodStringDef): Payloads {
  const bad = junkBut((value) => typeof value === 'string');
  const format = 'format' in def ? String(def.format) : undefined;
  const instant = fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true });
  const misformed = fc.constantFrom('', 'x', '2026-02-30', '2026-13-01T00:00:00Z', 'tomorrow', 'a@', '\n');
  switch (format) {
    case 'datetime':
      return { good: instant.map((date) => date.toISOString()), bad: fc.oneof(bad, misformed) };
    case 'date':
      return { good: instant.map((date) => date.toISOString().slice(0, 10)), bad: fc.oneof(bad, misformed) };
    case 'email':
      return { good: fc.nat().map((n) => `a${n}@contoso.example`), bad: fc.oneof(bad, misformed) };
    default: {
      const { minimum = 0, maximum = LONG } = limitsOf(schema);
      const letters = fc.string({ minLength: minimum, maxLength: Math.min(maximum, minimum + 8) });
      // Blanks at its ends may be taken off, and then it is too short.
      const good = letters.map((text) => text.replaceAll(/\s/g, 'x'));
      const tooLong = maximum <= LONG ? [fc.constant('x'.repeat(maximum + 1))] : [];
      const tooShort = minimum > 0 ? [fc.constant('x'.repeat(minimum - 1))] : [];
      return { good, bad: fc.oneof(bad, ...(hasEnd(schema) ? tooLong : []), ...tooShort) };
    }
  }
}

const hasEnd = (schema: Schema): boolean => limitsOf(schema).maximum !== undefined;

function numbers(schema: Schema): Payloads {
  const { minimum = 0, maximum = 1_000_000 } = limitsOf(schema);
  const broken = limitsOf(schema).whole === true ? [minimum + 0.5, 2 ** 60] : [];
  const outside = fc.constantFrom(NaN, Infinity, minimum - 1, ...broken, ...(hasEnd(schema) ? [maximum + 1] : []));
  return {
    good: fc.integer({ min: minimum, max: Math.min(maximum, Number.MAX_SAFE_INTEGER) }),
    bad: fc.oneof(
      outside,
      junkBut((value) => typeof value === 'number'),
    ),
  };
}

function lists(schema: Schema, { good, bad }: Payloads): Payloads {
  const { minimum = 0, maximum = Infinity } = limitsOf(schema);
  const spoiled = (element: fc.Arbitrary<unknown>) =>
    fc
      .tuple(fc.array(good, { maxLength: Math.min(FEW, maximum - 1) }), element)
      .map(([before, last]) => [...before, last]);
  return {
    good: fc.array(good, { minLength: minimum, maxLength: Math.max(minimum, Math.min(FEW, maximum)) }),
    bad: fc.oneof(junkBut(Array.isArray), ...(bad === undefined ? [] : [spoiled(bad)])),
  };
}

function unions(schema: Schema, def: z.core.$ZodUnionDef): Payloads {
  const options = def.options.map(payloadsOf);
  const good = fc.oneof(...options.map((option) => option.good));
  // Of what is told apart by a name, each kind can be spoiled; of others junk is what none of them takes.
  const spoiled = 'discriminator' in def ? options.flatMap(({ bad }) => bad ?? []) : [];
  const bad = spoiled.length > 0 ? fc.oneof(...spoiled) : junk.filter((value) => !isTaken(schema, value));
  return { good, bad };
}

const isTaken = (schema: Schema, value: unknown): boolean => safeParse(schema, value).success;

function objects(def: z.core.$ZodObjectDef): Payloads {
  const fields = Object.entries(def.shape).map(([name, schema]) => ({
    name,
    ...payloadsOf(schema),
    optional: schema._zod.optin === 'optional',
  }));
  const required = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  const good = fc.record(Object.fromEntries(fields.map((field) => [field.name, field.good])), {
    requiredKeys: required,
  });
  const noObject = fc.oneof(
    junkBut((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    fc.constant(undefined),
  );
  const lacking = required.map((name) =>
    good.map((payload) => Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name))),
  );
  const spoiled = fields.flatMap(({ name, bad }) =>
    bad === undefined ? [] : [fc.tuple(good, bad).map(([payload, value]) => ({ ...payload, [name]: value }))],
  );
  const stranger =
    def.catchall?._zod.def.type === 'never' ? [good.map((payload) => ({ ...payload, stranger: true }))] : [];
  return { good, bad: fc.oneof(noObject, ...lacking, ...spoiled, ...stranger) };
}
