import react from '@vitejs/plugin-react';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type Page } from 'playwright';
import { build } from 'vite';
import { openDesktop } from '../e2e/support/desktop.ts';
import { compare, type Bench, type Figure } from './figure.ts';

const MANY = 2000;
const LIST = 5000;
const SWITCHES = 9;
const DRAGS = 3;
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
    const window = await app.firstWindow();
    const open = async (page: 'ours' | 'bare', count: number): Promise<void> => {
      await window.goto(`${site.url}?page=${page}&count=${count}`);
      await window.getByRole('button', { name: 'Month', exact: true }).waitFor();
      await pause(1500);
    };
    const both = async (count: number, work: (page: 'ours' | 'bare') => Promise<readonly number[]>) => {
      const measured: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
      for (const page of ['bare', 'ours', 'bare', 'ours'] as const) {
        await open(page, count);
        measured[page].push(...(await work(page)));
      }
      return measured;
    };
    const month = await both(MANY, () => switches(window));
    const drag = await both(MANY, () => drags(window));
    const list = await both(LIST, () => scroll(window));
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
void app.whenReady().then(() => new BrowserWindow({ width: 1080, height: 720 }).loadURL('about:blank'));`;

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

/** Milliseconds from each press on Month to the frame after the last day's entry is there. */
async function switches(window: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let number = 0; number < SWITCHES; number += 1) {
    await window.getByRole('button', { name: 'Day', exact: true }).click();
    await pause(400);
    times.push(
      await window.evaluate(
        (last) =>
          new Promise<number>((resolve) => {
            const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Month');
            const began = performance.now();
            const look = (): void => {
              if (document.body.textContent.includes(last)) {
                requestAnimationFrame(() => resolve(performance.now() - began));
              } else requestAnimationFrame(look);
            };
            button?.click();
            look();
          }),
        LAST,
      ),
    );
    await pause(400);
  }
  return times.slice(1);
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

/** Drags an entry of the week over days and hours. */
async function drags(window: Page): Promise<readonly number[]> {
  await window.getByRole('button', { name: 'Week', exact: true }).click();
  await pause(1000);
  const shares: number[] = [];
  for (let number = 0; number < DRAGS; number += 1) {
    const box = await window
      .getByText(/^Entry \d+/)
      .first()
      .boundingBox();
    if (box === null) throw new Error('no entry to drag');
    const [x, y] = [box.x + 4, box.y + 6];
    shares.push(
      await lateFrames(window, async () => {
        await window.mouse.move(x, y);
        await window.mouse.down();
        for (let step = 0; step < 60; step += 1) {
          await window.mouse.move(x + 200 * Math.sin(step / 8), y + 60 * Math.sin(step / 5));
        }
        await window.mouse.move(x, y);
        await window.mouse.up();
      }),
    );
    await pause(300);
  }
  return shares;
}

/** Scrolls the agenda to its end, a screenful a frame. */
async function scroll(window: Page): Promise<readonly number[]> {
  await window.getByRole('button', { name: 'Agenda', exact: true }).click();
  await window
    .getByText(/^Entry \d+/)
    .first()
    .waitFor();
  await pause(1500);
  const share = await lateFrames(window, () =>
    window.evaluate(
      (steps) =>
        new Promise<void>((resolve) => {
          const scroller = [...document.querySelectorAll<HTMLElement>('div')]
            .filter(({ scrollHeight, clientHeight }) => clientHeight > 200 && scrollHeight > clientHeight * 5)
            .at(-1);
          let step = 0;
          const next = (): void => {
            if (scroller === undefined || step === steps) return resolve();
            scroller.scrollTop += 300;
            step += 1;
            requestAnimationFrame(next);
          };
          next();
        }),
      150,
    ),
  );
  return [share];
}
