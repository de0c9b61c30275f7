import type { PhoneBookEntry } from '../../shared/contacts.ts';
import type { Person, Voicemail } from '../../shared/model.ts';
import { isSameNumber } from '../domain/phone-number.ts';
import { askedDaily } from './daily.ts';
import { describeFailure } from './failures.ts';
import type { Clock, Logger } from './ports.ts';
import type { Session } from './session.ts';

const ASK_LIMIT_MS = 30_000;
/** Numbers of an account that are looked up; older calls keep theirs. */
const MOST = 30;
/** After a failure. */
const AGAIN_MS = 10 * 60_000;

/** Who the numbers belong to that called without a name: by the mailbox's own contacts, else by the directory. */
export interface Callers {
  /** Somebody looks at the calls. Until somebody does, nobody is asked. */
  readonly follow: () => void;
  /** There may be calls from others. */
  readonly look: () => void;
  /** The same calls, with whoever is known to have their number. */
  readonly named: (items: readonly Voicemail[]) => readonly Voicemail[];
}

interface CallersOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly sessions: () => readonly Session[];
  readonly onChange: () => void;
}

/** Kept in memory only, and each number asked for once in a run. */
export function createCallers({ clock, log, sessions, onChange }: CallersOptions): Callers {
  /** By account and number; `undefined` for nobody's. */
  const known = new Map<string, Person | undefined>();
  const busy = new Set<string>();
  const notBefore = new Map<string, number>();
  let followed = false;

  const phoneBook = askedDaily(clock, ({ ask }) => ask(ASK_LIMIT_MS, (gateway, signal) => gateway.phoneBook(signal)));

  const wanted = ({ account: { id }, voicemail }: Session): readonly string[] => {
    const numbers = voicemail().value.flatMap((item) => (isNameless(item) ? item.callerNumber : []));
    return [...new Set(numbers)].slice(0, MOST).filter((number) => !known.has(nameOf(id, number)));
  };

  const ownerOf = async (number: string, session: Session): Promise<Person | undefined> => {
    const own = ((await phoneBook(session)) ?? []).find(({ numbers }) => has(numbers, number));
    if (own !== undefined) return personOf(own);
    const people = await session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.peopleByNumber(number, signal));
    const colleague = people.find(({ phones }) =>
      has(
        phones.map((phone) => phone.number),
        number,
      ),
    );
    return colleague && personOf(colleague);
  };

  const lookUp = async (session: Session) => {
    const { id } = session.account;
    if (busy.has(id) || clock.now() < (notBefore.get(id) ?? 0)) return;
    busy.add(id);
    try {
      for (const number of wanted(session)) {
        const owner = await ownerOf(number, session);
        known.set(nameOf(id, number), owner);
        if (owner !== undefined) onChange();
      }
    } catch (cause) {
      notBefore.set(id, clock.now() + AGAIN_MS);
      log.warn('a number could not be looked up', { kind: describeFailure(cause).error.kind });
    } finally {
      busy.delete(id);
    }
  };

  const look = () => {
    if (!followed) return;
    for (const session of sessions()) if (wanted(session).length > 0) void lookUp(session);
  };

  return {
    follow: () => {
      followed = true;
      look();
    },
    look,
    named: (items) =>
      items.map((item) => {
        if (!isNameless(item)) return item;
        const contact = known.get(nameOf(item.accountId, item.callerNumber));
        return contact === undefined ? item : { ...item, contact };
      }),
  };
}

type Nameless = Voicemail & { readonly callerNumber: string };

const isNameless = (item: Voicemail): item is Nameless =>
  item.callerName === undefined && item.callerNumber !== undefined;

const nameOf = (accountId: string, number: string): string => `${accountId} ${number}`;

const has = (numbers: readonly string[], number: string): boolean => numbers.some((own) => isSameNumber(own, number));

const personOf = ({ name, address }: Pick<PhoneBookEntry, 'name' | 'address'>): Person =>
  address === undefined ? { name } : { name, address };
