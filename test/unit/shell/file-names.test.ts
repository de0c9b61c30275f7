import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeToOpen, safeFileName } from '../../../electron/shell/file-names.ts';

describe('the name of a file that came with an entry', () => {
  it.each([
    ['plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\system.ini', 'C__Windows_system.ini'],
    ['  .hidden. ', 'hidden'],
    ['annual\u202Efdp.exe', 'annualfdp.exe'],
    ['con.txt', '_con.txt'],
    ['', 'file'],
    ['.pdf', 'pdf'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(115)}.docx`],
  ])('%j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  it('never leads out of its folder, and is never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\\u0000-\u001f]|^\.|^$/);
        expect(safe.length).toBeLessThanOrEqual(121);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe('a file that is opened', () => {
  it.each(['plan.pdf', 'Notes.TXT', 'budget.xlsx', 'photo.jpeg', 'mail.eml'])('may be %s', (name) => {
    expect(isSafeToOpen(name)).toBe(true);
  });

  it.each([
    'setup.exe',
    'run.sh',
    'page.html',
    'macro.docm',
    'link.lnk',
    'app.desktop',
    'plan',
    'a.pdf.js',
    'x.pdf\u202Etxt.exe',
  ])('may not be %s', (name) => {
    expect(isSafeToOpen(name)).toBe(false);
  });
});
