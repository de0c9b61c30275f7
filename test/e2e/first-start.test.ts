import { expect, test } from './support/app.ts';

test('a new user sees the demo company with a banner that leads to the own account', async ({ start }) => {
  const { window } = await start();
  window.on('console', (m) => console.log(m.text()));
  window.on('pageerror', (m) => console.log(m));
  await window.reload();
  await window.waitForTimeout(3000);
  await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});
