import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../electron/cli/arguments.ts';
import type { CliRequest } from '../../../shared/cli-contract.ts';

const words = (line: string): readonly string[] => (line === '' ? [] : line.split(' '));

describe('a line that is understood', () => {
  it.each<[string, CliRequest]>([
    ['status', { command: 'status' }],
    ['agenda', { command: 'agenda', days: 1 }],
    ['agenda --days 7', { command: 'agenda', days: 7 }],
    ['agenda --days=62', { command: 'agenda', days: 62 }],
    ['oof show', { command: 'oof show' }],
    ['oof off', { command: 'oof off' }],
    ['oof on', { command: 'oof on' }],
    [
      'oof on --until tomorrow --message Away --external-message Gone --audience known',
      { command: 'oof on', until: 'tomorrow', message: 'Away', externalMessage: 'Gone', audience: 'known' },
    ],
    ['presence set busy', { command: 'presence set', state: 'busy' }],
    ['presence set do-not-disturb --until 17:30', { command: 'presence set', state: 'do-not-disturb', until: '17:30' }],
    ['presence reset', { command: 'presence reset' }],
    ['freebusy a@x.example b@x.example', { command: 'freebusy', addresses: ['a@x.example', 'b@x.example'] }],
    ['voicemail', { command: 'voicemail' }],
    ['task Minutes', { command: 'task', subject: 'Minutes' }],
    [
      'task Minutes --due 2026-11-27 --remind monday',
      { command: 'task', subject: 'Minutes', due: '2026-11-27', remind: 'monday' },
    ],
    ['account list', { command: 'account list' }],
    ['account remove a@x.example', { command: 'account remove', account: 'a@x.example' }],
    ['account test', { command: 'account test' }],
    ['account test a@x.example', { command: 'account test', account: 'a@x.example' }],
    ['account share team@x.example', { command: 'account share', address: 'team@x.example' }],
    [
      'account unshare team@x.example --of a@x.example',
      { command: 'account unshare', address: 'team@x.example', account: 'a@x.example' },
    ],
    ['settings get', { command: 'settings get' }],
    ['settings get theme', { command: 'settings get', key: 'theme' }],
    ['settings set theme dark', { command: 'settings set', key: 'theme', value: 'dark' }],
    ['open', { command: 'open' }],
    ['refresh', { command: 'refresh' }],
    ['quit', { command: 'quit' }],
  ])('%s', (line, request) => {
    expect(parseLine(words(line))).toEqual({ kind: 'request', request, json: false });
    expect(parseLine([...words(line), '--json'])).toEqual({ kind: 'request', request, json: true });
    expect(parseLine(['--json', ...words(line)])).toEqual({ kind: 'request', request, json: true });
  });

  it('keeps a text as it was typed', () => {
    const text = ' Bin weg — "zurück" am Montag\n\t$HOME ';
    expect(parseLine(['oof', 'on', '--message', text])).toMatchObject({ request: { message: text } });
    expect(parseLine(['oof', 'on', '--message=--json'])).toMatchObject({ request: { message: '--json' }, json: false });
  });

  it.each([[['--help']], [['-h']], [['help']], [['status', '--help']], [['nonsense', '-h']]])(
    '%j asks for help',
    (line) => {
      expect(parseLine(line)).toEqual({ kind: 'help' });
    },
  );
});

