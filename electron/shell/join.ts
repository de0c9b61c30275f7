import { failed, ok, type Appointment, type Result } from '../../shared/model.ts';
import type { Engine } from '../engine/engine-interface.ts';

/** What joining needs of the system. */
export interface JoinSystem {
  /** Opens an address with the program meant for it; rejects where there is none. */
  readonly openExternal: (url: string) => Promise<void>;
  /** The name of the program that opens such addresses (`scheme://`); empty where there is none. */
  readonly programFor: (address: string) => string;
}

type JoinEngine = Pick<Engine, 'joinWays' | 'toJoin'>;

/** Opens a meeting's link: only one that an appointment carries, only https and the programs that are known to hold meetings. */
export async function joinMeeting(engine: JoinEngine, key: string, system: JoinSystem): Promise<Result<void>> {
  let last: Result<void> = failed({ kind: 'not-found' });
  for (const address of engine.joinWays(key, (scheme) => system.programFor(`${scheme}://`) !== '')) {
    last = await openLink(address, system);
    if (last.ok) return last;
  }
  return last;
}

/** Joins the meeting that is on, else the next one; gives which that was. */
export async function joinNow(engine: JoinEngine, system: JoinSystem): Promise<Result<Appointment>> {
  const meeting = engine.toJoin();
  if (meeting === undefined) return failed({ kind: 'not-found', code: 'nothing-to-join' });
  const joined = await joinMeeting(engine, meeting.key, system);
  return joined.ok ? ok(meeting) : joined;
}

/** Opens an address with the program that the system has for it. */
export async function openLink(url: string, { openExternal }: Pick<JoinSystem, 'openExternal'>): Promise<Result<void>> {
  try {
    await openExternal(url);
    return ok(undefined);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    return failed({ kind: 'unexpected', code: name, detail: 'no program opens this address' });
  }
}
