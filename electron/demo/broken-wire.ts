import type { WireResponse } from './wire.ts';

/** Bytes in pieces of a size. */
export function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** A way back on which only the head and the first piece arrive; it never ends by itself, as behind a bad proxy. */
export function silenced(response: WireResponse): WireResponse {
  let said = false;
  return {
    head: (status, headers) => response.head(status, headers),
    write: (content) => {
      if (said) return Promise.resolve();
      said = true;
      return response.write(content);
    },
    end: () => undefined,
    breakOff: () => response.breakOff(),
    get gone() {
      return response.gone;
    },
    onGone: (run) => response.onGone(run),
    park: (parked) => response.park(parked),
  };
}
