import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailLink, numberLink, reachLink } from '../../../electron/domain/reach.ts';
import type { PersonCard } from '../../../shared/contacts.ts';
import { REACHES } from '../../../shared/contact-view.ts';

const card = (more: Partial<PersonCard> = {}): PersonCard => ({
  address: 'theo@contoso.example',
  name: 'Theo',
  kind: 'person',
  source: 'directory',
  phones: [],
  ...more,
});
const ways = { chatBy: 'teams', callBy: 'tel' } as const;
const phone = (number: string) => card({ phones: [{ kind: 'business', number }] });

describe('the way to whoever called', () => {
  it.each([
    ['+33 1 99 00 40 12', 'tel:+33199004012'],
    ['4471', 'tel:4471'],
    ['sip:theo@contoso.example', 'sip:theo@contoso.example'],
    ['SIPS:theo@contoso.example', 'sip:theo@contoso.example'],
    ['sip:theo@contoso.example;method=x', undefined],
    ['javascript:alert(1)', undefined],
    ['anonymous', undefined],
  ])('of %s is %s', (number, link) => {
    expect(numberLink(number)).toBe(link);
  });

  it('by mail has a subject that stays one', () => {
    expect(mailLink('theo@contoso.example', 'Re: Voice Mail & more?\r\nBcc: x@y.example')).toBe(
      'mailto:theo@contoso.example?subject=Re%3A%20Voice%20Mail%20%26%20more%3F%0D%0ABcc%3A%20x%40y.example',
    );
    expect(mailLink('not an address', 'Re:')).toBeUndefined();
    expect(mailLink('theo@contoso.example', '\ud800')).toBe('mailto:theo@contoso.example?subject=');
  });
});

describe('the way to somebody', () => {
  it.each([
    ['mail', ways, card(), 'mailto:theo@contoso.example'],
    ['mail', ways, card({ address: "o'brien&cc=x@contoso.example" }), undefined],
    ['mail', ways, card({ address: 'a+b@contoso.example' }), 'mailto:a%2Bb@contoso.example'],
    ['chat', ways, card(), 'msteams:/l/chat/0/0?users=theo%40contoso.example'],
    ['chat', { ...ways, chatBy: 'sip' }, card({ imAddress: 'theo@im.contoso.example' }), 'sip:theo@im.contoso.example'],
    ['chat', { ...ways, chatBy: 'im' }, card(), 'im:theo@contoso.example'],
    ['chat', { ...ways, chatBy: 'sip' }, card({ imAddress: 'javascript:alert(1)' }), undefined],
    ['call', { ...ways, callBy: 'teams' }, card(), 'msteams:/l/call/0/0?users=theo%40contoso.example'],
    ['call', { ...ways, callBy: 'sip' }, card(), 'sip:theo@contoso.example'],
    ['call', ways, card(), undefined],
    ['call', ways, phone('+49 (0) 30 5550100-4471'), 'tel:+49305550100 4471'.replace(' ', '')],
    ['call', ways, phone('030/555 01 00 ext. 44'), 'tel:0305550100;ext=44'],
    ['call', ways, phone('call me'), undefined],
    ['call', ways, phone('+1;phone-context=evil'), undefined],
    [
      'call',
      ways,
      card({
        phones: [
          { kind: 'mobile', number: '+33 6 39 98 00 17' },
          { kind: 'business', number: '?' },
        ],
      }),
      'tel:+33639980017',
    ],
  ] as const)('%s by %j', (reach, by, given, expected) => {
    expect(reachLink(given, reach, by)).toBe(expected);
  });

  it('is never another kind of link, whatever a directory says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...REACHES), (address, number, reach) => {
        const given = card({ address, imAddress: address, phones: [{ kind: 'business', number }] });
        for (const chatBy of ['teams', 'sip', 'im'] as const) {
          for (const callBy of ['tel', 'teams', 'sip'] as const) {
            const link = reachLink(given, reach, { chatBy, callBy });
            if (link === undefined) continue;
            expect(link).toMatch(/^(?:mailto:|sip:|im:|tel:|msteams:\/l\/(?:chat|call)\/0\/0\?users=)[!-~]+$/);
            expect(link).not.toMatch(/["'<>\\\s]/);
            expect(() => new URL(link)).not.toThrow();
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
