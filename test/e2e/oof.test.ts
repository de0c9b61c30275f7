import type { Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { addMira, expect, test } from './support/app.ts';
import { violations } from './support/axe.ts';
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

test('an absence with both replies is scheduled, made a template, and the next one waits here', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await window.getByRole('navigation').getByText('Out of office').click();
  await window.getByRole('radio', { name: 'On for a time' }).check();
  await window.getByLabel('From', { exact: true }).fill('2027-03-01T08:00');
  await window.getByLabel('To', { exact: true }).fill('2027-03-05T17:00');
  await colleagues(window).fill('Back on {return date}. Ask {substitute}.');
  await window.getByRole('textbox', { name: 'Reply to people outside' }).fill('Away until {return date}.');
  await window.getByRole('button', { name: 'Keep as template' }).click();
  await window.getByRole('dialog').getByLabel('Name').fill('Vacation');
  await window.getByRole('dialog').getByRole('button', { name: 'Save template' }).press('Enter');
  await window.getByRole('button', { name: 'Use “Vacation”' }).press('Enter');
  const fill = window.getByRole('dialog');
  await expect(fill.getByLabel('return date')).toHaveValue('2027-03-08');
  await fill.getByLabel('substitute').fill('Theo & Ana');
  await fill.getByRole('button', { name: 'Use these texts' }).press('Enter');
  await expect(colleagues(window)).toHaveText('Back on Monday 8 March 2027. Ask Theo & Ana.');
  expect(await violations(window)).toEqual([]);
  await window.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(window.getByText('Saved. The server has it.')).toBeVisible();
  const kept = await readOofBySoap(exchange);
  expect(kept).toContain('OofState>Scheduled<');
  expect(kept).toContain('&lt;p&gt;Back on Monday 8 March 2027. Ask Theo &amp;amp; Ana.&lt;/p&gt;');
  expect(kept).toContain('&lt;p&gt;Away until Monday 8 March 2027.&lt;/p&gt;');

  await window.getByRole('button', { name: 'Plan another absence' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('From', { exact: true }).fill('2027-04-01T08:00');
  await dialog.getByLabel('To', { exact: true }).fill('2027-04-03T08:00');
  expect(await violations(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Plan absence' }).press('Enter');
  const planned = window.getByRole('region', { name: 'Planned absences' });
  await expect(planned.getByRole('listitem')).toContainText('Thu 1 Apr');
  await expect(planned).toContainText('for that Presently must be running');
  // The first absence, in whatever zone the test runs.
  const begins = new Date(2027, 2, 1, 8).toISOString().slice(0, 19);
  expect(await readOofBySoap(exchange)).toContain(`StartTime>${begins}`);

  await window.getByRole('switch', { name: 'Choose meetings to decline' }).press(' ');
  const standUp = window.getByRole('checkbox', { name: /Stand-up/ }).first();
  await expect(standUp).not.toBeChecked();
  await standUp.press(' ');
  await window.getByRole('button', { name: 'Decline 1 meeting' }).press('Enter');
  await window.getByRole('button', { name: 'Don’t decline “Stand-up”' }).press('Enter');
  await expect(standUp).toBeEnabled();
});

test('a press on the tray’s menu is taken back by the next one, and an absence in the calendar is asked about once', async ({
  start,
  desktop,
  exchange,
}) => {
  const now = Temporal.Now.instant().round('second');
  const [begins, ends] = [now.add({ hours: 30 }).toString(), now.add({ hours: 60 }).toString()];
  await exchange.client.put(exchange.mira.address, {
    kind: 'appointment',
    subject: 'Vacation',
    start: begins,
    end: ends,
    busy: 'OOF',
  } as never);
  const presently = await start();
  await addMira(presently, exchange);
  const { window } = presently;
  await expect.poll(() => desktop.tray()).toContain('Out of office off');
  // The menu comes to rest.
  await presently.ask({ command: 'refresh' });
  await desktop.pressTray('Out of office', 'On until turned off');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Enabled<');
  await expect.poll(() => desktop.tray()).toContain('Out of office on');
  await desktop.pressTray('Out of office', 'Undo the last change');
  await expect.poll(() => readOofBySoap(exchange)).toContain('OofState>Disabled<');

  await window.getByRole('navigation').getByText('Out of office').click();
  await expect(window.getByText(/“Vacation” is coming up/)).toBeVisible();
  await window.getByRole('button', { name: 'Switch on for it' }).press('Enter');
  await expect.poll(() => readOofBySoap(exchange)).toContain(begins.slice(0, 19));
  await expect(window.getByText(/“Vacation” is coming up/)).toHaveCount(0);
});
