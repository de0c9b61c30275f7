import { ensureBundle } from './bundle.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureLibraries } from './libraries.mjs';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { ensureRuntime } from './runtime.mjs';

const BUSY = 'setting up this clone';

/** What the tools need: the packages of the lock file. */
export function prepareTools() {
  return withLock(root, BUSY, ensureDependencies);
}

/** What the embedded Exchange needs: packages and bundle, no Electron. */
export function prepareBundle() {
  return withLock(root, BUSY, async () => {
    ensureDependencies();
    await ensureBundle();
  });
}

/**
 * What a running app needs: packages, an Electron, the system's libraries for it, and the bundle.
 * @param {{ display?: boolean, desktop?: boolean, pictures?: boolean }} need a virtual display; the desktop that tests
 *   run on; the font of the README's pictures
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export function prepareApp(need) {
  return withLock(root, BUSY, async () => {
    ensureDependencies();
    const runtime = await ensureRuntime();
    await ensureLibraries({ electron: runtime.binary, ...need });
    await ensureBundle();
    return runtime;
  });
}
