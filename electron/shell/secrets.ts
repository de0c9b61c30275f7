import type { Secrets } from '../engine/ports.ts';

interface Envelopes {
  load(): Readonly<Record<string, string>>;
  save(envelopes: Readonly<Record<string, string>>): void;
}

/** The system's keyring. Any of its functions may throw: it can be locked, refused or gone. */
export interface Keyring {
  /** Whether what is sealed is safe; may wait for a person to unlock it. */
  readonly isSafe: () => Promise<boolean>;
  /** Gives an envelope in base64. */
  readonly seal: (secret: string) => string;
  readonly unseal: (envelope: string) => string;
}

/** Secrets in the system's keyring; where there is none they live in memory until the app quits. */
export function createSecrets(envelopes: Envelopes, keyring: Keyring): Secrets {
  const memory = new Map<string, string>();
  const onDisk = new Set(Object.keys(envelopes.load()));
  const write = (accountId: string, envelope: string | undefined) => {
    const others = Object.entries(envelopes.load()).filter(([id]) => id !== accountId);
    envelopes.save(Object.fromEntries(envelope === undefined ? others : [...others, [accountId, envelope]]));
  };
  const forgetOnDisk = (accountId: string) => {
    if (!onDisk.has(accountId)) return;
    write(accountId, undefined);
    onDisk.delete(accountId);
  };
  const sealOnDisk = (accountId: string, secret: string) => {
    try {
      write(accountId, keyring.seal(secret));
      onDisk.add(accountId);
      return true;
    } catch {
      return false; // the keyring refused, or the disk is full
    }
  };
  return {
    keep: async (accountId, secret) => {
      memory.set(accountId, secret);
      const safe = await keyring.isSafe().catch(() => false);
      // A keyring may have to ask its person first: by then the secret may be forgotten, or another one kept.
      if (memory.get(accountId) !== secret) return 'memory';
      if (safe && sealOnDisk(accountId, secret)) return 'keyring';
      // An older secret in an envelope would come back with the next start.
      forgetOnDisk(accountId);
      return 'memory';
    },
    read: async (accountId) => {
      const remembered = memory.get(accountId);
      if (remembered !== undefined) return remembered;
      const envelope = envelopes.load()[accountId];
      if (envelope === undefined || !(await keyring.isSafe())) return undefined;
      // As above: what was kept meanwhile goes before what lay there, and what was forgotten is gone.
      if (memory.has(accountId) || !onDisk.has(accountId)) return memory.get(accountId);
      try {
        const secret = keyring.unseal(envelope);
        memory.set(accountId, secret);
        return secret;
      } catch {
        // Written under another keyring or user: as good as lost, the person is asked again.
        return undefined;
      }
    },
    kept: (accountId) => {
      if (!memory.has(accountId)) return 'missing';
      return onDisk.has(accountId) ? 'keyring' : 'memory';
    },
    forget: (accountId) => {
      memory.delete(accountId);
      forgetOnDisk(accountId);
      return Promise.resolve();
    },
  };
}
