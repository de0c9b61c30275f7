import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';

test('what the organisation has set is shown so, in settings and where a mailbox is connected', async ({
  start,
  profile,
}) => {
  const policy = join(profile, 'policy.json');
  const server = 'https://mail.contoso.example/EWS/Exchange.asmx';
  const settings = { theme: 'dark', hideSubjects: true };
  writeFileSync(policy, JSON.stringify({ server, domains: ['contoso.example'], settings }));
  const presently = await start({ env: { PRESENTLY_POLICY: policy } });
  const { window } = presently;

  await window.getByRole('navigation').getByText('Settings').click();
  await expect(window.getByRole('combobox', { name: 'Appearance' })).toBeDisabled();
  await expect(window.getByRole('combobox', { name: 'Appearance' })).toHaveValue('dark');
  await expect(window.getByRole('combobox', { name: 'Appearance' })).toHaveAccessibleDescription(
    /Set by your organisation\.$/,
  );
  await expect(window.getByRole('switch', { name: 'Hide subjects' })).toBeDisabled();
  await expect(window.getByRole('switch', { name: 'Show weekends' })).toBeEnabled();
  expect(await violations(window)).toEqual([]);
  expect(await presently.cli({ command: 'settings set', key: 'theme', value: 'light' })).toMatchObject({ status: 2 });

  await window.getByRole('button', { name: 'Connect your mailbox' }).click();
  await expect(window.getByLabel('Server address')).toBeDisabled();
  await expect(window.getByLabel('Server address')).toHaveValue(server);
  await window.getByLabel('Your e-mail address').fill('mira@fabrikam.example');
  await window.getByRole('button', { name: 'Continue' }).click();
  await expect(window.getByText('Your organisation allows only addresses of contoso.example here.')).toBeVisible();
});
