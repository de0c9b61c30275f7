import { expect, it } from 'vitest';
import { readManifest, windowParts } from '../../../electron/shell/window-parts.ts';

const part = (file: string, imports: string[] = [], isEntry = false) => ({ file, imports, isEntry });
const manifest = {
  'index.html': part('assets/index.js', ['_words.js'], true),
  'windows/flyout-window.tsx': part('assets/flyout.js', ['_menu.js', 'index.html']),
  'windows/main-window.tsx': part('assets/main.js', ['_menu.js']),
  'windows/calendar-view.tsx': part('assets/calendar.js', ['_grid.js']),
  'features/people/people-page.tsx': part('assets/people.js', ['_menu.js']),
  '_menu.js': part('assets/menu.js', ['_grid.js']),
  '_grid.js': part('assets/grid.js', ['_menu.js']),
};
const partsOf = (query: string) => windowParts(manifest, new URLSearchParams(query));

it('a page names what its window imports, once each, in a circle too, and not what it names itself', () => {
  expect(partsOf('window=flyout')).toEqual(['assets/flyout.js', 'assets/menu.js', 'assets/grid.js']);
});

it('the main window’s page names its view’s scripts as well', () => {
  const main = ['assets/main.js', 'assets/menu.js', 'assets/grid.js'];
  expect(partsOf('window=main&view=calendar')).toEqual([...main, 'assets/calendar.js']);
  expect(partsOf('window=main&view=people')).toEqual([...main, 'assets/people.js']);
  expect(partsOf('window=main&view=../../etc')).toEqual(main);
  expect(partsOf('')).toEqual(main);
});

it('without a list, or with a broken one, nothing is named', () => {
  expect(windowParts(readManifest('/nowhere'), new URLSearchParams('window=main'))).toEqual([]);
  expect(readManifest(import.meta.filename)).toEqual({});
});
