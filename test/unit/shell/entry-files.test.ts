import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, dialog: {}, shell: {} }));
const rm = vi.fn<() => Promise<void>>();
vi.mock('node:fs/promises', () => ({ rm, mkdir: vi.fn(), mkdtemp: vi.fn(), writeFile: vi.fn() }));
const { createEntryFiles } = await import('../../../electron/shell/entry-files.ts');

it('a copy that another program holds open keeps the app from nothing at its end', async () => {
  rm.mockRejectedValue(Object.assign(new Error('resource busy or locked'), { code: 'EBUSY' }));
  await expect(createEntryFiles('/nowhere/opened').close()).resolves.toBeUndefined();
  expect(rm).toHaveBeenCalledOnce();
});
