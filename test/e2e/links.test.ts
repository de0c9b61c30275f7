import { readFileSync } from 'node:fs';
import { expect, test } from './support/app.ts';
import { installPrograms } from './support/programs.ts';

test('a link opens a view, at a day perhaps, and never does more', async ({ start }) => {
  const programs = installPrograms('https', 'msteams', 'text/html');
  const presently = await start({ args: ['--hidden', 'presently:calendar/2026-12-01'], env: programs.env });
  const { app, window } = presently;
  await expect(window.getByRole('heading', { name: /1 December 2026/ })).toBeVisible();
  await presently.again('presently:oof');
  await expect(window.getByRole('heading', { level: 1, name: 'Out of office' })).toBeVisible();
  await presently.again('presently://calendar/2027-01-15');
  await expect(window.getByRole('heading', { name: /15 January 2027/ })).toBeVisible();
  // Joining takes a press, and what isn't a link of ours is an ordinary second start.
  for (const link of ['presently:join', 'presently:quit', 'presently:oof/on']) {
    await window.getByRole('navigation').getByText('Calendar', { exact: true }).click();
    await expect(window.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible();
    await presently.again(link);
    await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  }
  expect(app.windows()).toHaveLength(1);
  expect(programs.opened()).toEqual([]);
  expect((await presently.ask({ command: 'oof show' })).accounts.map(({ state }) => state)).toEqual(['disabled']);

  // The guides are for the system's own browser.
  await presently.desktop.pressTray('Help', 'User guide');
  await expect.poll(() => programs.opened()).toEqual([expect.stringMatching(/user-guide\.en\.html$/)]);
  const [guide = ''] = programs.opened();
  expect(readFileSync(guide.replace(/^file:\/\//, ''), 'utf8')).toContain('<h1>Presently: user guide</h1>');
  programs.remove();
});
