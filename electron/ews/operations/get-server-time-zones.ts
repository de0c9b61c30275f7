import { Temporal } from 'temporal-polyfill';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { DaySwitch, ZoneDefinition, ZoneRules } from '../zone-definition.ts';
import { child, childrenNamed, integerOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

/**
 * Reads the server's own rules of zones, by their Windows ids; what it doesn't know is left out. Bias in the answer is from local
 * time to UTC; here minutes are from UTC to local time. Errors: `ErrorTimeZone` from servers that mind an id they don't know.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getservertimezones-operation
 */
export const getServerTimeZones: Operation<{ readonly ids: readonly string[] }, readonly ZoneDefinition[]> = {
  name: 'GetServerTimeZones',
  impersonated: false,
  responseName: 'GetServerTimeZonesResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ ids }) =>
    element(
      'm:GetServerTimeZones',
      { ReturnFullTimeZoneData: 'true' },
      element('m:Ids', {}, ...ids.map((id) => textElement('t:Id', id))),
    ),
  response: (body) =>
    single(
      mapOutcomes(judgeAll(body), (message) =>
        childrenNamed(child(message, 'TimeZoneDefinitions'), 'TimeZoneDefinition').flatMap(
          (node) => readZoneDefinition(node) ?? [],
        ),
      ),
    ),
};

/** @returns `undefined` where parts are missing or make no rule */
function readZoneDefinition(node: XmlNode): ZoneDefinition | undefined {
  const id = node.attributes['Id'];
  const offsets = new Map(
    childrenNamed(child(node, 'Periods'), 'Period').flatMap((period) => {
      const minutes = readMinutes(period.attributes['Bias']);
      return minutes === undefined ? [] : [[period.attributes['Id'] ?? '', 0 - minutes] as const];
    }),
  );
  const groups = new Map(
    childrenNamed(child(node, 'TransitionsGroups'), 'TransitionsGroup').flatMap((group) => {
      const rules = readRules(group, offsets);
      return rules === undefined ? [] : [[group.attributes['Id'] ?? '', rules] as const];
    }),
  );
  const spans = (child(node, 'Transitions')?.children ?? []).flatMap((transition) => {
    const to = child(transition, 'To');
    const name = to?.text.trim() ?? '';
    const offset = offsets.get(name);
    const fixed: ZoneRules | undefined = offset === undefined ? undefined : { offset, switches: [] };
    const rules = to?.attributes['Kind'] === 'Group' ? groups.get(name) : fixed;
    const from = wordOf(transition, 'DateTime');
    return rules === undefined ? [] : [{ rules, ...(from === undefined ? {} : { from: from.replace(/Z$/, '') }) }];
  });
  return id === undefined || spans.length === 0 ? undefined : { id, spans };
}

function readRules(group: XmlNode, offsets: ReadonlyMap<string, number>): ZoneRules | undefined {
  const switches = childrenNamed(group, 'RecurringDayTransition').flatMap((node) => readSwitch(node, offsets) ?? []);
  const [first] = childrenNamed(group, 'Transition');
  const offset = offsets.get(child(first, 'To')?.text.trim() ?? '') ?? switches[0]?.offset;
  return offset === undefined ? undefined : { offset, switches };
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function readSwitch(node: XmlNode, offsets: ReadonlyMap<string, number>): DaySwitch | undefined {
  const offset = offsets.get(child(node, 'To')?.text.trim() ?? '');
  const minutes = readMinutes(wordOf(node, 'TimeOffset'));
  const month = integerOf(node, 'Month');
  const weekday = DAYS.indexOf(wordOf(node, 'DayOfWeek') ?? '') + 1;
  const occurrence = integerOf(node, 'Occurrence');
  if (offset === undefined || minutes === undefined || occurrence === undefined) return undefined;
  if (month === undefined || month < 1 || month > 12 || weekday === 0) return undefined;
  return { offset, minutes, month, weekday, occurrence };
}

/** `-PT1H`, `P0D`. */
function readMinutes(text: string | undefined): number | undefined {
  try {
    return text === undefined ? undefined : Temporal.Duration.from(text).total('minutes');
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
