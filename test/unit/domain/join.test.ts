import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseJoin, meetingToJoin } from '../../../electron/domain/join.ts';
import { appointment } from '../../support/model.ts';

const everything = () => true;
const nothing = () => false;
const teams =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22c%22%7d';

describe('a meeting’s link', () => {
  it.each([
    [teams, `msteams${teams.slice('https'.length)}`],
    ['https://teams.live.com/meet/9312345?p=abc', 'msteams://teams.live.com/meet/9312345?p=abc'],
    ['https://teams.cloud.microsoft/meet/931?p=a', 'msteams://teams.cloud.microsoft/meet/931?p=a'],
    [
      'https://us02web.zoom.us/j/123456?pwd=a%2Bb',
      'zoommtg://us02web.zoom.us/join?action=join&confno=123456&pwd=a%2Bb',
    ],
    ['https://contoso.zoomgov.com/w/77?tk=t', 'zoommtg://contoso.zoomgov.com/join?action=join&confno=77&tk=t'],
    ['https://zoom.us/wc/join/42', 'zoommtg://zoom.us/join?action=join&confno=42'],
    ['https://x.webex.com/meet/ada', 'webex://meet?url=https%3A%2F%2Fx.webex.com%2Fmeet%2Fada'],
    ['https://meet.jit.si/Stand-up', 'jitsi-meet://meet.jit.si/Stand-up'],
  ])('%s opens the program %s where there is one, else the browser', (link, own) => {
    expect(chooseJoin(link, 'app', everything)).toEqual([own, link]);
    expect(chooseJoin(link, 'app', nothing)).toEqual([link]);
    expect(chooseJoin(link, 'browser', everything)).toEqual([link]);
  });

  it.each([
    'https://zoom.us/my/ada', // which meeting that is only the page knows
    'https://meet.google.com/abc-defg-hij',
    'https://teams.microsoft.com/dl/launcher/launcher.html',
    'https://teams.microsoft.com.evil.example/l/meetup-join/x',
    'https://evilzoom.us/j/123',
  ])('%s goes to the browser', (link) => {
    expect(chooseJoin(link, 'app', everything)).toEqual([link]);
  });

  it.each([
    'http://teams.microsoft.com/l/meetup-join/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'msteams:/l/meetup-join/x',
    'https://user:secret@zoom.us/j/1',
    'zoom.us/j/1',
    '',
  ])('%s isn’t opened at all', (link) => {
    expect(chooseJoin(link, 'app', everything)).toEqual([]);
  });

  it('whatever it is opens nothing but https and the known programs', () => {
    const links = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
      fc.constant(teams),
    );
    fc.assert(
      fc.property(links, (link) => {
        for (const address of chooseJoin(link, 'app', everything)) {
          expect(address).toMatch(/^(?:https|msteams|zoommtg|webex|jitsi-meet):\/\/[^\s"'<>`\\]+$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('one press', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  const zone = 'Europe/Paris';
  const entry = (subject: string, start: string, end: string, more = {}) =>
    appointment({ subject, start: `2026-11-${start}:00Z`, end: `2026-11-${end}:00Z`, joinUrl: teams, ...more });
  const joins = (...entries: readonly ReturnType<typeof entry>[]) => meetingToJoin(entries, now, zone)?.subject;
  const { joinUrl: _link, ...unlinked } = entry('unlinked', '23T09:50', '23T10:30');

  it.each([
    ['what is on', [entry('on', '23T09:30', '23T10:30'), entry('next', '23T10:05', '23T11:00')], 'on'],
    [
      'of several the one that began last',
      [entry('long', '23T08:00', '23T12:00'), entry('late', '23T09:59', '23T10:30')],
      'late',
    ],
    ['what begins this moment', [entry('now', '23T10:00', '23T10:30'), entry('next', '23T10:05', '23T11:00')], 'now'],
    [
      'the next where nothing is on',
      [entry('over', '23T09:00', '23T10:00'), entry('next', '23T11:00', '23T12:00')],
      'next',
    ],
    ['the next that can be joined', [unlinked, entry('next', '23T11:00', '23T12:00')], 'next'],
    ['nothing tomorrow', [entry('tomorrow', '24T09:00', '24T10:00')], undefined],
    [
      'nothing declined or cancelled',
      [
        entry('no', '23T09:30', '23T10:30', { myResponse: 'declined' }),
        entry('off', '23T11:00', '23T12:00', { isCancelled: true }),
      ],
      undefined,
    ],
  ] as const)('joins %s', (_name, entries, subject) => {
    expect(joins(...entries)).toBe(subject);
  });
});
