import { AccountsPage } from '../features/accounts/accounts-page.tsx';
import { ConnectPanel } from '../features/connect/connect-panel.tsx';
import type { ViewProps } from './view-props.ts';

/** The accounts, and how one more is connected. */
export function AccountsView({ onView }: ViewProps) {
  return <AccountsPage connect={<ConnectPanel onDone={() => onView('today')} />} />;
}
