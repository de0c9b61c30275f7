import type { Temporal } from 'temporal-polyfill';
import { Company } from '../company.ts';
import { Mailbox } from '../mailbox.ts';
import type { Owner } from '../model.ts';
import { keepOldReplies, noAbsence, planAbsences } from './absences.ts';
import { noteCategories } from './categories.ts';
import { distributionLists, furnishDirectory } from './directory.ts';
import { fillInbox } from './inbox.ts';
import { planMirasWeeks } from './mira-weeks.ts';
import { planMirasDay } from './mira.ts';
import { planOthers } from './others.ts';
import { colleagues, room, sharedMailbox } from './people.ts';
import { Planner } from './planner.ts';
import { planSharing, teamName } from './team.ts';

export interface ScenarioOptions {
  readonly now: () => Temporal.Instant;
  /** IANA zone of the main user's office; Paris where it isn't said. */
  readonly zone: string | undefined;
  /** Language of the main user's mailbox. */
  readonly language: Owner['language'];
  /** How many work here, the main user included; 24 where it isn't said. */
  readonly people?: number | undefined;
}

/** The password of everybody in the scenario. */
export const scenarioPassword = 'Contoso-2026!';

/** Builds the company around today, by the given clock and in each person's zone. */
export function buildScenario({ now, zone, language, people: count }: ScenarioOptions): Company {
  const people = colleagues(zone, language, count);
  const start = now();
  const owners = [...people, room(zone), sharedMailbox(teamName, zone)];
  const mailboxes = owners.map((owner) => new Mailbox(owner, scenarioPassword, noAbsence(start), now));
  const company = new Company(mailboxes, distributionLists(people));
  furnishDirectory(company);
  noteCategories(company);
  const planner = new Planner(company, start);
  planMirasDay(planner);
  planMirasWeeks(planner);
  planOthers(planner, people);
  planAbsences(planner);
  planSharing(company, planner);
  const [main] = mailboxes;
  if (main !== undefined) {
    keepOldReplies(main);
    fillInbox(main, start);
    main.telephone = { number: '4470', answers: 'picked-up' };
  }
  return company;
}
