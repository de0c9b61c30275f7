import { describe, expect, it } from 'vitest';
import { explainError, explainGivenBack, explainUnsent } from '../../../shared/explain.ts';
import type { AppError } from '../../../shared/model.ts';
import type { Unsent } from '../../../shared/snapshot.ts';
import { speechOf } from '../../support/snapshot.ts';

const window = (hideSubjects = false) => speechOf('en', { hidePrivate: false, hideSubjects });
const lunch: Unsent = {
  id: 'a',
  accountId: 'account',
  kind: 'appointment',
  subject: 'Lunch',
  isPrivate: false,
  since: '2026-11-23T08:40:00Z',
  error: { kind: 'timeout' },
};

describe('why a change came back', () => {
  const passing: readonly AppError[] = [
    { kind: 'timeout' },
    { kind: 'busy', retryAt: '2026-11-23T09:10:00Z' },
    { kind: 'busy' },
    { kind: 'broken-answer' },
    { kind: 'sign-in', retryAt: '2026-11-23T09:10:00Z' },
    { kind: 'unreachable' },
  ];

  it.each(passing)('of %j promises no other try: nobody tries again', (error) => {
    const { text } = explainGivenBack(error, speechOf(), { host: 'mail.contoso.example' });
    expect(text).toMatch(/^(mail\.contoso\.example|Exchange) .+\.$/);
    expect(text).not.toMatch(/try|tries|10:10/);
    expect(explainGivenBack(error, speechOf('fr')).text).not.toMatch(/essa[iy]|10:10/);
  });

  it('of a refusal is the server’s own word', () => {
    const refused = explainGivenBack({ kind: 'refused', code: 'ErrorCalendarIsFull' }, speechOf());
    expect(refused.text).toContain('ErrorCalendarIsFull');
    expect(refused.details).toBe('ErrorCalendarIsFull');
  });
});

describe('a password that wasn’t kept', () => {
  const error = {
    kind: 'sign-in',
    code: 'no-password',
    host: 'mail.contoso.example',
    address: 'mira@contoso.example',
  } as const;

  it('is said to be missing, not to be wrong: no server was asked', () => {
    for (const explain of [explainError, explainGivenBack]) {
      expect(explain(error, speechOf())).toEqual({
        text: 'Presently has no password for mira@contoso.example: this computer didn’t keep it. Sign in again.',
      });
    }
  });
});

describe('an entry that came back', () => {
  it('is told by name, age and reason', () => {
    expect(explainUnsent(lunch, window(), { host: 'mail.contoso.example' }).text).toBe(
      'Your entry of 09:40, “Lunch”, couldn’t be put into your calendar and won’t be sent any more. mail.contoso.example didn’t answer in time.',
    );
    expect(explainUnsent(lunch, speechOf('fr', { hidePrivate: false })).text).toContain('« Lunch »');
  });

  it.each([
    ['in the unlocked window', window(), 'Lunch'],
    ['elsewhere', speechOf(), 'Private appointment'],
    ['in a window that hides all subjects', window(true), 'Private appointment'],
  ])('and is private goes %s by “%s”', (_, speech, name) => {
    const { text } = explainUnsent({ ...lunch, isPrivate: true }, speech);
    expect(text).toContain(`“${name}”`);
    expect(text.includes('Lunch')).toBe(name === 'Lunch');
  });

  it('keeps the server’s words for the folded part, and has none where there are none', () => {
    expect(explainUnsent(lunch, window())).not.toHaveProperty('details');
    const error = { kind: 'refused', code: 'ErrorAccessDenied' } as const;
    expect(explainUnsent({ ...lunch, error }, window()).details).toBe('ErrorAccessDenied');
  });
});
