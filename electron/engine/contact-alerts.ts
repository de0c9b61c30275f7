import type { StandingState } from '../../shared/contact-view.ts';
import type { ContactList, ListEntry } from '../../shared/contact-list.ts';
import type { Instant } from '../../shared/model.ts';
import { dateIn, instantOf } from '../domain/time.ts';

/** How long the word that somebody is free stands. */
const TOLD_FOR = 10 * 60_000;
/** Who becomes free within so long of another is told of with them. */
const DIGEST = 15_000;

/** Somebody became free, or several did at about the same time. */
export interface FreeAlert {
  readonly id: string;
  readonly names: readonly string[];
  readonly since: Instant;
}

export interface AlertsOptions {
  readonly clock: { now(): number; after(delayMs: number, run: () => void): () => void };
  readonly zone: () => string;
  readonly list: () => ContactList;
  /** Asks the server anew: whether they are free now. */
  readonly isFree: (address: string) => Promise<boolean>;
  readonly onTold: (address: string) => void;
  readonly onChange: () => void;
}

/** "Tell me when free": watches who is waited for, makes sure before it tells, and tells of several at once. */
export interface ContactAlerts {
  /** Told and still worth a toast. */
  readonly current: () => readonly FreeAlert[];
  /** @param states what each is now, by address */
  readonly look: (states: ReadonlyMap<string, StandingState>) => void;
  /** Nobody is looked at any more: what they were then says nothing later. */
  readonly rest: () => void;
  readonly close: () => void;
}

export function createContactAlerts({ clock, zone, list, isFree, onTold, onChange }: AlertsOptions): ContactAlerts {
  const before = new Map<string, StandingState>();
  let told: readonly (FreeAlert & { readonly until: number })[] = [];
  let cancel: () => void = () => undefined;

  const tell = ({ name, address }: ListEntry) => {
    const now = clock.now();
    const last = told.at(-1);
    const near = last !== undefined && now - (last.until - TOLD_FOR) <= DIGEST ? last : undefined;
    const names = [...(near?.names ?? []).filter((one) => one !== name), name];
    const alert = { id: `free:${address}:${now}`, names, since: instantOf(now), until: now + TOLD_FOR };
    told = [...told.filter((one) => one !== near), alert];
    cancel();
    cancel = clock.after(TOLD_FOR, forget);
    onTold(address);
    onChange();
  };

  const forget = () => {
    told = told.filter(({ until }) => until > clock.now());
    onChange();
  };

  return {
    current: () => told.filter(({ until }) => until > clock.now()),
    look: (states) => {
      const today = dateIn(clock.now(), zone());
      for (const entry of list().entries) {
        const [old, state] = [before.get(entry.address), states.get(entry.address)];
        if (state !== undefined) before.set(entry.address, state);
        if (!isWaitedFor(entry, today) || state !== 'free' || old === undefined || !isTaken(old)) continue;
        // What was read a quarter of an hour ago may be wrong by now.
        void isFree(entry.address).then((sure) => (sure ? tell(entry) : before.set(entry.address, old)));
      }
    },
    rest: () => before.clear(),
    close: () => cancel(),
  };
}

/** Whether somebody waits for them today: once is for the day on which it was said. */
export const isWaitedFor = ({ alert, alertOn }: ListEntry, today: string): boolean =>
  alert === 'always' || (alert === 'once' && alertOn === today);

/** Coming to work, or becoming known, is no news of this kind. */
const isTaken = (state: StandingState): boolean => state === 'busy' || state === 'oof' || state === 'tentative';
