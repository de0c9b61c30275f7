import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLists, readContactList, tidy, type ContactList, type ListEntry } from '../../../shared/contact-list.ts';
import { applyContacts, diffContacts } from '../../../shared/contact-patch.ts';
import type { Contacts, ContactRow } from '../../../shared/contact-view.ts';

const entry = (address: string, more: Partial<ListEntry> = {}): ListEntry => ({
  address,
  name: address,
  kind: 'person',
  group: '',
  favourite: false,
  ...more,
});
const list = (...entries: readonly ListEntry[]): ContactList => ({ groups: [], entries });
const addresses = ({ entries }: ContactList) => entries.map(({ address }) => address);
const [ana, bo, cy] = ['ana@x.example', 'bo@x.example', 'cy@x.example'].map((address) => entry(address));
if (ana === undefined || bo === undefined || cy === undefined) throw new Error('three');

describe('a contact list', () => {
  it('is read as far as it is one', () => {
    expect(readContactList('rubbish')).toBeUndefined();
    expect(readContactList({ groups: [], entries: {} })).toBeUndefined();
    expect(
      readContactList({
        groups: [{ id: 'g', name: 'Team' }, { id: '' }],
        entries: [
          { address: 'ANA@x.example', name: 'Ana', kind: 'robot', group: 'g' },
          7,
          { address: 'bo@x.example', name: 'Bo', group: 'gone' },
        ],
      }),
    ).toEqual({
      groups: [{ id: 'g', name: 'Team' }],
      entries: [
        { address: 'ana@x.example', name: 'Ana', kind: 'person', group: 'g', favourite: false },
        { address: 'bo@x.example', name: 'Bo', kind: 'person', group: '', favourite: false },
      ],
    });
  });

  it('keeps what a newer version wrote', () => {
    const raw = { groups: [], entries: [{ ...ana, colour: 'teal' }] };
    expect(readContactList(raw)?.entries[0]).toMatchObject({ colour: 'teal' });
  });
});

describe('two machines’ changes of one list', () => {
  const base = list(ana, bo);

  it.each([
    ['both added', list(ana, bo, cy), list(ana, bo, entry('dee@x.example')), ['ana', 'bo', 'cy', 'dee']],
    ['I took one away', list(bo), base, ['bo']],
    ['they took one away', base, list(ana), ['ana']],
    ['they took away whom I changed', list(ana, { ...bo, favourite: true }), list(ana), ['ana', 'bo']],
    ['I took away whom they changed', list(ana), list(ana, { ...bo, favourite: true }), ['ana', 'bo']],
    ['my order counts', list(bo, ana), list(ana, bo, cy), ['bo', 'ana', 'cy']],
  ])('%s', (_, mine, theirs, expected) => {
    expect(addresses(mergeLists(base, mine, theirs)).map((one) => one.split('@')[0])).toEqual(expected);
  });

  it('a change of theirs arrives, mine wins where both changed the same', () => {
    const theirs = list({ ...ana, name: 'Theirs' }, { ...bo, name: 'Theirs' });
    const mine = list(ana, { ...bo, name: 'Mine' });
    expect(mergeLists(base, mine, theirs).entries.map(({ name }) => name)).toEqual(['Theirs', 'Mine']);
  });

  const arbitraryList = fc
    .uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), favourite: fc.boolean() }), {
      selector: ({ name }) => name,
    })
    .map((all) => list(...all.map(({ name, favourite }) => entry(`${name}@x.example`, { favourite }))));

  it('whatever they are: nobody comes back unasked, nobody new is lost, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(arbitraryList, arbitraryList, arbitraryList, (old, mine, theirs) => {
        const merged = mergeLists(old, mine, theirs);
        const has = (one: ContactList, address: string) => addresses(one).includes(address);
        for (const address of addresses(merged)) expect(has(mine, address) || has(theirs, address)).toBe(true);
        for (const address of [...addresses(mine), ...addresses(theirs)]) {
          if (!has(old, address)) expect(has(merged, address)).toBe(true);
          if (has(mine, address) && has(theirs, address)) expect(has(merged, address)).toBe(true);
        }
        expect(mergeLists(merged, merged, merged)).toEqual(merged);
        expect(tidy(merged)).toEqual(merged);
        // Both ends come to the same people.
        expect(addresses(mergeLists(old, theirs, mine)).sort()).toEqual(addresses(merged).sort());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a patch', () => {
  const row = (address: string, state: 'free' | 'busy'): ContactRow => ({
    ...{ address, name: address, kind: 'person', group: '', favourite: false },
    standing: { state },
  });
  const arbitrary = fc.record({
    groups: fc.uniqueArray(
      fc.constantFrom('x', 'y').map((id) => ({ id, name: id })),
      { selector: ({ id }) => id },
    ),
    keptOn: fc.constantFrom('server' as const, 'here' as const),
    rows: fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('free' as const, 'busy' as const))
        .map(([name, state]) => row(name, state)),
      { selector: ({ address }) => address },
    ),
  });

  it('turns what a window has into what there is, and is none where nothing changed', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (before: Contacts, after: Contacts) => {
        const patch = diffContacts(before, after);
        expect(patch === undefined ? before : applyContacts(before, patch)).toEqual(after);
        expect(diffContacts(after, after)).toBeUndefined();
      }),
    );
  });

  it('leaves alone who is the same, so that a view draws only what changed', () => {
    const before: Contacts = { groups: [], keptOn: 'server', rows: [row('a', 'free'), row('b', 'free')] };
    const after = { ...before, rows: [row('a', 'free'), row('b', 'busy')] };
    const patch = diffContacts(before, after);
    expect(patch).toEqual({ rows: [row('b', 'busy')] });
    expect(patch && applyContacts(before, patch).rows[0]).toBe(before.rows[0]);
  });
});
