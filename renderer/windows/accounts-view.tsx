import { AccountsPage } from '../features/accounts/accounts-page.tsx';
import { ConnectPanel } from '../features/connect/connect-panel.tsx';

/** The accounts, and how one more is connected. */
export function AccountsView({ onDone }: { readonly onDone: () => void }) {
  return <AccountsPage connect={<ConnectPanel onDone={onDone} />} />;
}
