import { outputOf } from '../../shared/output.ts';
import type { Engine } from '../engine/engine-interface.ts';

interface StatusOutputOptions {
  readonly engine: Pick<Engine, 'snapshot' | 'settings' | 'speech'> & {
    readonly subscribe: (listener: () => void) => () => void;
  };
  /** Writes so that whoever reads it has the old one or the new one. */
  readonly save: (content: unknown) => void;
  readonly remove: () => void;
  readonly onTrouble: (name: string) => void;
}

/** Keeps the status file in step with the state while its setting is on; it goes with the app. Returns how to end that. */
export function keepStatusFile({ engine, save, remove, onTrouble }: StatusOutputOptions): () => void {
  /** What the file says; empty where there is none. */
  let written = '';
  let failing = false;
  const guarded = (work: () => void) => {
    try {
      work();
      failing = false;
    } catch (cause) {
      // Tried again with each change, and told once.
      if (!failing) onTrouble(cause instanceof Error ? cause.name : typeof cause);
      failing = true;
    }
  };
  const drop = () => {
    if (written !== '') guarded(remove);
    written = '';
  };
  const follow = () => {
    if (!engine.settings().statusFile) {
      drop();
      return;
    }
    const output = outputOf(engine.snapshot(), engine.speech());
    const text = JSON.stringify(output);
    if (text === written) return;
    guarded(() => {
      save(output);
      written = text;
    });
  };
  // One that a crash left says what was then.
  guarded(remove);
  const stop = engine.subscribe(follow);
  follow();
  return () => {
    stop();
    drop();
  };
}
