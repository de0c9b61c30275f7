import type { View } from '../../shared/views.ts';
import type { Engine } from '../engine/engine-interface.ts';

/** Out of office by one press on tray or toast. */

/** What can't be done by one press, for want of a text say, is opened to be done by hand. */
export async function answerOffer(engine: Engine, id: string, accept: boolean, open: (view: View) => void) {
  const result = await engine.answerOffer(id, accept);
  if (accept && !result.ok) open('oof');
  return result;
}

/** One press never widens the audience and never sends nothing: without a text it opens the form. */
export async function switchOofOn(
  engine: Engine,
  until: 'tomorrow' | 'monday' | undefined,
  open: (view: View) => void,
) {
  const { oof, quickEnds, now } = engine.snapshot();
  for (const { accountId, settings } of oof) {
    if (settings === undefined || settings.internalText.trim() === '') {
      open('oof');
      return;
    }
    const change =
      until === undefined
        ? ({ state: 'enabled' } as const)
        : ({ state: 'scheduled', window: { start: now, end: quickEnds[until] } } as const);
    const result = await engine.oof.press(accountId, change);
    if (!result.ok) open('oof');
  }
}

export async function switchOofOff(engine: Engine) {
  for (const { accountId } of engine.snapshot().oof) await engine.oof.press(accountId, { state: 'disabled' });
}

export async function undoOof(engine: Engine, open: (view: View) => void) {
  for (const { accountId, undo } of engine.snapshot().oof) {
    if (undo !== undefined && !(await engine.oof.undo(accountId)).ok) open('oof');
  }
}
