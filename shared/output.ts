import { z } from 'zod';
import { explainPresence, type Speech } from './explain.ts';
import { PRESENCE_STATES } from './presence.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What leaves the app for status lights and scripts (`presently watch`, the status file): the state and nothing else, with the
 * reason in words only where its user switched that on, and never what is private.
 */
export const outputSchema = z.object({
  /** Communicator's number, as in `status`. */
  availability: z.number().int(),
  state: z.enum(PRESENCE_STATES),
  activity: z.enum(['none', 'meeting', 'busy', 'oof', 'elsewhere']),
  since: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  /** Whether out-of-office replies are on. */
  oof: z.boolean(),
  /** In the user's language, with the subject; only where `outputDetails` is on. */
  reason: z.string().optional(),
});
export type Output = z.infer<typeof outputSchema>;

/** @param speech the engine's own, which names nothing private */
export function outputOf({ presence, settings }: Pick<Snapshot, 'presence' | 'settings'>, speech: Speech): Output {
  const { availability, state, activity, since, until, oof } = presence;
  return {
    ...{ availability, state, activity, since },
    ...(until === undefined ? {} : { until }),
    oof: oof !== undefined,
    ...(settings.outputDetails ? { reason: explainPresence(presence, { ...speech, hidePrivate: true }) } : {}),
  };
}
