import { expect, test } from './support/app.ts';

test('a window has no Node, no way to the network, and leads nowhere else', async ({ start, exchange }) => {
  const { app, window } = await start();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  const url = exchange.url;

  expect(
    await window.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis)),
  ).toEqual([]);
  expect(
    await window.evaluate(() => Object.keys((globalThis as unknown as { presently: object }).presently).sort()),
  ).toEqual(['command', 'onContacts', 'onSnapshot', 'onView', 'query']);
  const fetched = await window.evaluate(
    (address) =>
      fetch(address).then(
        () => 'came through',
        () => 'refused',
      ),
    url,
  );
  expect(fetched).toBe('refused');
  const pictured = await window.evaluate(
    (address) =>
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('came through');
        image.onerror = () => resolve('refused');
        image.src = address;
      }),
    url,
  );
  expect(pictured).toBe('refused');
  const evaluated = await window.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.broken = true';
    document.head.append(script);
    return 'broken' in globalThis;
  });
  expect(evaluated).toBe(false);

  await window.evaluate((address) => {
    globalThis.open(address);
    location.href = address;
  }, url);
  const [heading, place] = await window.evaluate(() => [document.querySelector('h1')?.textContent, location.href]);
  expect(heading).toBe('Today');
  expect(place).toMatch(/^app:\/\/presently\//);
  expect(app.windows()).toHaveLength(1);
  expect(await exchange.client.log()).toEqual([]);
});

test('a window is sandboxed and isolated, and its page carries a strict policy', async ({ start }) => {
  const { app, window } = await start();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => {
      const web = each.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = web.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity };
    }),
  );
  expect(preferences).toEqual([{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true }]);
  const policy = await app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://presently/index.html');
    return answer.headers.get('content-security-policy') ?? '';
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain('unsafe');
});

test('junk over the bridge is answered with an error, never carried out', async ({ start }) => {
  const { window } = await start();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  const answers = await window.evaluate(async () => {
    const bridge = (globalThis as unknown as { presently: { command(name: string, input: unknown): Promise<unknown> } })
      .presently;
    const settled = (work: Promise<unknown>) => work.catch(() => 'no such channel');
    return Promise.all([
      settled(bridge.command('setPresence', { state: 'invisible' })),
      settled(bridge.command('setSetting', { key: '__proto__', value: 1 })),
      settled(bridge.command('format', {})),
    ]);
  });
  expect(answers[0]).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  expect(answers[1]).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  expect(answers[2]).toBe('no such channel');
});
