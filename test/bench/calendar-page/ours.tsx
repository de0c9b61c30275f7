import { createRoot } from 'react-dom/client';
import { CalendarPage } from '../../../renderer/features/calendar/calendar-page.tsx';
import { connectProjection } from '../../../renderer/store/projection.ts';
import { StoreProvider } from '../../../renderer/store/store.tsx';
import { AppRoot } from '../../../renderer/windows/app-root.tsx';
import type { Bridge } from '../../../shared/ipc.ts';
import { calendarIdOf, ok } from '../../../shared/model.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { entriesOf, TODAY, ZONE } from './entries.ts';
import '../../../renderer/base.css';

/** The product's own page. Its bridge answers as the real one does: later, and with copies. */
export function showOurs(root: HTMLElement, count: number): void {
  const appointments = entriesOf(count);
  const snapshot = {
    revision: 1,
    now: `${TODAY}T11:00:00Z`,
    zone: ZONE,
    locale: 'en-GB',
    language: 'en',
    darkMode: false,
    accounts: [{ id: 'work', health: { state: 'ok' } }],
    calendars: [{ id: calendarIdOf('work'), accountId: 'work', own: true, shown: true, colour: 'blue', name: 'Mira' }],
    settings: settingsSchema.parse({}),
  } as unknown as Snapshot; // what the page reads of it
  const answers: Readonly<Record<string, (input: { start: string; end: string }) => unknown>> = {
    snapshot: () => snapshot,
    calendarRange: ({ start, end }) => ({
      revision: 1,
      appointments: appointments.filter((each) => each.start < end && each.end > start),
      asOf: snapshot.now,
    }),
  };
  const bridge = {
    command: () => Promise.resolve(ok(undefined)),
    query: async (name: string, input: { start: string; end: string }) => {
      await new Promise((resolve) => setTimeout(resolve));
      return ok(structuredClone(answers[name]?.(input)));
    },
    onSnapshot: () => () => undefined,
    onContacts: () => () => undefined,
    onView: () => () => undefined,
  } as unknown as Bridge; // answers what the page asks
  const { store, ask } = connectProjection(bridge, { view: 'calendar' }, () => performance.now());
  void ask();
  createRoot(root).render(
    <StoreProvider bridge={bridge} store={store}>
      <AppRoot ask={ask}>
        <main style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
          <CalendarPage onNew={() => undefined} onMove={() => Promise.resolve()} />
        </main>
      </AppRoot>
    </StoreProvider>,
  );
}
