import type { Appointment } from '../../shared/model.ts';
import { lookAtInvitations, type InvitationNews, type SeenInvitations } from '../domain/invitations.ts';
import type { Session } from './session.ts';

/** What there is to tell of invitations, of all accounts; looks only at calendars that have changed. */
export interface InvitationWatch {
  readonly look: (sessions: readonly Session[], now: number) => readonly InvitationNews[];
}

export function watchInvitations(): InvitationWatch {
  const seen = new Map<string, { readonly of: readonly Appointment[]; readonly invitations: SeenInvitations }>();
  return {
    look: (sessions, now) =>
      sessions.flatMap((session) => {
        const { id } = session.account;
        const { value } = session.calendar();
        const before = seen.get(id);
        if (value === undefined) return before?.invitations.news ?? [];
        if (before?.of !== value) {
          seen.set(id, { of: value, invitations: lookAtInvitations(before?.invitations, value, now) });
        }
        return seen.get(id)?.invitations.news ?? [];
      }),
  };
}
