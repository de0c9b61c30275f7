import { expect, it } from 'vitest';
import { menuBarTitle } from '../../../electron/shell/menu-bar-title.ts';
import { readSettings } from '../../../shared/settings.ts';
import { appointment } from '../../support/model.ts';
import { snapshotOf, speechOf } from '../../support/snapshot.ts';

const next = appointment({ subject: 'Budget review', start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' });
const settings = readSettings({ menuBarNext: true });
const at = (time: string, over = {}, speech = speechOf()) =>
  menuBarTitle(snapshotOf({ next, settings, ...over }), speech, Date.parse(`2026-11-23T${time}Z`));

it('the menu bar counts down to the next meeting within the hour, and says its time before', () => {
  expect(at('08:59:00')).toBe('Budget review · 11:00');
  expect(at('09:00:00')).toBe('Budget review · in 60 min');
  expect(at('09:47:30')).toBe('Budget review · in 13 min');
  expect(at('09:59:59')).toBe('Budget review · in 1 min');
  expect(at('10:00:00')).toBe('');
  expect(at('09:47:30', {}, speechOf('fr'))).toBe('Budget review · dans 13 min');
});

it('it names nothing private and nothing hidden, cuts what is long, and is empty where nobody wants it', () => {
  expect(at('09:50:00', { next: { ...next, isPrivate: true } })).toBe('Private appointment · in 10 min');
  expect(at('09:50:00', {}, speechOf('en', { hideSubjects: true }))).not.toContain('Budget');
  expect(at('09:50:00', { next: { ...next, subject: 'A subject that nobody can read at a glance' } })).toBe(
    'A subject that nobody can r… · in 10 min',
  );
  expect(at('09:50:00', { settings: readSettings({}) })).toBe('');
  expect(at('09:50:00', { next: undefined })).toBe('');
});
