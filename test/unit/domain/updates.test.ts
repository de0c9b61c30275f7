import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayInstall, nextUpdateLook, updateLink } from '../../../electron/domain/updates.ts';
import { isFeedAddress } from '../../../shared/update.ts';
import { appointment } from '../../support/model.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('newer versions are looked for', () => {
  it('some minutes after the start, and a day after each look, spread over half an hour', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const first = nextUpdateLook(1000, undefined, random) - 1000;
        const later = nextUpdateLook(1000, 5000, random) - 5000;
        expect(first).toBeGreaterThanOrEqual(5 * MINUTE);
        expect(first).toBeLessThan(35 * MINUTE);
        expect(later - DAY).toBeGreaterThanOrEqual(0);
        expect(later - DAY).toBeLessThan(30 * MINUTE);
      }),
    );
    expect(nextUpdateLook(0, 0, 0)).toBeLessThan(nextUpdateLook(0, 0, 0.9));
  });
});

describe('a newer version is put in place', () => {
  const meeting = appointment({
    start: '2026-11-23T10:00:00Z',
    end: '2026-11-23T11:00:00Z',
    isMeeting: true,
    busy: 'busy',
    myResponse: 'accepted',
  });
  const at = (time: string, entry = meeting) =>
    mayInstall([entry], Date.parse(`2026-11-23T${time}:00Z`), 'Europe/Paris');

  it('never while a meeting runs', () => {
    expect([at('09:59'), at('10:00'), at('10:59'), at('11:00')]).toEqual([true, false, false, true]);
  });

  it.each([
    ['an appointment of one’s own', { isMeeting: false }],
    ['a meeting that was called off', { isCancelled: true }],
    ['one that was declined', { myResponse: 'declined' }],
    ['one that takes no time', { busy: 'free' }],
    ['an all-day one', { allDay: { start: '2026-11-23', end: '2026-11-24' } }],
  ] as const)('but is not held up by %s', (_what, over) => {
    expect(at('10:30', { ...meeting, ...over })).toBe(true);
  });
});

describe('where a person gets it', () => {
  const files = ['presently-9.0.0.AppImage', 'presently_9.0.0_amd64.deb', 'https://elsewhere.example/presently.rpm'];
  it.each([
    ['https://feed.example/presently', 'deb', 'https://feed.example/presently/presently_9.0.0_amd64.deb'],
    ['https://feed.example/presently/', undefined, 'https://feed.example/presently/'],
    ['https://feed.example/presently/', 'pacman', 'https://feed.example/presently/'],
    // Another server's file is nobody's business.
    ['https://feed.example/presently/', 'rpm', 'https://feed.example/presently/'],
    ['http://feed.example/', 'deb', undefined],
  ] as const)('of %s for %s: %s', (feed, type, link) => {
    expect(updateLink(feed, files, type)).toBe(link);
  });
});

it.each([
  ['https://feed.example/presently', true],
  ['http://127.0.0.1:8080/', true],
  ['http://localhost/', true],
  ['http://[::1]:99/', true],
  ['http://feed.example/', false],
  ['http://127.0.0.1.feed.example/', false],
  ['https://user:secret@feed.example/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['feed.example', false],
  ['', false],
])('a feed at %s may be read: %s', (address, allowed) => {
  expect(isFeedAddress(address)).toBe(allowed);
});
