import { expect, test } from './support/app.ts';

test('a new user sees the demo company’s day, with a banner that leads to the own mailbox', async ({
  start,
  demoLog,
}) => {
  const { window } = await start();
  await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(window.getByText('You are looking around in the demo company.')).toBeVisible();
  await expect(window.getByText('Stand-up').first()).toBeVisible();
  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await expect(window.getByLabel('Your e-mail address')).toBeFocused();
  // From the page that covers the accounts too.
  await window.getByRole('button', { name: /^Diagnosis of/ }).click();
  await expect(window.getByRole('heading', { name: 'What is known' })).toBeVisible();
  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  await expect(window.getByLabel('Your e-mail address')).toBeFocused();
  expect(demoLog().map(({ operation }) => operation)).toContain('GetUserOofSettingsRequest');
});

test('the tray shows presence, next meeting and OOF, and its menu opens the window anew', async ({
  start,
  desktop,
}) => {
  const { app } = await start({ hidden: true, args: ['--hidden'] });
  await expect.poll(() => desktop.tray()).toContain('Out of office off');
  // Each is read on its own, and comes when it comes.
  await expect.poll(() => desktop.tray()).toMatch(/3 voicemails/);
  expect(await desktop.tray()).toMatch(/^menu Do not disturb/m);
  expect(app.windows()).toHaveLength(0);
  await desktop.pressTray('Calendar');
  const window = await app.firstWindow();
  await expect(window.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible();
  await window.close();
  await expect.poll(() => rendererCount(app)).toBe(0);
});

test('the demo company is gone, server and all, as soon as there is a mailbox of one’s own', async ({
  start,
  exchange,
}) => {
  const presently = await start({ hidden: true, args: ['--hidden'] });
  const [demo] = (await presently.ask({ command: 'account list' })).accounts;
  const answers = () =>
    fetch(demo?.server ?? '').then(
      () => true,
      () => false,
    );
  expect(await answers()).toBe(true);
  const { address: user, password } = exchange.mira;
  await presently.ask({ command: 'account add', server: exchange.url, user, password });
  await expect.poll(answers).toBe(false);
  expect((await presently.ask({ command: 'account list' })).accounts).toMatchObject([{ server: exchange.url }]);
});

/** Renderer processes that live: none while only the tray shows. */
function rendererCount(
  app: Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]['start']>>['app'],
): Promise<number> {
  return app.evaluate(({ app: main }) => main.getAppMetrics().filter((process) => process.type === 'Tab').length);
}