describe('a password', () => {
  const line = words('account add --server mail.contoso.example --user mira@contoso.example --auth basic');

  it('comes by standard input and nowhere else', () => {
    const parsed = parseLine([...line, '--password-stdin', '--json']);
    expect(parsed).toMatchObject({ kind: 'needs-password', json: true });
    expect(parsed.kind === 'needs-password' && parsed.build('p w')).toEqual({
      kind: 'request',
      json: true,
      request: {
        command: 'account add',
        server: 'mail.contoso.example',
        user: 'mira@contoso.example',
        auth: 'basic',
        password: 'p w',
      },
    });
    expect(parseLine([...line, '--password', 'secret'])).toMatchObject({ kind: 'usage' });
    expect(parseLine(line)).toMatchObject({
      kind: 'usage',
      problem: expect.stringContaining('--password-stdin') as string,
    });
  });

  it.each([
    'account add --server mail.contoso.example --password-stdin',
    'account add --server mail.contoso.example --user mira@contoso.example --auth telepathy --password-stdin',
    'account add --user mira@contoso.example --auth oauth --flow none',
    'account add --server mail.contoso.example --user mira@contoso.example --password-stdin left over',
  ])('isn’t asked for where the line is wrong anyway: %s', (wrong) => {
    expect(parseLine(words(wrong)).kind).toBe('usage');
  });

  it.each(['--auth machine', '--auth oauth --client-id abc', '--auth oauth --flow device'])(
    'isn’t asked for where there is none: %s',
    (how) => {
      expect(parseLine(words(`account add --user mira@contoso.example ${how}`)).kind).toBe('request');
    },
  );
});

describe('a line that is not understood', () => {
  it.each([
    ['', 'which command'],
    ['frobnicate', 'frobnicate'],
    ['oof', 'oof'],
    ['oof maybe', 'oof maybe'],
    ['presence', 'presence'],
    ['account', 'account'],
    ['settings', 'settings'],
    ['constructor', 'constructor'],
    ['constructor --days 1', '--days'],
    ['toString --until x', '--until'],
    ['__proto__', '__proto__'],
    ['account hasOwnProperty', 'account hasOwnProperty'],
    ['status now', 'now'],
    ['status --days 3', '--days'],
    ['agenda --until tomorrow', '--until'],
    ['oof off --message x', '--message'],
    ['oof show --audience all', '--audience'],
    ['presence reset --until x', '--until'],
    ['voicemail --frobnicate', '--frobnicate'],
    ['status -x', '-x'],
    ['status --json=yes', '--json'],
    ['agenda --days', '--days'],
    ['oof on --message', '--message'],
    ['oof on --until --json', '--until'],
    ['agenda --days 0', 'days'],
    ['agenda --days 63', 'days'],
    ['agenda --days -1', '--days'],
    ['agenda --days 1.5', 'days'],
    ['agenda --days 1e1', 'days'],
    ['agenda --days 0x10', 'days'],
    ['agenda --days seven', 'days'],
    ['agenda --days=', 'days'],
    ['agenda --days Infinity', 'days'],
    ['oof on --audience everybody', 'audience'],
    ['presence set', 'state'],
    ['presence set sleepy', 'state'],
    ['presence set busy free', 'free'],
    ['freebusy', 'addresses'],
    ['account remove', 'account'],
    ['account remove a b', 'b'],
    ['account test a b', 'b'],
    ['settings get nothing', 'key'],
    ['settings get theme dark', 'dark'],
    ['settings set theme', 'value'],
    ['settings set', 'key'],
    ['settings set theme dark light', 'light'],
  ])('“%s” says what is wrong', (line, problem) => {
    const parsed = parseLine(words(line));
    expect(parsed).toEqual({ kind: 'usage', problem: expect.stringContaining(problem) as string });
  });

  it('names at most a hundred people', () => {
    const people = Array.from({ length: 101 }, (_, index) => `a${index}@x.example`);
    expect(parseLine(['freebusy', ...people.slice(1)]).kind).toBe('request');
    expect(parseLine(['freebusy', ...people]).kind).toBe('usage');
  });

  it('never breaks, whatever is typed', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'oof',
        'on',
        'set',
        'account',
        'add',
        'agenda',
        '--days',
        '--json',
        '--until',
        '--',
        '-',
        '=',
        '',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (line) => {
        expect(['request', 'needs-password', 'help', 'usage']).toContain(parseLine(line).kind);
      }),
      { numRuns: 1000 },
    );
  });
});
