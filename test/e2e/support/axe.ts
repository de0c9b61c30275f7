import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe finds on a page that is as it should be shown; the page's own policy lets no script in, so it's evaluated. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  await page.evaluate(comesToRest);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => `${String(n.target[0])} ${n.failureSummary ?? ''}`).join('; ')}`,
  );
}

/** A button that was just let loose is on its way from one colour to the other: what stands in the end is judged. */
async function comesToRest(): Promise<void> {
  const moving = () =>
    document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  await new Promise(requestAnimationFrame);
  for (let now = moving(); now.length > 0; now = moving()) await Promise.allSettled(now.map((one) => one.finished));
}
