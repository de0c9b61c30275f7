import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProfile } from '../../../electron/storage/profile-stores.ts';
import { readSettings } from '../../../shared/settings.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'presently-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
const copies = () => readdirSync(folder).filter((name) => name.includes('.broken-'));

const account = {
  id: 'a',
  address: 'mira@contoso.example',
  server: 'https://mail.contoso.example/EWS/Exchange.asmx',
  signIn: { method: 'basic' },
  demo: false,
} as const;
const NOTHING = { dismissed: [], snoozed: {}, reminders: {}, remindedSince: {}, told: [] };
const manual = { state: 'busy', since: '2026-11-23T09:00:00Z', until: '2026-11-23T17:00:00Z' } as const;

describe('a profile', () => {
  it('that is new has nothing in it', () => {
    const { accounts, settings, memory, secrets } = openProfile(join(folder, 'new'));
    expect(accounts.load()).toEqual([]);
    expect(settings.load()).toEqual(readSettings({}));
    expect(memory.load()).toEqual(NOTHING);
    expect(secrets.load()).toEqual({});
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps photos until they are forgotten, all at once', () => {
    const { photos } = openProfile(folder);
    const photo = { contentType: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8]), etag: '1' } as const;
    photos.save('theo@contoso.example', { photo, checkedAt: 1 });
    expect(openProfile(folder).photos.load('theo@contoso.example')).toEqual({ photo, checkedAt: 1 });
    photos.forget();
    expect(photos.load('theo@contoso.example')).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps nothing of any account once the last one is gone, not even of files that nobody could read', () => {
    writeFileSync(join(folder, 'accounts.json'), '[{"address": "mira@contoso.example"');
    write('contacts.json', { list: 'theo@contoso.example' });
    const { accounts, contacts } = openProfile(folder);
    accounts.load();
    contacts.load();
    expect(copies()).toHaveLength(2);
    accounts.save([account]);
    expect(copies()).toHaveLength(2);
    accounts.save([]);
    expect(copies()).toEqual([]);
  });

  it('gives back what was kept', () => {
    const first = openProfile(folder);
    const kept = {
      manual,
      dismissed: ['x'],
      snoozed: { y: '2026-11-23T10:00:00Z' },
      reminders: {
        'reminder:a': { at: '2026-11-23T09:50:00Z', from: 'here' },
        'reminder:b': { at: '2026-11-23T09:50:00Z', until: '2026-11-23T10:00:00Z', from: 'server' },
      },
      remindedSince: { work: '2026-11-20T09:00:00Z' },
      told: [{ id: 'reminder:a', kind: 'reminder', key: 'a', at: '2026-11-23T09:50:00Z' }],
    } as const;
    first.accounts.save([account]);
    first.settings.save({ ...readSettings({}), theme: 'dark' });
    first.memory.save(kept);
    first.secrets.save({ a: 'ZW52ZWxvcGU=' });
    const second = openProfile(folder);
    expect(second.accounts.load()).toEqual([account]);
    expect(second.settings.load().theme).toBe('dark');
    expect(second.memory.load()).toEqual(kept);
    expect(second.secrets.load()).toEqual({ a: 'ZW52ZWxvcGU=' });
    expect(copies()).toEqual([]);
  });

  it('gives back which other mailboxes an account reads, and what is hidden', () => {
    const reader = {
      ...account,
      shared: [{ address: 'team@contoso.example', colour: 'pink', hidden: true }, { address: 'room@contoso.example' }],
      calendarHidden: true,
    } as const;
    openProfile(folder).accounts.save([reader]);
    expect(openProfile(folder).accounts.load()).toEqual([reader]);
  });

  it('with a bad entry among an account’s shared mailboxes keeps the account and the others', () => {
    const shared = [{ address: 'team@contoso.example' }];
    write('accounts.json', [
      { ...account, shared: [...shared, { address: '' }, 5] },
      { ...account, shared: 'all' },
    ]);
    expect(openProfile(folder).accounts.load()).toEqual([
      { ...account, shared },
      { ...account, shared: [] },
    ]);
  });

  it.each([
    ['without an id', { ...account, id: '' }],
    ['of another protocol', { ...account, server: 'ftp://mail.contoso.example' }],
    ['without a server', { ...account, server: 'mail' }],
    ['of a kind to come', { ...account, signIn: { method: 'telepathy' } }],
    ['of the demonstration', { ...account, demo: true }],
    ['that is none', 'rubbish'],
  ])('with an account %s keeps the others, and a copy of the whole', (_, bad) => {
    write('accounts.json', [bad, account]);
    expect(openProfile(folder).accounts.load()).toEqual([account]);
    expect(copies().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([JSON.stringify([bad, account])]);
  });

  it.each([{}, 'text', 5, null])('whose accounts are %j has none', (content) => {
    write('accounts.json', content);
    expect(openProfile(folder).accounts.load()).toEqual([]);
  });

  it('keeps every secret but a bad one', () => {
    write('secrets.json', { a: 'ZW52', b: 5, c: null });
    expect(openProfile(folder).secrets.load()).toEqual({ a: 'ZW52' });
    write('secrets.json', ['ZW52']);
    expect(openProfile(folder).secrets.load()).toEqual({});
  });

  it('keeps of its memory what it can', () => {
    write('memory.json', {
      manual: { ...manual, state: 'asleep' },
      dismissed: ['x', 5, 'y'],
      snoozed: { a: 'soon', b: '2026-11-23T10:00:00Z' },
      reminders: { a: { at: 'then', from: 'here' }, b: { at: '2026-11-23T10:00:00Z', from: 'told' }, c: 7 },
      told: [{ id: 'x', kind: 'gossip', key: 'a', at: '2026-11-23T10:00:00Z' }],
      stranger: 1,
    });
    expect(openProfile(folder).memory.load()).toEqual({
      ...NOTHING,
      dismissed: ['x', 'y'],
      snoozed: { b: '2026-11-23T10:00:00Z' },
      reminders: { b: { at: '2026-11-23T10:00:00Z', from: 'told' } },
    });
    write('memory.json', { manual, dismissed: 'all' });
    expect(openProfile(folder).memory.load()).toEqual({ ...NOTHING, manual });
    write('memory.json', [1]);
    expect(openProfile(folder).memory.load()).toEqual(NOTHING);
  });

  it('keeps each good setting', () => {
    write('settings.json', { theme: 'dark', awayMinutes: 1000, inactiveMinutes: 7 });
    expect(openProfile(folder).settings.load()).toMatchObject({ theme: 'dark', awayMinutes: 5, inactiveMinutes: 7 });
  });
});

