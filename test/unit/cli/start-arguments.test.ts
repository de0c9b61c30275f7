import { describe, expect, it } from 'vitest';
import { readStartArguments } from '../../../electron/cli/start-arguments.ts';

const nothing = { hidden: false, demo: false, lookAround: false, once: false, passwordFromStdin: false };

describe('the app’s own arguments', () => {
  it.each([
    [[], nothing],
    [['--hidden'], { ...nothing, hidden: true }],
    [['--demo', '--no-sandbox', '.'], { ...nothing, demo: true }],
    [['--look-around'], { ...nothing, lookAround: true }],
    [['--once'], { ...nothing, once: true }],
    [
      ['--once', '--server', 'https://mail.contoso.example', '--user=mira@contoso.example', '--password-stdin'],
      {
        ...nothing,
        once: true,
        server: 'https://mail.contoso.example',
        user: 'mira@contoso.example',
        passwordFromStdin: true,
      },
    ],
    [['--server=a=b'], { ...nothing, server: 'a=b' }],
    [
      ['--ozone-platform=headless', '--', '--line', 'status', '--json'],
      { ...nothing, line: { words: ['status', '--json'], appComes: false } },
    ],
    [
      ['--line', 'account', 'add', '--server', 'a', '--hidden'],
      { ...nothing, line: { words: ['account', 'add', '--server', 'a', '--hidden'], appComes: false } },
    ],
    [['--line'], { ...nothing, line: { words: [], appComes: false } }],
    [['--line-for-app-to-come', 'status'], { ...nothing, line: { words: ['status'], appComes: true } }],
    [['presently:oof'], { ...nothing, link: { view: 'oof' } }],
    [
      ['--no-sandbox', '.', 'presently:quit', 'presently:calendar/2026-12-01'],
      { ...nothing, link: { view: 'calendar', date: '2026-12-01' } },
    ],
    [['--server'], { ...nothing, server: '' }],
    [['--server', '--once'], { ...nothing, once: true, server: '' }],
  ])('%j', (argv, expected) => {
    expect(readStartArguments(['electron', ...argv])).toEqual(expected);
  });
});
