/** Lets everything else that waits have its turn, so that long work in slices keeps nobody waiting. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
