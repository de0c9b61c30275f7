import { expect, it } from 'vitest';
import { createNotificationCentre } from '../../../electron/engine/notification-centre.ts';
import type { NotificationFacts } from '../../../electron/engine/notification-facts.ts';
import { readSettings } from '../../../shared/settings.ts';
import { appointment, voicemail } from '../../support/model.ts';
import { speechOf } from '../../support/snapshot.ts';

const NOW = Date.parse('2026-11-23T09:50:00Z');
const merger = {
  ...{ subject: 'Merger', location: 'Room Ada' },
  ...{ start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' },
};
const meeting = appointment({ ...merger, key: 'meeting', reminderMinutes: 15 });
const invitation = appointment({ ...merger, key: 'invitation', organizer: 'Theo Lindqvist' });
const message = voicemail({
  received: '2026-11-23T09:45:00Z',
  callerName: 'Ana Duarte',
  preview: 'It is about Fabrikam',
});

function words(locked: boolean, isPrivate = false): readonly string[] {
  const facts: NotificationFacts = {
    accounts: [{ id: 'account', demo: false }],
    appointments: [{ ...meeting, isPrivate }],
    meetings: [{ ...invitation, isPrivate }],
    voicemails: [message],
    passwords: [],
    signIns: [],
    frees: [{ id: 'free:ines', names: ['Ines Moreau'], since: '2026-11-23T09:45:00Z' }],
    isShared: () => false,
    oofs: [],
    invitations: [{ id: 'new', key: 'invitation', kind: 'new', since: NOW - 60_000 }],
    presence: 'available',
    settings: readSettings({}),
    zone: 'Europe/Paris',
    speech: speechOf('en', { hideSubjects: locked }),
    locked,
    update: undefined,
    fullScreen: false,
  };
  const centre = createNotificationCentre(NOW - 3_600_000, { dismissed: [] });
  return centre.wanted(facts, NOW).map(({ title, body }) => `${title} | ${body}`);
}

it('a locked screen names no caller, no subject, no place and nobody else, whatever is told', () => {
  const open = words(false);
  expect(open).toHaveLength(4);
  for (const word of ['Merger', 'Room Ada', 'Theo', 'Ana', 'Ines']) expect(open.join()).toContain(word);
  const locked = words(true);
  expect(locked).toHaveLength(4);
  expect(locked.join()).not.toMatch(/Merger|Room Ada|Theo|Ana|Ines|Fabrikam/);
});

it('what somebody said is read where the message is, never on a toast', () => {
  expect(words(false).join()).not.toContain('Fabrikam');
});

it('a private appointment has neither subject nor place on a toast', () => {
  expect(words(false, true).join()).not.toMatch(/Merger|Room Ada/);
});
