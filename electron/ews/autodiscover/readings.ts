import { mayCarryCredentials } from '../http.ts';
import type { Endpoint, StepOutcome } from './model.ts';
import { resolveTarget } from './places.ts';

/** A redirect to an address that the server wrote into its answer. */
export function redirectTo(written: string | undefined, from: string): StepOutcome {
  const to = written === undefined ? undefined : resolveTarget(written, from);
  return to === undefined ? { kind: 'malformed' } : { kind: 'redirect-url', to };
}

/**
 * Makes an endpoint of the doors that the server names, best first. One that credentials could go to is preferred to one
 * without https, which is given (and refused later) where there is no other.
 * @returns an error `SettingIsNotAvailable`, as SOAP calls it, where it names none
 */
export function endpointOf(
  written: readonly (string | undefined)[],
  from: string,
  about: Omit<Endpoint, 'url' | 'others'>,
): StepOutcome {
  const urls = written.flatMap((text) => (text === undefined ? [] : [resolveTarget(text, from)]));
  const doors = [...new Set(urls.filter((url) => url !== undefined))];
  const safe = doors.filter(mayCarryCredentials);
  const url = safe[0] ?? doors[0];
  if (url === undefined) {
    return urls.length > 0 ? { kind: 'malformed' } : { kind: 'error', code: 'SettingIsNotAvailable' };
  }
  return { kind: 'found', endpoint: { url, others: safe.filter((other) => other !== url), ...about } };
}
