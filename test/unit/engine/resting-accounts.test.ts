import { describe, expect, it } from 'vitest';
import type { AccountConfig } from '../../../electron/engine/ports.ts';
import { besideRestingAccounts } from '../../../electron/engine/resting-accounts.ts';

const account = (id: string, address: string): AccountConfig => ({
  id,
  address,
  server: 'https://mail.contoso.example/EWS/Exchange.asmx',
  signIn: { method: 'basic' },
  demo: false,
});

describe('looking around while accounts are set up', () => {
  const open = () => {
    let disk: readonly AccountConfig[] = [account('a', 'mira@contoso.example'), account('b', 'theo@contoso.example')];
    const store = besideRestingAccounts({ load: () => disk, save: (accounts) => (disk = accounts) });
    return { store, ids: () => disk.map(({ id }) => id) };
  };

  it('opens none of them', () => {
    expect(open().store.load()).toEqual([]);
  });

  it('loses none of them when one is added', () => {
    const { store, ids } = open();
    store.save([account('c', 'ana@contoso.example')]);
    expect(ids()).toEqual(['a', 'b', 'c']);
    store.save([account('c', 'ana@contoso.example'), account('d', 'Mira@Contoso.example')]);
    expect(ids()).toEqual(['b', 'c', 'd']);
    store.save([]);
    expect(ids()).toEqual(['a', 'b']);
  });
});
