import { parentPort, workerData } from 'node:worker_threads';
import type { DemoReady, DemoThreadOptions } from './messages.ts';

/* The thread of the embedded Exchange: the app's own stays free while a company is built, and what that took goes with it. */

// What it was started with is ours: `startDemoExchange` is the only one that starts it.
const options = workerData as DemoThreadOptions;
const { startExchange } = await import('../demo/index.ts');
const exchange = await startExchange({ port: 0, ...options });
parentPort?.once('message', () => void exchange.stop().then(() => parentPort?.close()));
parentPort?.postMessage({ url: exchange.url, users: exchange.users } satisfies DemoReady);
