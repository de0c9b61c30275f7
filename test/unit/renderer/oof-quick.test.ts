import { describe, expect, it } from 'vitest';
import { quickChoices } from '../../../renderer/features/oof/quick-choices.ts';
import { allowedAudiences, oofSentence } from '../../../renderer/features/oof/sentence.ts';
import { stillIs, undoOf } from '../../../shared/oof-change.ts';
import { firstWords } from '../../../shared/oof-words.ts';
import { createFormat } from '../../../shared/format.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { oofSettings } from './examples.ts';

describe('one click', () => {
  it('schedules from this minute until the end chosen, and touches neither texts nor audience', () => {
    const ends = { tomorrow: '2026-11-24T07:00:00Z', monday: '2026-11-30T07:00:00Z' };
    const [tomorrow, monday, untilOff] = quickChoices('2026-11-23T10:48:20Z', ends);
    expect(tomorrow?.change).toEqual({
      state: 'scheduled',
      window: { start: '2026-11-23T10:48:00Z', end: '2026-11-24T07:00:00Z' },
    });
    expect(monday?.until).toBe('2026-11-30T07:00:00Z');
    expect(untilOff?.change).toEqual({ state: 'enabled' });
  });

  it('offers tomorrow alone on a Sunday, when tomorrow is Monday', () => {
    const monday = '2026-11-23T07:00:00Z';
    const choices = quickChoices('2026-11-22T10:00:00Z', { tomorrow: monday, monday });
    expect(choices.map(({ id }) => id)).toEqual(['tomorrow', 'until-off']);
  });

  it('can be taken back to what the server had', () => {
    const window = { start: '2026-11-23T17:00:00Z', end: '2026-11-30T07:00:00Z' };
    const now = '2026-11-24T10:00:00Z';
    expect(undoOf(oofSettings(), now)).toEqual({ state: 'disabled' });
    expect(undoOf(oofSettings({ state: 'enabled' }), now)).toEqual({ state: 'enabled' });
    expect(undoOf(oofSettings({ state: 'scheduled', window }), now)).toEqual({ state: 'scheduled', window });
    // A server takes no schedule that is over.
    expect(undoOf(oofSettings({ state: 'scheduled', window }), window.end)).toEqual({ state: 'disabled' });
  });

  it('is taken back only as long as the server still has it', () => {
    const window = { start: '2026-11-23T17:00:00.500Z', end: '2026-11-30T07:00:00Z' };
    const kept = { ...window, start: '2026-11-23T17:00:00Z' };
    expect(stillIs(oofSettings({ state: 'scheduled', window: kept }), { state: 'scheduled', window })).toBe(true);
    expect(stillIs(oofSettings({ state: 'enabled' }), { state: 'scheduled', window })).toBe(false);
  });
});

describe('the first words of a reply', () => {
  it('stay on one line and stop at a word', () => {
    expect(firstWords('I am away.\n\nCall Ana.')).toBe('I am away. Call Ana.');
    const cut = firstWords('I am away this week and read my mail in the evening only, so please be patient.');
    expect(cut).toBe('I am away this week and read my mail in the evening only, so…');
  });

  it('cut a single endless word too', () => {
    expect(firstWords('x'.repeat(100)).length).toBeLessThanOrEqual(61);
  });
});

describe('the sentence on top', () => {
  const t = createTranslator('en');
  const now = '2026-11-23T10:00:00Z';
  const format = createFormat({ locale: 'en-GB', language: 'en', zone: 'Europe/Paris', now });
  const window = { start: '2026-11-23T17:00:00Z', end: '2026-11-30T07:00:00Z' };
  const say = (plan: Parameters<typeof oofSentence>[0]): string => {
    const { key, params } = oofSentence(plan, now, format);
    return t(key, params);
  };

  it('says who gets what, and when', () => {
    expect(say({ state: 'scheduled', audience: 'all', window })).toBe(
      'From Mon 23 Nov, 18:00 to Mon 30 Nov, 08:00 colleagues get the first text, everyone outside gets the second.',
    );
    expect(say({ state: 'enabled', audience: 'none' })).toMatch(/nobody outside/);
    expect(say({ state: 'enabled', audience: 'known' })).toMatch(/your contacts outside/);
    expect(say({ state: 'disabled', audience: 'all' })).toMatch(/nobody gets/);
  });

  it('says that a window which is over does nothing', () => {
    const past = { start: '2026-11-20T08:00:00Z', end: '2026-11-21T08:00:00Z' };
    expect(say({ state: 'scheduled', audience: 'all', window: past })).toMatch(/is over/);
  });

  it('offers no audience wider than the administrator permits', () => {
    expect(allowedAudiences('none')).toEqual(['none']);
    expect(allowedAudiences('known')).toEqual(['none', 'known']);
    expect(allowedAudiences('all')).toEqual(['none', 'known', 'all']);
  });
});
