import { z } from 'zod';

/** An absence that waits here until the one before it is over. */

export const MAX_ABSENCES = 20;

const instant = z.iso.datetime();
const replyHtml = z.string().max(100_000);

export const absenceSchema = z.object({
  id: z.string().min(1).max(64),
  accountId: z.string().min(1),
  window: z.object({ start: instant, end: instant }),
  audience: z.enum(['none', 'known', 'all']),
  internalHtml: replyHtml,
  externalHtml: replyHtml,
  /**
   * It is sent only when its person says so: `missed` its time while Presently didn't run or the reply was switched on
   * otherwise; of one that was being `handed` over when Presently ended nobody knows.
   */
  held: z.enum(['missed', 'handed']).exactOptional(),
});
export type PlannedAbsence = Readonly<z.infer<typeof absenceSchema>>;
