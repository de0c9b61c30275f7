import {
  createUserConfiguration,
  getUserConfiguration,
  updateUserConfiguration,
} from '../ews/operations/user-configuration.ts';
import type { Call } from './call.ts';
import { GatewayError } from './gateway-error.ts';

/** As `Directory.readNote`. What isn't text of ours reads as text all the same: whoever wrote it judges. */
export async function readNote(call: Call, name: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const data = await call(getUserConfiguration, { name }, signal);
    return data === undefined ? undefined : decode(data);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** As `Directory.writeNote`. Most often it is there, so that is tried first. */
export async function writeNote(call: Call, name: string, text: string, signal: AbortSignal): Promise<void> {
  const input = { name, xmlData: encode(text) };
  try {
    await call(updateUserConfiguration, input, signal);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await call(createUserConfiguration, input, signal);
  }
}

const isMissing = (error: unknown): boolean => error instanceof GatewayError && error.error.kind === 'not-found';

const encode = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

function decode(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined; // no base64: somebody else's
  }
}