describe('what is kept of out of office', () => {
  const template = { id: 't', name: 'Vacation', internal: '<p>Back {return date}</p>', external: '' };
  const absence = {
    id: 'a',
    accountId: 'work',
    window: { start: '2026-12-01T08:00:00Z', end: '2026-12-02T08:00:00Z' },
    audience: 'none',
    internalHtml: '<p>Away</p>',
    externalHtml: '',
    held: 'missed',
  } as const;
  const seen = { work: { textMark: '1a', textSince: '2026-11-01T08:00:00Z' } };

  it('comes back as it was', () => {
    const saved = { templates: [template], absences: [absence], answered: ['x'], seen };
    openProfile(folder).oof.save(saved);
    expect(openProfile(folder).oof.load()).toEqual(saved);
  });

  it('loses a bad entry alone, and begins empty where there is none', () => {
    expect(openProfile(folder).oof.load()).toEqual({ templates: [], absences: [], answered: [], seen: {} });
    const broken = {
      templates: [template, { name: 1 }],
      absences: [{ ...absence, audience: 'world' }, absence],
      answered: 3,
    };
    writeFileSync(join(folder, 'oof.json'), JSON.stringify(broken));
    expect(openProfile(folder).oof.load()).toEqual({
      templates: [template],
      absences: [absence],
      answered: [],
      seen: {},
    });
  });
});
