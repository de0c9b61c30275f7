import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readAppLink } from '../../../shared/app-link.ts';
import { VIEWS } from '../../../shared/views.ts';

describe('a link into the app', () => {
  it.each([
    ['presently:today', { view: 'today' }],
    ['presently:oof', { view: 'oof' }],
    ['presently:calendar', { view: 'calendar' }],
    ['presently:calendar/2026-12-01', { view: 'calendar', date: '2026-12-01' }],
    ['presently:calendar/2028-02-29', { view: 'calendar', date: '2028-02-29' }],
    // As browsers and desks write it.
    ['presently://calendar/2026-12-01/', { view: 'calendar', date: '2026-12-01' }],
    ['PRESENTLY://People/', { view: 'people' }],
    // Joining takes a press.
    ['presently:join', { view: 'today' }],
  ])('%s shows %j', (text, expected) => {
    expect(readAppLink(text)).toEqual(expected);
  });

  it.each([
    '',
    'presently:',
    'presently://',
    'presently:quit',
    'presently:welcome',
    'presently:constructor',
    'presently:calendar/2026-02-30',
    'presently:calendar/2026-13-01',
    'presently:calendar/1826-12-01',
    'presently:calendar/+020261201',
    'presently:calendar/2026-12-01T00:00',
    'presently:calendar/../accounts',
    'presently:today/2026-12-01',
    'presently:today?x=1',
    'presently:today#x',
    'presently:today\n',
    ' presently:today',
    'presently:today --quit',
    'presently:join/https://evil.example',
    'https://evil.example/presently:today',
    '--presently:today',
  ])('%j shows nothing', (text) => {
    expect(readAppLink(text)).toBeUndefined();
  });

  it('leads to a view that there is, and a day that there is, whatever it says', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('/', '//', 'calendar', 'join', '2026-12-01', '2026-02-31', '%2F'),
    );
    const texts = fc.oneof(
      fc.array(part).map((parts) => `presently:${parts.join('')}`),
      fc.webUrl(),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const link = readAppLink(text);
        if (link === undefined) return;
        expect(VIEWS).toContain(link.view);
        expect(Object.keys(link).length).toBeLessThanOrEqual(2);
        if (link.date !== undefined) expect(Temporal.PlainDate.from(link.date).toString()).toBe(link.date);
      }),
    );
  });

  it('opens every day of two centuries', () => {
    const days = fc.integer({ min: 0, max: 72_000 });
    fc.assert(
      fc.property(days, (count) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: count }).toString();
        expect(readAppLink(`presently:calendar/${date}`)).toEqual({ view: 'calendar', date });
      }),
    );
  });
});
