import { createStore, type StoreApi } from 'zustand';
import type { Bridge } from '../../shared/ipc.ts';
import type { View } from '../../shared/views.ts';
import type { Invitee } from '../../shared/entry.ts';
import type { AppError, CalendarDate, TimeRange } from '../../shared/model.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** A projection of the main process: views read it and never write what a server backs. */
export interface Projection {
  readonly snapshot?: Snapshot;
  /** `performance.now()` when the snapshot came, in milliseconds: its `now` goes on from there. */
  readonly receivedAt: number;
  /** Why there is no snapshot at all. */
  readonly error?: AppError;
  /** Which view this window shows; what the window decides by itself. */
  readonly view: View;
  /** How often one was asked for: a view that is shown already begins anew. */
  readonly visit: number;
  /** The day that was asked for from outside, anew each time. */
  readonly goTo?: { readonly date: CalendarDate };
  /** The entry that is being filled in, over whatever view is shown. */
  readonly form?: FormRequest;
}

/** A form to be filled in: for a new entry, for one that is there, or for a copy of it. */
export type FormRequest =
  | {
      readonly kind: 'new';
      readonly range?: TimeRange;
      readonly allDay?: { readonly start: CalendarDate; readonly end: CalendarDate };
      readonly attendees?: readonly Invitee[];
    }
  | { readonly kind: 'change' | 'copy'; readonly key: string };

export type ProjectionStore = StoreApi<Projection>;

/** Takes a snapshot in unless a newer one is known: an answer may arrive after the push that overtook it. */
export function accept(known: Projection, snapshot: Snapshot, receivedAt: number): Projection {
  if (known.snapshot !== undefined && snapshot.revision < known.snapshot.revision) return known;
  const { view, visit, form, goTo } = known;
  return {
    view,
    visit,
    ...(form === undefined ? {} : { form }),
    ...(goTo === undefined ? {} : { goTo }),
    snapshot,
    receivedAt,
  };
}

/** The same with another view: a day that was asked for before counts no more. */
export function showing({ goTo: _goTo, ...known }: Projection, view: View, date?: CalendarDate): Projection {
  return { ...known, view, visit: known.visit + 1, ...(date === undefined ? {} : { goTo: { date } }) };
}

/**
 * Connects a store to the main process. Listens first and asks then, so that no snapshot falls between.
 * `monotonic` gives milliseconds that never go back. Returns the store, how to ask again, and how to stop.
 */
export function connectProjection(
  bridge: Bridge,
  { view, date }: { readonly view: View; readonly date?: CalendarDate },
  monotonic: () => number,
): { readonly store: ProjectionStore; readonly ask: () => Promise<void>; readonly stop: () => void } {
  const store = createStore<Projection>(() => showing({ view, visit: 0, receivedAt: monotonic() }, view, date));
  const take = (snapshot: Snapshot): void => store.setState((known) => accept(known, snapshot, monotonic()), true);
  const stops = [
    bridge.onSnapshot(take),
    bridge.onView((wanted, day) => store.setState((known) => showing(known, wanted, day), true)),
  ];
  const ask = async (): Promise<void> => {
    const answer = await bridge.query('snapshot', {});
    if (answer.ok) take(answer.value);
    else store.setState({ error: answer.error });
  };
  return {
    store,
    ask,
    stop: () => {
      for (const one of stops) one();
    },
  };
}
