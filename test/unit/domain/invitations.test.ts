import { describe, expect, it } from 'vitest';
import { lookAtInvitations, unanswered } from '../../../electron/domain/invitations.ts';
import type { Appointment } from '../../../shared/model.ts';
import { appointment } from '../../support/model.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const DAY = 24 * 60 * 60_000;
const invitation = (over: Partial<Appointment> = {}): Appointment =>
  appointment({
    key: 'work/m1',
    subject: 'Roadmap',
    organizer: 'Theo Lindqvist',
    start: '2026-11-24T10:00:00Z',
    end: '2026-11-24T11:00:00Z',
    isMeeting: true,
    myResponse: 'none',
    ...over,
  });

describe('what waits for an answer', () => {
  it('is each open invitation that isn’t over, the next one first', () => {
    const later = invitation({ key: 'work/m2', start: '2026-11-26T10:00:00Z', end: '2026-11-26T11:00:00Z' });
    expect(unanswered([later, invitation()], NOW).map(({ key }) => key)).toEqual(['work/m1', 'work/m2']);
  });

  it.each([
    ['answered', { myResponse: 'accepted' }],
    ['called off', { isCancelled: true }],
    ['the person’s own', { myResponse: 'organizer' }],
    ['no meeting', { isMeeting: false }],
    ['over', { start: '2026-11-22T10:00:00Z', end: '2026-11-22T11:00:00Z' }],
  ] as const)('isn’t what is %s', (_, over) => {
    expect(unanswered([invitation(over)], NOW)).toEqual([]);
  });

  it('is one entry of a series, the next', () => {
    const occurrences = ['25', '24', '26'].map((day) =>
      invitation({
        key: `work/s${day}`,
        isRecurring: true,
        start: `2026-11-${day}T10:00:00Z`,
        end: `2026-11-${day}T11:00:00Z`,
      }),
    );
    expect(unanswered(occurrences, NOW).map(({ key }) => key)).toEqual(['work/s24']);
  });
});

describe('news of invitations', () => {
  const first = lookAtInvitations(undefined, [], NOW);
  const kinds = (news: { readonly kind: string; readonly key: string }[] | readonly { kind: string; key: string }[]) =>
    news.map(({ kind, key }) => `${kind} ${key}`);

  it('are none at the first look', () => {
    expect(lookAtInvitations(undefined, [invitation()], NOW).news).toEqual([]);
  });

  it('are one that comes, until it is answered or a day is over', () => {
    const came = lookAtInvitations(first, [invitation()], NOW);
    expect(kinds(came.news)).toEqual(['new work/m1']);
    expect(lookAtInvitations(came, [invitation()], NOW + 1).news).toEqual(came.news);
    expect(lookAtInvitations(came, [invitation({ myResponse: 'accepted' })], NOW).news).toEqual([]);
    const soon = invitation({ start: '2026-11-30T10:00:00Z', end: '2026-11-30T11:00:00Z' });
    const later = lookAtInvitations(first, [soon], NOW);
    expect(lookAtInvitations(later, [soon], NOW + DAY + 1).news).toEqual([]);
  });

  it('are one that is moved and asks again, in place of what was told before', () => {
    const came = lookAtInvitations(first, [invitation()], NOW);
    const moved = invitation({ start: '2026-11-24T14:00:00Z', end: '2026-11-24T15:00:00Z' });
    expect(kinds(lookAtInvitations(came, [moved], NOW).news)).toEqual(['moved work/m1']);
  });

  it('are one that was accepted and is called off, once', () => {
    const seen = lookAtInvitations(undefined, [invitation({ myResponse: 'accepted' })], NOW);
    const off = invitation({ myResponse: 'accepted', isCancelled: true });
    const told = lookAtInvitations(seen, [off], NOW);
    expect(kinds(told.news)).toEqual(['cancelled work/m1']);
    expect(lookAtInvitations(told, [off], NOW).news).toHaveLength(1);
    expect(lookAtInvitations(told, [], NOW).news).toEqual([]);
  });

  it('are one of a series, however many of its entries come', () => {
    const occurrences = ['24', '25', '26'].map((day) =>
      invitation({
        key: `work/s${day}`,
        isRecurring: true,
        start: `2026-11-${day}T10:00:00Z`,
        end: `2026-11-${day}T11:00:00Z`,
      }),
    );
    expect(kinds(lookAtInvitations(first, occurrences, NOW).news)).toEqual(['new work/s24']);
  });
});
