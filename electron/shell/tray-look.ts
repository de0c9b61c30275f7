import { explainPresence, presenceWord, shownSubject, type Speech } from '../../shared/explain.ts';
import { isLongStale, type Snapshot } from '../../shared/snapshot.ts';
import { RING_MINUTES, type TrayIconLook } from './tray-icon.ts';

const MINUTE = 60_000;

/** What the icon shows at `now` (epoch ms). A state that is long stale is no longer shown as if it were known. */
export function lookOf(snapshot: Snapshot, now: number): TrayIconLook {
  const { presence, voicemail, accounts } = snapshot;
  const minutes = minutesToMeeting(snapshot, now);
  return {
    state: isLongStale(snapshot) ? 'unknown' : presence.state,
    oof: presence.oof !== undefined,
    overlay: accounts.some((account) => account.health.state === 'sign-in')
      ? 'sign-in'
      : minutes === undefined
        ? voicemail.value.unheard
        : { minutes },
    dimmed: accounts.some((account) => account.health.error !== undefined),
  };
}

/** Begun minutes until the next meeting, in those in which the ring runs out. */
export function minutesToMeeting({ next }: Pick<Snapshot, 'next'>, now: number): number | undefined {
  if (next?.isMeeting !== true) return undefined;
  const minutes = Math.ceil((Date.parse(next.start) - now) / MINUTE);
  return minutes > 0 && minutes <= RING_MINUTES ? minutes : undefined;
}

/** What one is, what comes next, OOF and voicemail, a line each; and the age of all that where it is in doubt. */
export function trayTooltip(snapshot: Snapshot, speech: Speech): string {
  const { t, format } = speech;
  const { presence, next, voicemail, today } = snapshot;
  const lines = [`${presenceWord(presence, t)} — ${explainPresence(presence, speech)}`];
  if (next !== undefined) {
    lines.push(t('tray.next', { subject: shownSubject(next, speech), time: format.when(next.start) }));
  }
  const { unheard } = voicemail.value;
  const counted = unheard === 0 ? '' : ` · ${t('tray.voicemailCount', { count: unheard })}`;
  lines.push(`${oofLine(snapshot, speech)}${counted}`);
  const failing = snapshot.accounts.some((account) => account.health.error !== undefined);
  if (failing && today.asOf !== undefined) lines.push(t('tray.asOf', { time: format.when(today.asOf) }));
  return lines.join('\n');
}

function oofLine(snapshot: Snapshot, { t, format }: Speech): string {
  const { oof } = snapshot.presence;
  if (oof?.until !== undefined) return t('presence.oofActiveUntil', { time: format.when(oof.until) });
  if (oof !== undefined) return t('tray.oofIsOn');
  return t(snapshot.oof.some((view) => view.settings !== undefined) ? 'tray.oofIsOff' : 'tray.oofUnknown');
}
