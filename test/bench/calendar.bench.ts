import react from '@vitejs/plugin-react';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { build } from 'vite';
import { openDesktop } from '../e2e/support/desktop.ts';
import { compare, type Bench, type Figure } from './figure.ts';

const MANY = 2000;
const LIST = 5000;
const SWITCHES = 12;
const DRAGS = 5;
const DRAG_STEPS = 60;
const SCROLLS = 5;
const SCROLL_STEPS = 150;
const SETTLE_MS = 1500;
const PAUSE_MS = 300;
const SLOW_MS = 33;
const LAST = 'Last day';

/**
 * The calendar's page beside a bare FullCalendar with the same entries: a month of 2,000 from switch to painted, and how many
 * frames are late while an entry is dragged in the week, and while an agenda of 5,000 is scrolled.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const site = await serve(await buildPage(bench));
  const desktop = await openDesktop();
  const folder = mkdtempSync(join(tmpdir(), 'presently-bench-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'page', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'data')}`, folder],
    env: { ...(process.env as Record<string, string>), ...desktop.env },
  });
  try {
    const pages = await bothWindows(app);
    const open = async (count: number): Promise<void> => {
      for (const [page, window] of pages) {
        await window.goto(`${site.url}?page=${page}&count=${count}`);
        await window.getByRole('button', { name: 'Month', exact: true }).waitFor();
      }
      await pause(SETTLE_MS);
    };
    /** One after the other in turns: what else the machine does then strikes both alike. */
    const inTurns = async (times: number, work: (window: Page) => Promise<number>) => {
      const measured = { ours: [] as number[], bare: [] as number[] };
      for (let number = 0; number <= times; number += 1) {
        for (const [page, window] of pages) {
          await window.bringToFront();
          const value = await work(window);
          // The first time warms up.
          if (number > 0) measured[page].push(value);
        }
      }
      return measured;
    };
    await open(MANY);
    const month = await inTurns(SWITCHES, switchToMonth);
    for (const [, window] of pages) await window.getByRole('button', { name: 'Week', exact: true }).click();
    await pause(SETTLE_MS);
    const drag = await inTurns(DRAGS, dragEntry);
    await open(LIST);
    for (const [, window] of pages) await window.getByRole('button', { name: 'Agenda', exact: true }).click();
    await pause(SETTLE_MS);
    const list = await inTurns(SCROLLS, scrollAgenda);
    const facts = { unit: `% of frames over ${SLOW_MS} ms`, against: 'a bare FullCalendar', goal: 1 };
    return [
      compare(
        { name: 'calendar month', unit: `ms, ${MANY} entries`, against: 'a bare FullCalendar', goal: 1.15 },
        month.ours,
        month.bare,
      ),
      compare({ name: 'calendar drag', ...facts }, atLeastOne(drag.ours), atLeastOne(drag.bare)),
      compare({ name: 'calendar agenda', ...facts }, atLeastOne(list.ours), atLeastOne(list.bare)),
    ];
  } finally {
    await app.close();
    await desktop.close();
    site.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** No late frame at all can't be divided by. */
const atLeastOne = (shares: readonly number[]): readonly number[] => shares.map((share) => Math.max(share, 1));

const MAIN = `
const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => {
  for (let each = 0; each < 2; each += 1) {
    const webPreferences = { backgroundThrottling: false };
    void new BrowserWindow({ width: 1080, height: 720, webPreferences }).loadURL('about:blank');
  }
});`;

async function bothWindows(app: ElectronApplication): Promise<readonly (readonly ['ours' | 'bare', Page])[]> {
  while (app.windows().length < 2) await app.waitForEvent('window');
  const [bare, ours] = app.windows();
  if (bare === undefined || ours === undefined) throw new Error('no window');
  return [
    ['bare', bare],
    ['ours', ours],
  ];
}

async function buildPage({ root }: Bench): Promise<string> {
  const outDir = join(root, 'test-results', 'bench-calendar');
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(root, 'test', 'bench', 'calendar-page'),
    plugins: [react()],
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  return outDir;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function serve(folder: string): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    try {
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Milliseconds from a press on Month to the frame after the last day's entry is there. */
async function switchToMonth(window: Page): Promise<number> {
  await window.getByRole('button', { name: 'Day', exact: true }).click();
  await pause(PAUSE_MS);
  return window.evaluate(
    (last) =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Month');
        const began = performance.now();
        const look = (): void => {
          if (!document.body.textContent.includes(last)) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - began));
        };
        button?.click();
        look();
      }),
    LAST,
  );
}

/** The share of late frames in percent while something happens. */
async function lateFrames(window: Page, work: () => Promise<void>): Promise<number> {
  await window.evaluate(() => {
    const stage = globalThis as unknown as { frames: number[]; watching: boolean };
    stage.frames = [];
    stage.watching = true;
    let before = performance.now();
    const frame = (): void => {
      const now = performance.now();
      stage.frames.push(now - before);
      before = now;
      if (stage.watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await work();
  const frames = await window.evaluate(() => {
    const stage = globalThis as unknown as { frames: number[]; watching: boolean };
    stage.watching = false;
    return stage.frames;
  });
  return (100 * frames.filter((length) => length > SLOW_MS).length) / frames.length;
}

/** Drags an entry of the week over days and hours, and back. */
async function dragEntry(window: Page): Promise<number> {
  const box = await window
    .getByText(/^Entry \d+/)
    .first()
    .boundingBox();
  if (box === null) throw new Error('no entry to drag');
  const [x, y] = [box.x + 4, box.y + 6];
  return lateFrames(window, async () => {
    await window.mouse.move(x, y);
    await window.mouse.down();
    for (let step = 0; step < DRAG_STEPS; step += 1) {
      await window.mouse.move(x + 200 * Math.sin(step / 8), y + 60 * Math.sin(step / 5));
    }
    await window.mouse.move(x, y);
    await window.mouse.up();
  });
}

/** Scrolls the agenda down, half a screenful a frame, and up again. */
async function scrollAgenda(window: Page): Promise<number> {
  return lateFrames(window, () =>
    window.evaluate(
      (steps) =>
        new Promise<void>((resolve) => {
          const scroller = [...document.querySelectorAll<HTMLElement>('div')]
            .filter(({ scrollHeight, clientHeight }) => clientHeight > 200 && scrollHeight > clientHeight * 5)
            .at(-1);
          let step = 0;
          const next = (): void => {
            if (scroller === undefined || step === steps) return resolve();
            scroller.scrollTop += step < steps / 2 ? 300 : -300;
            step += 1;
            requestAnimationFrame(next);
          };
          next();
        }),
      SCROLL_STEPS,
    ),
  );
}
