import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Bridge } from '../../shared/ipc.ts';
import type { View } from '../../shared/views.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { showing, type FormRequest, type Projection, type ProjectionStore } from './projection.ts';

interface Connection {
  readonly bridge: Bridge;
  readonly store: ProjectionStore;
}

const ConnectionContext = createContext<Connection | undefined>(undefined);

interface StoreProviderProps extends Connection {
  readonly children: ReactNode;
}

/** Gives the components below the bridge and the projection. */
export function StoreProvider({ bridge, store, children }: StoreProviderProps) {
  return <ConnectionContext value={{ bridge, store }}>{children}</ConnectionContext>;
}

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === undefined) throw new Error('useConnection outside of StoreProvider');
  return connection;
}

/** The bridge of this window. */
export function useBridge(): Bridge {
  return useConnection().bridge;
}

/** Part of the projection. */
export function useProjection<T>(select: (projection: Projection) => T): T {
  return useStore(useConnection().store, select);
}

/** Part of the snapshot. Only for components shown once there is one. */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  return useProjection((projection) => {
    if (projection.snapshot === undefined) throw new Error('useSnapshot before the first snapshot');
    return select(projection.snapshot);
  });
}

/** Shows another view in this window. */
export function useNavigate(): (view: View) => void {
  const { store } = useConnection();
  return (view) => store.setState((known) => showing(known, view), true);
}

/** Opens the form for an entry in this window, or closes it. */
export function useEntryForm(): {
  readonly open: (form: FormRequest) => void;
  readonly close: () => void;
} {
  const { store } = useConnection();
  return useMemo(
    () => ({
      open: (form) => store.setState({ form }),
      close: () => store.setState(({ form: _form, ...rest }) => rest, true),
    }),
    [store],
  );
}
