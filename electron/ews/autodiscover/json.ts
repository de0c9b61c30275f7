import { resolveTarget } from './places.ts';
import type { StepOutcome } from './model.ts';

/**
 * The question of JSON v2 at an address, e.g. `https://HOST/autodiscover/autodiscover.json`; one that a redirect led to has it
 * in it already.
 */
export function jsonQuestion(url: string, address: string): string {
  if (new URL(url).search !== '') return url;
  return `${url}?Email=${encodeURIComponent(address)}&Protocol=Ews`;
}

/** Reads an answer of JSON v2, also the error that comes with a 4xx. What isn't the one or the other isn't Autodiscover. */
export function readJson(text: string, from: string): StepOutcome {
  const said = parse(text);
  const written = wordIn(said, 'Url');
  if (written !== undefined) {
    const url = resolveTarget(written, from);
    return url === undefined ? { kind: 'malformed' } : { kind: 'found', endpoint: { url, others: [] } };
  }
  const code = wordIn(said, 'ErrorCode');
  if (code !== undefined) return { kind: 'error', code };
  return { kind: said === undefined && text.trimStart().startsWith('{') ? 'malformed' : 'not-autodiscover' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** A member that is a text; names are compared without case, which Exchange doesn't promise. */
function wordIn(said: unknown, name: string): string | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const member = Object.entries(said).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return typeof member?.[1] === 'string' && member[1].trim() !== '' ? member[1] : undefined;
}
