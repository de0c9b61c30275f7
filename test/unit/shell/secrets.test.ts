import { describe, expect, it } from 'vitest';
import { createSecrets, type Keyring } from '../../../electron/shell/secrets.ts';

const seal = (secret: string) => Buffer.from(`sealed ${secret}`).toString('base64');

function setUp(options: { disk?: Record<string, string>; keyring?: Partial<Keyring>; full?: boolean } = {}) {
  let disk: Readonly<Record<string, string>> = options.disk ?? {};
  const envelopes = {
    load: () => disk,
    save: (written: Readonly<Record<string, string>>) => {
      if (options.full === true) throw new Error('no space left');
      disk = written;
    },
  };
  const keyring: Keyring = {
    isSafe: () => Promise.resolve(true),
    seal,
    unseal: (envelope) => {
      const text = Buffer.from(envelope, 'base64').toString();
      if (!text.startsWith('sealed ')) throw new Error('not ours');
      return text.slice('sealed '.length);
    },
    ...options.keyring,
  };
  return { secrets: createSecrets(envelopes, keyring), disk: () => disk };
}
const unsafe = { isSafe: () => Promise.resolve(false) };
const broken = { isSafe: () => Promise.reject(new Error('gone')) };
const refused = {
  seal: () => {
    throw new Error('the person said no');
  },
};

describe('a secret', () => {
  it('is kept sealed, comes back, and after a restart too', async () => {
    const { secrets, disk } = setUp({ disk: { other: seal('x') } });
    expect(await secrets.keep('a', 'pässword')).toBe('keyring');
    expect(JSON.stringify(disk())).not.toContain('pässword');
    expect(secrets.kept('a')).toBe('keyring');
    expect(await secrets.read('a')).toBe('pässword');
    const later = setUp({ disk: { ...disk() } }).secrets;
    expect(later.kept('a')).toBe('missing');
    expect(await later.read('a')).toBe('pässword');
    expect(later.kept('a')).toBe('keyring');
    expect(await later.read('other')).toBe('x');
  });

  it.each([
    ['there is no keyring', unsafe],
    ['the keyring is gone', broken],
    ['the keyring refuses', refused],
  ])('stays in memory where %s, and an older one doesn’t come back', async (_, keyring) => {
    const { secrets, disk } = setUp({ disk: { a: seal('old') }, keyring });
    expect(await secrets.keep('a', 'new')).toBe('memory');
    expect(disk()).toEqual({});
    expect(secrets.kept('a')).toBe('memory');
    expect(await secrets.read('a')).toBe('new');
  });

  it('stays in memory where the disk is full', async () => {
    const { secrets, disk } = setUp({ full: true });
    expect(await secrets.keep('a', 'new')).toBe('memory');
    expect(disk()).toEqual({});
    expect(secrets.kept('a')).toBe('memory');
  });

  it('isn’t there where nobody kept one, or it can’t be opened', async () => {
    expect(await setUp().secrets.read('a')).toBeUndefined();
    expect(await setUp({ disk: { a: 'Zm9yZWlnbg==' } }).secrets.read('a')).toBeUndefined();
    const { secrets, disk } = setUp({ disk: { a: seal('x') }, keyring: unsafe });
    expect(await secrets.read('a')).toBeUndefined();
    expect(secrets.kept('a')).toBe('missing');
    // It may be readable again tomorrow.
    expect(disk()).toEqual({ a: seal('x') });
  });

  it('that was forgotten while the keyring asked its person isn’t written down any more', async () => {
    let unlock: (safe: boolean) => void = () => undefined;
    const isSafe = () => new Promise<boolean>((resolve) => (unlock = resolve));
    const { secrets, disk } = setUp({ keyring: { isSafe } });
    const kept = secrets.keep('a', 'token');
    await secrets.forget('a');
    unlock(true);
    await kept;
    expect(disk()).toEqual({});
    expect([secrets.kept('a'), await secrets.read('a')]).toEqual(['missing', undefined]);
  });

  it('that was given while the keyring asked its person is not replaced by the one that lay there', async () => {
    const unlocks: ((safe: boolean) => void)[] = [];
    const isSafe = () => new Promise<boolean>((resolve) => unlocks.push(resolve));
    const { secrets, disk } = setUp({ disk: { a: seal('old') }, keyring: { isSafe } });
    const read = secrets.read('a');
    const kept = secrets.keep('a', 'new');
    for (const unlock of unlocks) unlock(true);
    expect([await read, await kept]).toEqual(['new', 'keyring']);
    expect(await secrets.read('a')).toBe('new');
    expect(disk()).toEqual({ a: seal('new') });
  });

  it('is forgotten everywhere, and no other is', async () => {
    const { secrets, disk } = setUp();
    await secrets.keep('a', 'one');
    await secrets.keep('b', 'two');
    await secrets.forget('a');
    await secrets.forget('a');
    expect(secrets.kept('a')).toBe('missing');
    expect(await secrets.read('a')).toBeUndefined();
    expect(disk()).toEqual({ b: seal('two') });
  });
});
