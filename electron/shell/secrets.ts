import { safeStorage } from 'electron';
import type { Secrets } from '../engine/ports.ts';

interface Envelopes {
  load(): Readonly<Record<string, string>>;
  save(envelopes: Readonly<Record<string, string>>): void;
}

/**
 * Secrets in the system's keyring, by Electron's safeStorage; where there is none they live in memory until the app
 * quits. The first touch may wait for a person to unlock a keyring, so it comes after `started`, off the start path.
 */
export function createSecrets(envelopes: Envelopes, started: Promise<void>): Secrets {
  const memory = new Map<string, string>();
  const onDisk = new Set(Object.keys(envelopes.load()));
  const keyring = async () => {
    await started;
    // basic_text is encryption with a key that everybody knows.
    const weak = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !weak && safeStorage.isEncryptionAvailable();
  };
  const forgetOnDisk = (accountId: string) => {
    if (!onDisk.delete(accountId)) return;
    envelopes.save(Object.fromEntries(Object.entries(envelopes.load()).filter(([id]) => id !== accountId)));
  };
  return {
    keep: async (accountId, secret) => {
      memory.set(accountId, secret);
      if (!(await keyring())) {
        forgetOnDisk(accountId);
        return 'memory';
      }
      const envelope = safeStorage.encryptString(secret).toString('base64');
      envelopes.save({ ...envelopes.load(), [accountId]: envelope });
      onDisk.add(accountId);
      return 'keyring';
    },
    read: async (accountId) => {
      const remembered = memory.get(accountId);
      if (remembered !== undefined) return remembered;
      const envelope = envelopes.load()[accountId];
      if (envelope === undefined || !(await keyring())) return undefined;
      try {
        const secret = safeStorage.decryptString(Buffer.from(envelope, 'base64'));
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
