import { safeStorage } from 'electron';
import type { Keyring } from './secrets.ts';

/**
 * The system's keyring, by Electron's safeStorage. The first touch may wait for a person to unlock it, so it comes
 * after `started`, off the start path.
 */
export const systemKeyring = (started: Promise<void>): Keyring => ({
  isSafe: async () => {
    await started;
    // basic_text is encryption with a key that everybody knows.
    const weak = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !weak && safeStorage.isEncryptionAvailable();
  },
  seal: (secret) => safeStorage.encryptString(secret).toString('base64'),
  unseal: (envelope) => safeStorage.decryptString(Buffer.from(envelope, 'base64')),
});
