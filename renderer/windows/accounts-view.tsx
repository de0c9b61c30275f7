import { AccountsPage } from '../features/accounts/accounts-page.tsx';
import { ConnectPanel } from '../features/connect/connect-panel.tsx';
import { useSnapshot } from '../store/store.tsx';
import type { ViewProps } from './view-props.ts';

/** The accounts, and how one more is connected. */
export function AccountsView({ onView }: ViewProps) {
  // Beside the demo company there is nothing else to do here.
  const isFirst = useSnapshot((snapshot) => snapshot.demo);
  return <AccountsPage connect={<ConnectPanel isFirst={isFirst} onDone={() => onView('today')} />} />;
}
