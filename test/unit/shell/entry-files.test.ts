import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, dialog: {}, shell: { openPath: () => Promise.resolve('') } }));
const rm = vi.fn<() => Promise<void>>();
const writeFile = vi.fn<(path: string, bytes: Uint8Array, options: { mode: number }) => Promise<void>>();
const mkdtemp = () => Promise.resolve('/nowhere/opened/open-1');
vi.mock('node:fs/promises', () => ({ rm, mkdir: vi.fn(), mkdtemp, writeFile }));
const { createEntryFiles } = await import('../../../electron/shell/entry-files.ts');

it('a copy that another program holds open keeps the app from nothing at its end', async () => {
  rm.mockRejectedValue(Object.assign(new Error('resource busy or locked'), { code: 'EBUSY' }));
  await expect(createEntryFiles('/nowhere/opened').close()).resolves.toBeUndefined();
  expect(rm).toHaveBeenCalledOnce();
});

it('what is opened can’t be written to: a copy that is changed there would go with the app', async () => {
  const files = createEntryFiles('/nowhere/opened');
  expect(await files.show({ name: 'minutes.docx', bytes: new Uint8Array() }, 'open')).toMatchObject({ ok: true });
  expect(writeFile).toHaveBeenCalledWith('/nowhere/opened/open-1/minutes.docx', expect.anything(), { mode: 0o400 });
});
