import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageConfig } from '../../build/config/electron-builder.mjs';
import { commands, queries } from '../../shared/ipc.ts';
import { payloadsOf } from '../support/payloads.ts';
import { expect, test } from './support/app.ts';
import { installPrograms } from './support/programs.ts';

const ours = /^app:\/\/presently\//;
const root = join(import.meta.dirname, '../..');

// https://www.electronjs.org/docs/latest/tutorial/security, each of its items a step of that number.
test('Electron’s security checklist holds, item by item', async ({ start, exchange }) => {
  const programs = installPrograms('https', 'smb', 'vscode');
  const { app, window } = await start({ env: programs.env });
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => {
      const web = each.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return web.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(1);
  const [chosen = {}] = preferences;
  const isLoaded = (address: string) =>
    window.evaluate(
      (url) =>
        Promise.all([
          fetch(url).then(
            () => true,
            () => false,
          ),
          new Promise((resolve) => {
            const image = new Image();
            image.onload = () => resolve(true);
            image.onerror = () => resolve(false);
            image.src = url;
          }),
        ]),
      address,
    );

  await test.step('1. only secure content is loaded: our own', async () => {
    for (const url of [exchange.url, 'https://contoso.example/', 'ftp://contoso.example/']) {
      expect(await isLoaded(url), url).toEqual([false, false]);
    }
    expect(await exchange.client.log()).toEqual([]);
  });

  await test.step('2. there is no Node in a window', async () => {
    expect(chosen).toMatchObject({ nodeIntegration: false });
    expect(chosen['nodeIntegrationInWorker'] ?? false).toBe(false);
    expect(chosen['nodeIntegrationInSubFrames'] ?? false).toBe(false);
    expect(
      await window.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis)),
    ).toEqual([]);
  });

  await test.step('3. the bridge lives in a world of its own', async () => {
    expect(chosen).toMatchObject({ contextIsolation: true });
    const kept = await window.evaluate(() => {
      const page = globalThis as unknown as { presently: { query: unknown } };
      const { query } = page.presently;
      for (const change of [() => (page.presently = { query: 1 }), () => (page.presently.query = 1)]) {
        try {
          change();
        } catch {
          continue;
        }
      }
      return page.presently.query === query;
    });
    expect(kept).toBe(true);
  });

  await test.step('4. its process is sandboxed', () => {
    expect(chosen).toMatchObject({ sandbox: true });
  });

  await test.step('5. every permission is refused', async () => {
    const answers = await window.evaluate(async () => {
      const refused = async (work: () => Promise<unknown>) => {
        try {
          return String(await work());
        } catch {
          return 'refused';
        }
      };
      return {
        notifications: await Notification.requestPermission(),
        place: (await navigator.permissions.query({ name: 'geolocation' })).state,
        microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        clipboard: await refused(() => navigator.clipboard.readText()),
      };
    });
    expect(answers).toEqual({
      notifications: 'denied',
      place: 'denied',
      microphone: 'refused',
      clipboard: 'refused',
    });
  });

  await test.step('6. the rules of the web hold', () => {
    expect(chosen).toMatchObject({ webSecurity: true });
  });

  await test.step('7. a strict policy comes with the page, and runs nothing that is written into it', async () => {
    const policy = await app.evaluate(async ({ net }) => {
      const answer = await net.fetch('app://presently/index.html');
      return answer.headers.get('content-security-policy') ?? '';
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
    const broken = await window.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.broken = true';
      document.head.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="x" onerror="globalThis.broken = true">';
      document.body.append(image);
      const failed = image.querySelector('img');
      return new Promise((resolve) => failed?.addEventListener('error', () => resolve('broken' in globalThis)));
    });
    expect(broken).toBe(false);
  });

  await test.step('8. no insecure content beside secure', () => {
    expect(chosen['allowRunningInsecureContent'] ?? false).toBe(false);
  });

  await test.step('9. no experiments of Chromium', () => {
    expect(chosen['experimentalFeatures'] ?? false).toBe(false);
  });

  await test.step('10. no features of Blink by name', () => {
    expect(chosen['enableBlinkFeatures'] ?? '').toBe('');
  });

  await test.step('11. and 12. there is no webview, whatever it is made with', async () => {
    expect(chosen).toMatchObject({ webviewTag: false });
    const [kind, contents] = [
      await window.evaluate((url) => {
        const view = document.createElement('webview');
        for (const [name, value] of Object.entries({ src: url, allowpopups: '', nodeintegration: '' })) {
          view.setAttribute(name, value);
        }
        document.body.append(view);
        return 'loadURL' in view;
      }, exchange.url),
      await app.evaluate(({ webContents }) => webContents.getAllWebContents().length),
    ];
    expect([kind, contents]).toEqual([false, 1]);
  });

  await test.step('13. it leads nowhere else', async () => {
    for (const url of [exchange.url, 'data:text/html,x', 'file:///etc/passwd', 'app://elsewhere/index.html']) {
      await window.evaluate((address) => {
        location.href = address;
      }, url);
      const place = await window.evaluate(() => [document.querySelector('h1')?.textContent, location.href]);
      expect(place, url).toEqual(['Today', expect.stringMatching(ours)]);
    }
  });

  await test.step('14. and 15. it opens no window, and outside only what browsers open', async () => {
    const refused = [
      ...[
        'file:///etc/passwd',
        'smb://evil.example/x',
        'vscode://file/etc/passwd',
        'javascript:alert(1)',
        'about:blank',
      ],
      ...['data:text/html,x', 'app://presently/index.html', 'blob:app://presently/x'],
    ];
    const pressed = 'https://contoso.example/pressed';
    await window.evaluate((urls) => urls.forEach((url) => globalThis.open(url)), [...refused, pressed]);
    await expect.poll(() => programs.opened()).toEqual([pressed]);
    expect(app.windows()).toHaveLength(1);
    expect(await exchange.client.log()).toEqual([]);
  });

  await test.step('16. the product’s Electron is a current one', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    expect(Number(/\d+/.exec(devDependencies['electron'] ?? '')?.[0])).toBeGreaterThanOrEqual(45);
  });

  await test.step('17. whoever else speaks is not heard', async () => {
    const answers = await app.evaluate(async ({ BrowserWindow, app: main }) => {
      const preload = `${main.getAppPath()}/out/preload/preload.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('about:blank');
      const said: unknown = await stranger.webContents.executeJavaScript(
        "Promise.all([presently.query('snapshot', {}), presently.command('setPresence', { state: 'busy' })])",
      );
      stranger.destroy();
      return said;
    });
    const refusal = { ok: false, error: { kind: 'bad-input', code: 'sender' } };
    expect(answers).toEqual([refusal, refusal]);
    // A frame within our own page has no bridge to speak over.
    const inFrame = await window.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow !== null && 'presently' in frame.contentWindow;
    });
    expect(inFrame).toBe(false);
  });

  await test.step('18. pages come from a scheme of our own, and files from nowhere', async () => {
    expect(window.url()).toMatch(ours);
    for (const url of ['file:///etc/hostname', 'app://presently/../../../../etc/hostname.html']) {
      expect(await isLoaded(url), url).toEqual([false, false]);
    }
  });

  await test.step('19. the fuses are set; the suite `package` reads them back out of the binary', () => {
    const runtime = { folder: '', version: '' };
    expect(
      packageConfig({ flavour: 'release', output: '', notices: '', sbom: '', runtime }).electronFuses,
    ).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  await test.step('20. no part of Electron comes over the bridge', async () => {
    const bridge = await window.evaluate(() => {
      const page = globalThis as unknown as { presently: Record<string, unknown> };
      return Object.entries(page.presently).map(([name, value]) => `${name}: ${typeof value}`);
    });
    expect(bridge.sort()).toEqual(
      ['command', 'onContacts', 'onSnapshot', 'onView', 'query'].map((name) => `${name}: function`),
    );
    const heard = await window.evaluate(() => {
      const { presently } = globalThis as unknown as {
        presently: {
          onSnapshot(listener: (...values: readonly unknown[]) => void): void;
          command(name: string, input: object): Promise<unknown>;
        };
      };
      return new Promise<readonly string[]>((resolve) => {
        presently.onSnapshot((...values) => resolve(values.flatMap((value) => Object.keys(value as object))));
        void presently.command('setPresence', { state: 'busy' });
      });
    });
    expect(heard).toContain('revision');
    expect(heard).not.toContain('sender');
  });
  programs.remove();
});

/** So many payloads a channel; all 10,000 go past the same check in the unit tests. */
const PAYLOADS = 60;

test('junk over the bridge is answered with an error, and moves nothing', async ({ start }) => {
  const { app, window } = await start();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  const seed = Math.trunc(Math.random() * 2 ** 31);
  const junk = [...entriesOf('command', commands), ...entriesOf('query', queries)].map(([kind, name, schema]) => {
    const { bad } = payloadsOf(schema);
    if (bad === undefined) throw new Error('a channel takes everything');
    // What goes over to the page as JSON is another thing now and then; what has become proper is left out.
    const payloads = fc
      .sample(bad, { seed, numRuns: PAYLOADS })
      .flatMap((payload) => asJson(payload) ?? [])
      .filter((text) => !schema.safeParse(JSON.parse(text)).success);
    return { kind, name, payloads };
  });
  const wrong = await window.evaluate(async (channels) => {
    type Send = (name: string, input: unknown) => Promise<{ readonly ok: boolean; readonly error?: { kind: string } }>;
    const { presently } = globalThis as unknown as { presently: Record<'command' | 'query', Send> };
    const strange = [() => 1, Symbol('x'), new WeakMap()];
    const heard: string[] = [];
    for (const { kind, name, payloads } of channels) {
      for (const payload of payloads) {
        const { ok, error } = await presently[kind](name, JSON.parse(payload));
        if (ok || error?.kind !== 'bad-input') heard.push(`${name} ${payload}`);
      }
      for (const payload of strange) {
        try {
          await presently[kind](name, payload);
          heard.push(`${name} what cannot be copied`);
        } catch {
          continue;
        }
      }
    }
    const unknown = await presently.command('format', {}).catch(() => 'no such channel');
    if (unknown !== 'no such channel') heard.push('format');
    return heard;
  }, junk);
  expect(wrong, `seed ${seed}`).toEqual([]);
  expect(app.windows()).toHaveLength(1);
  // It still serves who asks properly.
  const answers = await window.evaluate(async () => {
    type Send = (name: string, input: object) => Promise<{ readonly ok: boolean; readonly value?: object }>;
    const { presently } = globalThis as unknown as { presently: Record<'command' | 'query', Send> };
    return Promise.all([presently.command('setPresence', { state: 'busy' }), presently.query('snapshot', {})]);
  });
  expect(answers).toMatchObject([{ ok: true }, { ok: true, value: { manual: { state: 'busy' }, settings: {} } }]);
});

const entriesOf = <K extends string, T extends object>(kind: K, table: T) =>
  Object.entries(table).map(([name, schema]) => [kind, name, schema as T[keyof T]] as const);

function asJson(payload: unknown): string | undefined {
  try {
    return JSON.stringify(payload);
  } catch {
    return undefined; // a number too large for it, or a circle
  }
}
