import { Worker } from 'node:worker_threads';
import type { DemoReady, DemoThreadOptions } from './messages.ts';

export interface DemoExchange extends DemoReady {
  /** Closes all connections and gives back what the company took. Saying it again does nothing more. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the embedded Exchange on a thread of its own, and waits until it answers.
 * @param script the bundled `demo-worker.ts`
 * @throws what the thread died of
 */
export async function startDemoExchange(script: string, workerData: DemoThreadOptions): Promise<DemoExchange> {
  const worker = new Worker(script, { workerData });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const ready = await new Promise<DemoReady>((resolve, reject) => {
    worker.once('message', resolve);
    worker.on('error', reject);
    worker.once('exit', () => reject(new Error('the thread of the embedded Exchange has ended')));
  });
  let asked = false;
  return {
    ...ready,
    stop: () => {
      if (!asked) worker.postMessage('stop');
      asked = true;
      return ended;
    },
  };
}
