import type { Patience } from './patience.ts';

type Work<T> = (signal: AbortSignal) => Promise<T | undefined>;

/** Milliseconds that the preferred ones still have when another has an answer. */
const GRACE_MS = 2_000;

/**
 * Does several things at once and gives the answer of the first that has one: first by their order, not by the clock. A later
 * one's answer waits a little for the earlier ones. When there is one, the others are broken off.
 * @returns `undefined` where none has an answer, when all have ended
 */
export async function inOrder<T>(
  works: readonly Work<T>[],
  patience: Patience,
  signal: AbortSignal,
): Promise<T | undefined> {
  const rest = new AbortController();
  const limited = AbortSignal.any([signal, rest.signal]);
  const answers = works.map((): { ended: boolean; answer: T | undefined } => ({ ended: false, answer: undefined }));
  let endGrace: (() => void) | undefined;
  const look = (): void => {
    const first = answers.find(({ ended, answer }) => !ended || answer !== undefined);
    if (first?.ended === true) rest.abort();
    else if (answers.some(({ answer }) => answer !== undefined)) {
      endGrace ??= patience.after(GRACE_MS, () => rest.abort());
    }
  };
  try {
    await Promise.all(
      works.map(async (work, index) => {
        answers[index] = { ended: true, answer: await work(limited) };
        look();
      }),
    );
    return answers.find(({ answer }) => answer !== undefined)?.answer;
  } finally {
    endGrace?.();
    rest.abort();
  }
}
