import type { Page } from '@playwright/test';
import { addMira, expect, test } from './support/app.ts';
import { readOofBySoap } from './support/second-client.ts';

const colleagues = (window: Page) => window.getByRole('textbox', { name: 'Reply to colleagues' });

test('OOF is switched on and off by a press on the tray’s menu, and a second client reads it from the server', async ({
  start,
  desktop,
  exchange,
}) => {
  const presently = await start({ hidden: true, args: ['--hidden'] });
  await addMira(presently, exchange);
  await expect.poll(() => desktop.tray()).toContain('Out of office off');
  expect(await readOofBySoap(exchange)).toContain('OofState>Disabled<');

  await desktop.pressTray('Out of office', 'On until turned off');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Enabled<');
  await expect.poll(() => desktop.tray()).toContain('Out of office on');

  await desktop.pressTray('Out of office', 'Off');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Disabled<');
  await expect.poll(() => desktop.tray()).toContain('Out of office off');
});

test('the form says what will happen, saves it, and shows what the server kept', async ({ start, exchange }) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await expect(window.getByRole('heading', { level: 1, name: 'Out of office' })).toBeVisible();
  await window.getByRole('radio', { name: 'On until turned off' }).check();
  await colleagues(window).focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.type('Back on Monday.');
  await window.keyboard.press('Enter');
  await window.keyboard.type('Ask Theo.');
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText('Saved. The server has it.')).toBeVisible();
  const kept = await readOofBySoap(exchange);
  expect(kept).toContain('OofState>Enabled<');
  expect(kept).toContain('&lt;p&gt;Back on Monday.&lt;/p&gt;&lt;p&gt;Ask Theo.&lt;/p&gt;');
  await expect(colleagues(window).getByRole('paragraph')).toHaveText(['Back on Monday.', 'Ask Theo.']);
});

test('a form that is being written is not overwritten when the server changes meanwhile', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await colleagues(window).fill('My own words');
  await exchange.client.oof(exchange.mira.address, { internal: '<p>From elsewhere</p>' });
  await presently.ask({ command: 'refresh' });
  await expect(window.getByText('The server’s settings changed meanwhile.', { exact: false })).toBeVisible();
  await expect(colleagues(window)).toHaveText('My own words');
});

test('OOF that is saved while the server is away is shown as waiting, and arrives when it is back', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await window.getByRole('radio', { name: 'On until turned off' }).check();
  await colleagues(window).fill('Back on Monday.');
  await exchange.client.stopAnswering();
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText(/hasn’t taken your change/)).toBeVisible();
  await exchange.client.startAnswering();
  // Out of reach it is looked for every half minute.
  await expect.poll(() => readOofBySoap(exchange), { timeout: 60_000 }).toContain('OofState>Enabled<');
  await expect(window.getByText(/hasn’t taken your change/)).toHaveCount(0);
});

test('both replies are formatted by keyboard, and of the server’s HTML only what a reply may hold comes in', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  const hostile =
    '<html><head><style>p{color:red}</style></head><body><p class="MsoNormal">Away <b>all</b> week</p>' +
    '<img src="x" onerror="document.title=1"><script>document.title=2</script>' +
    '<p><a href="javascript:alert(1)">no</a> <a href="https://contoso.example/">yes</a></p></body></html>';
  await exchange.client.oof(exchange.mira.address, { internal: hostile, external: '<p class="Mso">Out</p>' });
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  const inside = colleagues(window);
  await expect(inside.getByRole('paragraph').first()).toHaveText('Away all week');
  expect(await inside.evaluate((text) => text.querySelectorAll('img, script, style, [class*=Mso]').length)).toBe(0);
  expect(await inside.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
    ['https://contoso.example/'],
  );
  expect(await window.title()).not.toMatch(/^[12]$/);

  await window.getByRole('radio', { name: 'On until turned off' }).check();
  await inside.focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.type('Ask ');
  await window.keyboard.press('Control+b');
  await window.keyboard.type('Theo');
  await window.keyboard.press('Control+b');
  await window.keyboard.press('Enter');
  // Back to the buttons over the text, along them, and to the list.
  await window.keyboard.press('Shift+Tab');
  await window.keyboard.press('Home');
  for (let step = 0; step < 3; step += 1) await window.keyboard.press('ArrowRight');
  await expect(window.getByRole('button', { name: 'List', exact: true }).first()).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(inside).toBeFocused();
  await window.keyboard.type('one');
  await window.keyboard.press('Tab');
  await expect(inside).not.toBeFocused();
  await window.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(window.getByText('Saved. The server has it.')).toBeVisible();
  const kept = await readOofBySoap(exchange);
  expect(kept).toContain(
    '&lt;p&gt;Ask &lt;strong&gt;Theo&lt;/strong&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;/ul&gt;',
  );
  // The other reply, which nobody edited, stays as it was written in Outlook.
  expect(kept).toContain('&lt;p class="Mso"&gt;Out&lt;/p&gt;');
});
