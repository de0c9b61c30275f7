import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './support/app.ts';

const run = promisify(execFile);

test('switched on in settings, the desk itself starts the app, without a window', async ({
  start,
  profile,
  desktop,
}) => {
  const config = join(profile, 'config');
  const presently = await start({ env: { XDG_CONFIG_HOME: config } });
  const { window, app } = presently;
  await window.getByRole('navigation').getByText('Settings').click();
  await window.getByRole('switch', { name: 'Start with the computer' }).click();
  const file = join(config, 'autostart/presently.desktop');
  await expect.poll(() => existsSync(file)).toBe(true);
  await run('desktop-file-validate', [file]);
  expect(readFileSync(file, 'utf8')).toContain('--hidden');
  await app.close();

  // What a desk does with these files at its beginning.
  const dex = spawn('dex', ['--autostart', '--environment', 'XFCE'], {
    env: {
      ...process.env,
      ...desktop.env,
      XDG_CONFIG_HOME: config,
      XDG_CONFIG_DIRS: config,
      PRESENTLY_PROFILE: profile,
    },
    stdio: 'ignore',
  });
  expect(await once(dex, 'exit')).toEqual([0, null]);
  try {
    await expect.poll(() => desktop.tray(), { timeout: 20_000 }).toContain('Available');
  } finally {
    await presently.cli({ command: 'quit' });
  }
});
