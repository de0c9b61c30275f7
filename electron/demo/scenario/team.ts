import type { Company } from '../company.ts';
import type { Planner } from './planner.ts';
import { mainUser } from './people.ts';

/** The name of the mailbox that the product team shares. */
export const teamName = 'Product Team';

/** Fills the shared mailbox, and says who reads what of another's: the main user the team's, everybody the rooms' calendars. */
export function planSharing(company: Company, planner: Planner): void {
  planner.own(teamName, { subject: 'Release window', day: planner.workday(teamName, 2), at: '14:00', minutes: 120 });
  planner.own(teamName, { subject: 'Feature freeze', day: planner.workday(teamName, 4), busy: 'Free' });
  planner.own(teamName, {
    subject: 'Support rota: Hugo',
    day: planner.next(teamName, 'Monday', -6),
    days: 5,
    busy: 'Free',
  });
  planner.own(teamName, {
    subject: 'Hiring decision',
    day: planner.workday(teamName, 1),
    at: '17:00',
    minutes: 30,
    isPrivate: true,
  });
  for (const mailbox of company.all) {
    if (mailbox.owner.isShared) mailbox.grants = [{ to: mainUser, showsPrivate: false }];
    else if (mailbox.owner.isRoom) mailbox.grants = [{ folder: 'calendar', showsPrivate: false }];
  }
}
