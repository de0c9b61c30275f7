import { describe, expect, it } from 'vitest';
import { callerOf, latestVoicemail, newWords, orderVoicemail } from '../../../renderer/features/voicemail/order.ts';
import { isPlayable } from '../../../shared/model.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { unresolvedVoicemail, voicemail } from './examples.ts';

describe('voicemail', () => {
  const items = [
    voicemail({ key: 'old heard', received: '2026-11-20T09:00:00Z' }),
    voicemail({ key: 'new heard', received: '2026-11-23T09:00:00Z' }),
    voicemail({ key: 'old unheard', received: '2026-11-19T09:00:00Z', heard: false }),
    voicemail({ key: 'new unheard', received: '2026-11-21T09:00:00Z', heard: false }),
  ];

  it('lists unheard first, newest first in both halves', () => {
    expect(orderVoicemail(items).map(({ key }) => key)).toEqual([
      'new unheard',
      'old unheard',
      'new heard',
      'old heard',
    ]);
  });

  it('leaves what is heard meanwhile where it is', () => {
    const seen = new Map(items.map(({ key, heard }) => [key, heard]));
    const later = items.map((item) => ({ ...item, heard: true }));
    expect(orderVoicemail(later, seen)).toMatchObject(orderVoicemail(items).map(({ key }) => ({ key })));
  });

  it('offers the newest unheard message, never a missed call', () => {
    const missed = voicemail({ key: 'missed', kind: 'missed-call', heard: false, received: '2026-11-23T10:00:00Z' });
    expect(latestVoicemail([...items, missed])?.key).toBe('new unheard');
    expect(latestVoicemail([missed])).toBeUndefined();
  });

  it('names the caller by what is known best', () => {
    const t = createTranslator('fr');
    expect(callerOf(voicemail(), t)).toBe('Ana Duarte');
    const unnamed = unresolvedVoicemail();
    expect(callerOf({ ...unnamed, callerNumber: '+33 1 23' }, t)).toBe('+33 1 23');
    expect(callerOf({ ...unnamed, callerNumber: '+33 1 23', contact: { name: 'Garage' } }, t)).toBe('Garage');
    expect(callerOf(unnamed, t)).toBe('Appelant inconnu');
  });

  it('plays neither missed calls nor protected messages', () => {
    expect(isPlayable(voicemail())).toBe(true);
    expect(isPlayable(voicemail({ isProtected: true }))).toBe(false);
    expect(isPlayable(voicemail({ kind: 'missed-call' }))).toBe(false);
  });

  it('counts what waits to be heard and missed calls apart', () => {
    const missed = voicemail({ key: 'missed', kind: 'missed-call', heard: false });
    expect(newWords([...items, missed], createTranslator('en'))).toMatch(/^\d unheard · 1 missed call$/);
    expect(newWords([{ ...missed, kind: 'fax' }], createTranslator('en'))).toBe('1 new fax');
    expect(newWords([missed, { ...missed, key: 'again' }], createTranslator('fr'))).toBe('2 appels manqués');
    expect(newWords([voicemail()], createTranslator('en'))).toBe('');
  });
});
