import type { UpdateState, UpdateTrouble, UpdateView } from '../../shared/update.ts';
import { nextUpdateLook, updateLink } from '../domain/updates.ts';
import { instantOf } from '../domain/time.ts';
import type { EnginePorts } from './ports.ts';

/** Why there was no update: what an `Updater` throws. */
export class UpdateError extends Error {
  readonly trouble: UpdateTrouble;
  readonly code: string;

  constructor(trouble: UpdateTrouble, code: string) {
    super(`${trouble}: ${code}`);
    this.name = 'UpdateError';
    this.trouble = trouble;
    this.code = code;
  }
}

/** Newer versions of this app: looked for once a day, downloaded in the background, put in place when the app ends. */
export interface Updates {
  readonly view: () => UpdateView;
  /** A version that can't be trusted, which its person is told of once. */
  readonly distrusted: () => { readonly id: string; readonly version: string; readonly since: string } | undefined;
  /** Looks now. Resolves when there is nothing more to wait for: up to date, downloaded, or failed. */
  readonly look: () => Promise<UpdateState>;
  /** Where a person gets the version that this app can't install by itself. */
  readonly link: () => string | undefined;
  /** The settings are others, or the clock jumped. */
  readonly check: () => void;
  /** The app ends. @param mayInstall whether what was downloaded is put in place now */
  readonly close: (mayInstall: boolean) => void;
}

interface UpdatesInput {
  readonly ports: Pick<EnginePorts, 'clock' | 'random' | 'updater' | 'policy' | 'log'>;
  /** Whether the settings want it. */
  readonly wanted: () => boolean;
  readonly onChange: () => void;
}

export function openUpdates({ ports, wanted, onChange }: UpdatesInput): Updates {
  const { clock, random, updater, log } = ports;
  const feed = ports.policy.updateFeed ?? updater.feed;
  const startedAt = clock.now();
  let state: UpdateState = { kind: 'not-looked' };
  let lookedAt: number | undefined;
  let dueAt: number | undefined;
  let looking: Promise<void> | undefined;
  let cancel: () => void = () => undefined;
  let giveUp: () => void = () => undefined;
  let closed = false;

  /**
   * Fails where for `limitMs` nothing is heard of the work, which may go on for ever: nobody ends it.
   * @param work says by `heard` that it goes on, and learns whether anybody still waits for it
   */
  const patiently = <T>(limitMs: number, work: (heard: () => boolean) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      let cancelWait: () => void = () => undefined;
      let over = false;
      const end = () => {
        over = true;
        cancelWait();
      };
      const wait = () => {
        cancelWait();
        if (!over) cancelWait = clock.after(limitMs, giveUp);
        return !over;
      };
      giveUp = () => {
        end();
        reject(new UpdateError('unreachable', 'timeout'));
      };
      wait();
      work(wait).then(resolve, reject).finally(end);
    });

  const off = (): Extract<UpdateState, { kind: 'off' }> | undefined => {
    if (updater.by === 'nobody') return { kind: 'off', why: 'not-installed' };
    if (feed === undefined) return { kind: 'off', why: 'no-feed' };
    return wanted() ? undefined : { kind: 'off', why: 'switched-off' };
  };
  const set = (next: UpdateState) => {
    state = next;
    onChange();
  };

  const run = async (from: string) => {
    let version: string | undefined;
    // What is downloaded already stays what it is until something newer takes its place.
    const ready = state.kind === 'ready' ? state : undefined;
    if (ready === undefined) set({ kind: 'looking' });
    try {
      const found = await patiently(LOOK_LIMIT, () => updater.look(from));
      if (found.kind === 'current') {
        set({ kind: 'current', asOf: instantOf(clock.now()) });
        return;
      }
      version = found.version;
      if (version === ready?.version) return;
      if (updater.by === 'package') {
        const link = updateLink(from, found.files, updater.packageType);
        set({ kind: 'elsewhere', version, ...(link === undefined ? {} : { link }) });
        return;
      }
      let percent = 0;
      set({ kind: 'downloading', version, percent });
      await patiently(STALL_LIMIT, (heard) =>
        updater.download((now) => {
          if (!heard() || version === undefined || now < percent + PROGRESS_STEP) return;
          percent = Math.floor(now);
          set({ kind: 'downloading', version, percent });
        }),
      );
      log.info('an update waits for the end', { version });
      set({ kind: 'ready', version });
    } catch (cause) {
      if (closed) return;
      const { trouble, code } =
        cause instanceof UpdateError ? cause : new UpdateError('unexpected', cause instanceof Error ? cause.name : '');
      log.warn('no update', { trouble, code });
      // A look that failed takes nothing away that waits for the end.
      if (ready !== undefined && version === undefined) return;
      const about = version === undefined ? {} : { version };
      set({ kind: 'failed', trouble, code, since: instantOf(clock.now()), ...about });
    }
  };

  const look = async (): Promise<UpdateState> => {
    if (feed === undefined || off() !== undefined) return view().state;
    looking ??= run(feed).finally(() => {
      looking = undefined;
      lookedAt = clock.now();
      plan();
    });
    await looking;
    return view().state;
  };

  const plan = () => {
    cancel();
    dueAt = undefined;
    if (closed || off() !== undefined) return;
    dueAt = nextUpdateLook(startedAt, lookedAt, random());
    cancel = clock.after(Math.max(0, dueAt - clock.now()), () => void look());
  };

  const view = (): UpdateView => ({ version: updater.version, state: off() ?? state });

  plan();
  return {
    view,
    distrusted: () => {
      const { state: shown } = view();
      if (shown.kind !== 'failed' || (shown.trouble !== 'checksum' && shown.trouble !== 'signature')) return undefined;
      const version = shown.version ?? '';
      return { id: `update:${shown.trouble}:${version}`, version, since: shown.since };
    },
    look,
    link: () => (state.kind === 'elsewhere' ? state.link : undefined),
    check: () => {
      if (looking !== undefined) return;
      if (off() !== undefined || dueAt === undefined) plan();
      else if (dueAt <= clock.now()) void look();
    },
    close: (mayInstall) => {
      closed = true;
      cancel();
      giveUp();
      updater.installAtEnd(mayInstall && view().state.kind === 'ready');
    },
  };
}

/** Percent: what a person would notice, so that not each arriving block is told to all windows. */
const PROGRESS_STEP = 5;
const MINUTE = 60_000;
const LOOK_LIMIT = 5 * MINUTE;
/** Without a word of a download. */
const STALL_LIMIT = 30 * MINUTE;
