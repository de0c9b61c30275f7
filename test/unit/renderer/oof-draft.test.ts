import { describe, expect, it } from 'vitest';
import {
  changeOf,
  editForm,
  isDirty,
  openForm,
  problemOf,
  putTexts,
  receiveSettings,
  toInstant,
  toLocal,
} from '../../../renderer/features/oof/draft.ts';
import { oofSettings } from './examples.ts';

const place = { now: '2026-11-23T10:48:20Z', zone: 'Europe/Paris', tomorrow: '2026-11-24T07:00:00Z' };
const week = { start: '2026-11-23T17:00:00Z', end: '2026-11-30T07:00:00Z' };

describe('the out-of-office form', () => {
  it('offers from now until tomorrow’s start where nothing is planned', () => {
    const { draft } = openForm(oofSettings(), place);
    expect([draft.start, draft.end]).toEqual(['2026-11-23T11:48', '2026-11-24T08:00']);
    expect(isDirty(openForm(oofSettings(), place), place)).toBe(false);
  });

  it('shows the planned window on the person’s wall clock', () => {
    const { draft } = openForm(oofSettings({ state: 'scheduled', window: week }), place);
    expect([draft.start, draft.end]).toEqual(['2026-11-23T18:00', '2026-11-30T08:00']);
  });

  it('sends what was edited and nothing else', () => {
    const form = editForm(openForm(oofSettings(), place), { internal: '<p>Back on Monday.</p>' });
    expect(changeOf(form, place.zone)).toEqual({ internalHtml: '<p>Back on Monday.</p>' });
  });

  it('never widens the audience unless that was chosen', () => {
    const form = editForm(openForm(oofSettings({ audience: 'none' }), place), { state: 'enabled' });
    expect(changeOf(form, place.zone)).toEqual({ state: 'enabled' });
  });

  it('sends the window when the state becomes scheduled, even untouched', () => {
    const form = editForm(openForm(oofSettings({ window: week }), place), { state: 'scheduled' });
    expect(changeOf(form, place.zone)).toEqual({ state: 'scheduled', window: week });
  });

  it('takes a window with seconds as unchanged, since a date field shows minutes', () => {
    const window = { start: '2026-11-23T17:00:30Z', end: '2026-11-30T07:00:59Z' };
    expect(isDirty(openForm(oofSettings({ state: 'scheduled', window }), place), place)).toBe(false);
  });

  it('keeps the server’s own HTML as it is until the text is edited, and sees no change in a text edited back', () => {
    const internalHtml = '<html><body><p class="MsoNormal">Away</p></body></html>';
    const form = openForm(oofSettings({ internalText: 'Away', internalHtml }), place);
    expect(form.draft.internal).toBe(internalHtml);
    const edited = editForm(form, { internal: '<p>Away!</p>' });
    expect(changeOf(edited, place.zone)).toEqual({ internalHtml: '<p>Away!</p>' });
    expect(isDirty(editForm(edited, { internal: internalHtml }), place)).toBe(false);
  });

  it('puts texts in from elsewhere, for which the editors begin anew, and leaves time and audience alone', () => {
    const form = openForm(oofSettings(), place);
    const put = putTexts(form, { internal: '<p>In</p>', external: '' });
    expect(put.opening).toBe(form.opening + 1);
    expect(changeOf(put, place.zone)).toEqual({ internalHtml: '<p>In</p>', externalHtml: '' });
  });
});

describe('newer settings of the server', () => {
  const newer = oofSettings({ internalText: 'Written in Outlook.' });

  it('replace a draft that nobody touched', () => {
    const form = receiveSettings(openForm(oofSettings(), place), newer, 'later', place);
    expect(form.draft.internal).toBe('<p>Written in Outlook.</p>');
    expect(form.serverChanged).toBe(false);
  });

  it('leave an edited draft alone and say that something changed', () => {
    const edited = editForm(openForm(oofSettings(), place), { external: '<p>Mine.</p>' });
    const form = receiveSettings(edited, newer, 'later', place);
    expect(form.draft.external).toBe('<p>Mine.</p>');
    expect(form.serverChanged).toBe(true);
    expect(form.base).toBe(newer);
  });

  it('change nothing when they are the same', () => {
    const edited = editForm(openForm(oofSettings(), place), { external: '<p>Mine.</p>' });
    expect(receiveSettings(edited, oofSettings(), 'later', place)).toBe(edited);
  });

  it('are taken as the answer to a draft that was sent, however the server writes the text', () => {
    const edited = editForm(openForm(oofSettings(), place), { internal: '<p>Mine</p>' });
    const sent = { ...edited, sentOver: { asOf: 'before' } };
    expect(receiveSettings(sent, oofSettings(), 'before', place)).toBe(sent);
    const kept = receiveSettings(sent, oofSettings({ internalText: 'Mine ' }), 'after', place);
    expect(kept.draft.internal).toBe('<p>Mine </p>');
    expect(isDirty(kept, place)).toBe(false);
  });

  it('no longer replace a sent draft once it is edited again', () => {
    const sent = { ...openForm(oofSettings(), place), sentOver: { asOf: 'before' } };
    const again = editForm(sent, { internal: '<p>One more thought</p>' });
    expect(receiveSettings(again, newer, 'after', place).draft.internal).toBe('<p>One more thought</p>');
  });
});

describe('what can’t be saved', () => {
  const draft = openForm(oofSettings({ state: 'scheduled', window: week }), place).draft;

  it.each([
    ['a window ahead', draft, undefined],
    ['an empty end', { ...draft, end: '' }, 'missing'],
    ['an end before the start', { ...draft, end: '2026-11-23T17:00' }, 'order'],
    ['an end that is the start', { ...draft, end: draft.start }, 'order'],
    ['an end that is over', { ...draft, start: '2026-11-20T08:00', end: '2026-11-21T08:00' }, 'past'],
    ['a bad window that nobody asked for', { ...draft, state: 'enabled' as const, end: '' }, undefined],
  ])('%s', (_, entered, problem) => {
    expect(problemOf(entered, place)).toBe(problem);
  });
});

describe('date and time fields', () => {
  it.each([
    ['Europe/Paris', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['Europe/Paris', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['Asia/Kolkata', '2026-11-23T08:00', '2026-11-23T02:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00Z'],
  ])('mean the wall clock of %s at %s', (zone, local, instant) => {
    expect(toInstant(local, zone)).toBe(instant);
  });

  it('say nothing while they are half filled', () => {
    expect(toInstant('', 'Europe/Paris')).toBeUndefined();
    expect(toInstant('2026-11-23', 'Europe/Paris')).toBeUndefined();
  });

  it('show an instant to the minute', () => {
    expect(toLocal('2026-11-23T10:48:20Z', 'Asia/Kolkata')).toBe('2026-11-23T16:18');
  });
});
