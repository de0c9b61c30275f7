import { describe, expect, it } from 'vitest';
import { nextOfferChange, offerAt, type OfferInput } from '../../../electron/domain/oof-offers.ts';
import { appointment, oofSettings } from '../../support/model.ts';

const at = Date.parse;
const vacation = appointment({
  key: 'work/vacation',
  start: '2026-12-07T00:00:00Z',
  end: '2026-12-12T00:00:00Z',
  busy: 'oof',
  subject: 'Vacation',
});
const off = oofSettings({ state: 'disabled' });
const on = oofSettings({ state: 'enabled' });
const until = (end: string, start = '2026-12-07T00:00:00Z') =>
  oofSettings({ state: 'scheduled', window: { start, end } });
const input = (given: Partial<OfferInput> = {}): OfferInput => ({
  accountId: 'work',
  oof: off,
  planned: [],
  appointments: [vacation],
  zone: 'Etc/UTC',
  ...given,
});
const none = new Set<string>();
const kindAt = (time: string, given: Partial<OfferInput> = {}) =>
  offerAt(input(given), none, at(`2026-12-${time}:00Z`))?.kind;

describe('an absence coming up in the calendar', () => {
  it.each<[string, string, Partial<OfferInput>, string | undefined]>([
    ['offers to switch the reply on from three days before', '04T00:00', {}, 'on'],
    ['not sooner', '03T23:59', {}, undefined],
    ['not once it has begun: whoever turned the reply off then meant it', '07T00:00', {}, undefined],
    ['not where the reply is planned for it', '04T00:00', { oof: until('2026-12-12T00:00:00Z') }, undefined],
    ['not where an absence that waits here is for it', '04T00:00', { planned: [vacation] }, undefined],
    ['not where the reply is on', '04T00:00', { oof: on }, undefined],
    ['not where it is declined', '04T00:00', { appointments: [{ ...vacation, myResponse: 'declined' }] }, undefined],
    ['not where it is cancelled', '04T00:00', { appointments: [{ ...vacation, isCancelled: true }] }, undefined],
    ['not where it is no absence', '04T00:00', { appointments: [{ ...vacation, busy: 'busy' }] }, undefined],
  ])('%s', (_name, time, given, kind) => {
    expect(kindAt(time, given)).toBe(kind);
  });

  it('is one with what touches it, by whole days where its person is', () => {
    const days = [1, 2, 3].map((index) =>
      appointment({
        key: `work/${index}`,
        start: '2026-12-07T00:00:00Z',
        end: '2026-12-08T00:00:00Z',
        allDay: { start: `2026-12-0${5 + index}`, end: `2026-12-0${6 + index}` },
        busy: 'oof',
      }),
    );
    const offer = offerAt(input({ appointments: days, zone: 'Europe/Paris' }), none, at('2026-12-05T12:00:00Z'));
    expect(offer?.window).toEqual({ start: '2026-12-05T23:00:00Z', end: '2026-12-08T23:00:00Z' });
  });

  it('is asked about once: an answered one gives way to nothing', () => {
    const now = at('2026-12-05T12:00:00Z');
    const offer = offerAt(input(), none, now);
    expect(offerAt(input(), new Set([offer?.id ?? '']), now)).toBeUndefined();
    // Moved, it is another one.
    const moved = [{ ...vacation, end: '2026-12-13T00:00:00Z' }];
    expect(offerAt(input({ appointments: moved }), new Set([offer?.id ?? '']), now)?.kind).toBe('on');
  });
});

describe('a reply that is still on', () => {
  it.each<[string, string, Partial<OfferInput>, string | undefined]>([
    ['after the absence, is offered to be switched off', '12T00:00', { oof: on }, 'off'],
    ['for two weeks', '25T23:59', { oof: on }, 'off'],
    ['not during the absence', '11T00:00', { oof: on }, undefined],
    [
      'not where it was switched on only after it',
      '12T20:00',
      { oof: on, onSince: at('2026-12-12T09:00:00Z') },
      undefined,
    ],
    ['also where its own time ends later', '13T00:00', { oof: until('2026-12-20T00:00:00Z') }, 'off'],
    [
      'not where the next absence begins within half a day',
      '13T00:00',
      {
        oof: on,
        appointments: [vacation, { ...vacation, key: 'b', start: '2026-12-13T08:00:00Z', end: '2026-12-14T00:00:00Z' }],
      },
      undefined,
    ],
  ])('%s', (_name, time, given, kind) => {
    expect(kindAt(time, given)).toBe(kind);
  });
});

describe('a reply without an absence in the calendar', () => {
  const nothing = { appointments: [] };
  it.each<[string, string, Partial<OfferInput>, string | undefined]>([
    [
      'on for half a day is asked about',
      '02T00:00',
      { ...nothing, oof: on, onSince: at('2026-12-01T12:00:00Z') },
      'forgotten',
    ],
    ['on for less isn’t', '01T23:59', { ...nothing, oof: on, onSince: at('2026-12-01T12:00:00Z') }, undefined],
    ['on since nobody knows when isn’t', '01T23:59', { ...nothing, oof: on }, undefined],
    [
      'with a time of its own is offered an entry',
      '01T00:00',
      { ...nothing, oof: until('2026-12-09T00:00:00Z') },
      'entry',
    ],
    ['also while it is on', '08T00:00', { ...nothing, oof: until('2026-12-09T00:00:00Z') }, 'entry'],
    ['not when that is over', '09T00:00', { ...nothing, oof: until('2026-12-09T00:00:00Z') }, undefined],
    ['not where the calendar has one', '04T00:00', { oof: until('2026-12-09T00:00:00Z') }, undefined],
  ])('%s', (_name, time, given, kind) => {
    expect(kindAt(time, given)).toBe(kind);
  });
});

it('the clock is looked at when an offer begins or ends', () => {
  const seen: string[] = [];
  let now = at('2026-12-01T00:00:00Z');
  for (
    let next = nextOfferChange(input({ oof: on }), now);
    next !== undefined;
    next = nextOfferChange(input({ oof: on }), now)
  ) {
    now = next;
    seen.push(`${new Date(now).toISOString().slice(0, 10)} ${offerAt(input({ oof: on }), none, now)?.kind ?? '-'}`);
  }
  expect(seen).toEqual(['2026-12-04 -', '2026-12-06 -', '2026-12-07 -', '2026-12-12 off', '2026-12-26 -']);
});
