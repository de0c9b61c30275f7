import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, elementsOf, textOf, type XmlElement } from '../xml.ts';
import { zoneRuleOf, type ZoneRule } from '../zone-rule.ts';
import { zonesNamed } from '../zones.ts';
import { batch } from './batch.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const last = 5;

/** GetServerTimeZones: those asked for, or all; what isn't known is left out. */
export function getServerTimeZones(request: XmlElement, { now }: RequestContext): XmlElement {
  const ids = childOf(request, 'Ids');
  const full = attributeOf(request, 'ReturnFullTimeZoneData') !== 'false';
  const { year } = now.toZonedDateTimeISO('UTC');
  return batch('GetServerTimeZones', [request], () => {
    const wanted = ids === undefined ? [] : elementsOf(ids).map((id) => textOf(id).trim());
    const zones = ids !== undefined && wanted.length === 0 ? [] : zonesNamed(wanted);
    return m(
      'TimeZoneDefinitions',
      zones.map(({ windows, iana, display }) =>
        t(
          'TimeZoneDefinition',
          { Id: windows, Name: display },
          ...(full ? definition(windows, zoneRuleOf(iana, year)) : []),
        ),
      ),
    );
  });
}

function definition(id: string, rule: ZoneRule): readonly XmlElement[] {
  const period = (name: string): string => `trule:Microsoft/Registry/${id}/1-${name}`;
  const to = (kind: string, name: string): XmlElement => t('To', { Kind: kind }, name);
  const changes = rule.standard.month !== 0 && rule.daylight.month !== 0;
  const periods = changes ? (['standard', 'daylight'] as const) : (['standard'] as const);
  const named = { standard: 'Standard', daylight: 'Daylight' } as const;
  return [
    t(
      'Periods',
      periods.map((name) =>
        t('Period', { Bias: bias(rule.bias + rule[name].bias), Name: named[name], Id: period(named[name]) }),
      ),
    ),
    t(
      'TransitionsGroups',
      t(
        'TransitionsGroup',
        { Id: '0' },
        ...(changes
          ? (['daylight', 'standard'] as const).map((name) => {
              const { time, month, weekday, order } = rule[name];
              return t(
                'RecurringDayTransition',
                to('Period', period(named[name])),
                t('TimeOffset', `PT${time.hour}H${time.minute === 0 ? '' : `${time.minute}M`}`),
                t('Month', String(month)),
                t('DayOfWeek', days[weekday - 1] ?? 'Sunday'),
                t('Occurrence', String(order === last ? -1 : order)),
              );
            })
          : [t('Transition', to('Period', period('Standard')))]),
      ),
    ),
    t('Transitions', t('Transition', to('Group', '0'))),
  ];
}

/** `xs:duration` from local time to UTC. */
function bias(minutes: number): string {
  return minutes === 0 ? 'P0D' : Temporal.Duration.from({ minutes }).round({ largestUnit: 'hours' }).toString();
}
