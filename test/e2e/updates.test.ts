import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFeed } from '../support/update-feed.ts';
import { expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';
import { installPrograms } from './support/programs.ts';

/** A packaged copy looks for newer ones; one that runs from its sources says why it doesn't. */
const isPackaged = (process.env['PRESENTLY_PACKAGED'] ?? '') !== '';

test('the settings tell which version this is, and what there is newer', async ({ start, profile }) => {
  const [feed, policy, browser] = [await startFeed(), join(profile, 'policy.json'), installPrograms('http')];
  writeFileSync(policy, JSON.stringify({ updateFeed: feed.url }));
  try {
    const { window } = await start({ env: { PRESENTLY_POLICY: policy, ...browser.env } });
    await window.getByRole('navigation').getByText('Settings').click();
    const about = window.getByRole('region', { name: 'About Presently' });
    await expect(about.getByText(/^Presently \d+\.\d+\.\d+$/)).toBeVisible();
    await expect(about.getByRole('button', { name: 'Open log folder' })).toBeEnabled();
    if (isPackaged) {
      const told = about.getByRole('status');
      await expect(told).toHaveText('Newer versions will be looked for in a few minutes.');
      await about.getByRole('button', { name: 'Look now' }).click();
      await expect(told).toHaveText('Couldn’t be checked: the update server has nothing that can be read.');
      feed.offer({ version: '0.0.1', content: 'older' });
      await about.getByRole('button', { name: 'Look now' }).click();
      await expect(told).toHaveText(/^Up to date · /);
      feed.offer({ version: '99.0.0', content: 'newer' });
      await about.getByRole('button', { name: 'Look now' }).click();
      await expect(told).toHaveText('Version 99.0.0 is there. Your system’s software management installs it.');
      await about.getByRole('button', { name: 'Get version 99.0.0' }).click();
      await expect.poll(browser.opened).toEqual([feed.url]);
    } else {
      await expect(about.getByText('This copy isn’t installed, so it doesn’t update itself.')).toBeVisible();
    }
    expect(await violations(window)).toEqual([]);
    await about.getByRole('switch', { name: 'Look for newer versions' }).click();
    await expect(about.getByRole('switch', { name: 'Look for newer versions' })).not.toBeChecked();
  } finally {
    browser.remove();
    await feed.close();
  }
});
