// `node build/scripts/icon.mjs`: draws build/icons/icon.png and those of the desktop's sizes from icon.svg, by Chromium.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { electronSwitches } from './lib/electron.mjs';
import { root } from './lib/paths.mjs';
import { ICON_SIZES } from './lib/linux-files.mjs';
import { prepareApp } from './lib/prepare.mjs';

const SIZE = 512;
const icons = join(root, 'build', 'icons');
const runtime = await prepareApp({ display: !hasDisplay() });
const display = hasDisplay() ? undefined : await startVirtualDisplay();
const folder = mkdtempSync(join(tmpdir(), 'presently-icon-'));
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'icon', main: 'main.cjs' }));
writeFileSync(
  join(folder, 'main.cjs'),
  `const { app, BrowserWindow } = require('electron');
  app.whenReady().then(() => new BrowserWindow({ transparent: true, frame: false }).loadURL('about:blank'));`,
);
const app = await _electron.launch({
  executablePath: runtime.binary,
  args: [...electronSwitches(), folder],
  env: {
    .../** @type {Record<string, string>} */ (process.env),
    ...(display === undefined ? {} : { DISPLAY: display.name }),
  },
});
const page = await app.firstWindow();
const svg = readFileSync(join(icons, 'icon.svg'), 'utf8');
for (const size of [...ICON_SIZES, SIZE]) {
  // A canvas keeps what is transparent, whatever the screen.
  const drawn = await page.evaluate(
    `new Promise((resolve) => {
      const image = new Image();
      image.onload = () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
        canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
        resolve(canvas.toDataURL('image/png'));
      };
      image.src = ${JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)};
    })`,
  );
  const file = size === SIZE ? 'icon.png' : `${size}x${size}.png`;
  writeFileSync(join(icons, file), Buffer.from(String(drawn).replace(/^.*,/, ''), 'base64'));
}
await app.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
