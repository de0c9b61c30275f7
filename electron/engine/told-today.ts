import type { Toast, ToldToast } from '../../shared/snapshot.ts';
import type { PlannedToast } from '../domain/notification-plan.ts';
import { dateIn, instantOf, ms } from '../domain/time.ts';
import type { Memory } from './ports.ts';

/** So many are kept; a day rarely has more. */
const KEPT = 100;

type Remembered = NonNullable<Memory['told']>[number];

/** What a notification said when it was told; remembered over a restart without its words. */
interface Told extends Remembered {
  readonly toast?: Toast;
}

/** What was told today, so that nothing is told twice and what left by itself can be looked up. */
export interface ToldToday {
  /** Ids of what was told before this start. */
  readonly before: ReadonlySet<string>;
  /** Takes down what is told now; whether there was anything new. */
  readonly note: (toasts: readonly Toast[], now: number, zone: string) => boolean;
  /**
   * Newest first. `word` says it as it is now, since what may be named may have changed; what a meeting's reminder was about and
   * is gone is not named any more.
   */
  readonly list: (
    now: number,
    zone: string,
    word: (planned: PlannedToast) => Toast | undefined,
  ) => readonly ToldToast[];
  readonly memory: () => readonly Remembered[];
}

export function createToldToday(remembered: readonly Remembered[]): ToldToday {
  let all: readonly Told[] = remembered;
  const before = new Set(remembered.map(({ id }) => id));
  const known = new Set(before);
  const namesMeeting = new Set<Toast['kind']>(['reminder', 'start', 'invitation', 'voicemail']);
  return {
    before,
    note: (toasts, now, zone) => {
      const fresh = toasts.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return false;
      for (const { id } of fresh) known.add(id);
      const today = dateIn(now, zone);
      const told = fresh.map((toast) => ({
        id: toast.id,
        kind: toast.kind,
        key: toast.key,
        at: instantOf(now),
        toast,
      }));
      all = [...all.filter(({ at }) => dateIn(ms(at), zone) === today), ...told].slice(-KEPT);
      return true;
    },
    list: (now, zone, word) => {
      const today = dateIn(now, zone);
      return all
        .flatMap(({ id, kind, key, at, toast }) => {
          if (dateIn(ms(at), zone) !== today) return [];
          const words = word({ id, kind, key, since: ms(at) }) ?? (namesMeeting.has(kind) ? undefined : toast);
          return words === undefined ? [] : [{ id, kind, title: words.title, body: words.body, at }];
        })
        .reverse();
    },
    // When a contact was free is written down nowhere.
    memory: () => all.filter(({ kind }) => kind !== 'contact').map(({ id, kind, key, at }) => ({ id, kind, key, at })),
  };
}
