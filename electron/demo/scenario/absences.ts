import type { Temporal } from 'temporal-polyfill';
import type { Mailbox } from '../mailbox.ts';
import type { Oof, Owner } from '../model.ts';
import { html } from '../drafts.ts';
import type { Planner } from './planner.ts';

/** Nobody's absence: off, with the meaningless day around now that a server gives then. */
export function noAbsence(now: Temporal.Instant): Oof {
  return {
    state: 'Disabled',
    audience: 'All',
    start: now.round({ smallestUnit: 'hour', roundingMode: 'floor' }),
    end: now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 24 }),
    internal: { message: '' },
    external: { message: '' },
    allowed: 'All',
  };
}

interface Absence {
  readonly name: string;
  readonly state: Oof['state'];
  /** Days from their today; `to` is the first day back. */
  readonly from: number;
  readonly to: number;
  readonly internal: readonly [Owner['language'], string];
  readonly external: readonly [Owner['language'], string];
}

const absences: readonly Absence[] = [
  {
    name: 'Julien Carpentier',
    state: 'Enabled',
    from: -2,
    to: 4,
    internal: [
      'fr-FR',
      'Bonjour,|je suis en congé et je lirai vos messages à mon retour. Pour toute urgence : Marcus Hale.',
    ],
    external: ['en-US', 'Hello,|I am away this week. Marcus Hale (marcus.hale@contoso.example) is glad to help.'],
  },
  {
    name: 'Priya Chatterjee',
    state: 'Scheduled',
    from: -1,
    to: 3,
    internal: ['en-US', 'Hi,|I am at a family wedding until the end of the week. Anirban covers the build.'],
    external: ['en-US', 'Hello,|Thank you for your mail. I will answer when I am back.'],
  },
  {
    name: 'Camille Roux',
    state: 'Scheduled',
    from: 5,
    to: 12,
    internal: ['fr-FR', 'Bonjour,|je serai absente la semaine prochaine. Sena Okafor reprend les maquettes.'],
    external: ['fr-FR', 'Bonjour,|je suis absente et vous répondrai à mon retour.'],
  },
  {
    name: 'Chloe Nguyen',
    state: 'Enabled',
    from: 0,
    to: 2,
    internal: ['en-US', 'I am at the partner conference in Melbourne and slow to answer.'],
    external: ['en-US', 'Thanks for writing. I am travelling and will reply within two days.'],
  },
];

/** Sets the replies of those who are away and puts their absence into their calendars. */
export function planAbsences(planner: Planner): void {
  for (const absence of absences) {
    const mailbox = planner.mailbox(absence.name);
    if (mailbox === undefined) continue;
    const midnight = (days: number): Temporal.Instant =>
      planner.today(absence.name).add({ days }).toZonedDateTime(mailbox.owner.zone).toInstant();
    mailbox.oof = {
      ...mailbox.oof,
      state: absence.state,
      start: midnight(absence.from),
      end: midnight(absence.to),
      internal: reply(absence.internal),
      external: reply(absence.external),
    };
    const days = absence.to - absence.from;
    planner.own(absence.name, { subject: 'Out of office', day: absence.from, days, busy: 'OOF' });
  }
}

/** The main user isn't away, but her last replies are still there, as Exchange keeps them. */
export function keepOldReplies(mailbox: Mailbox): void {
  mailbox.oof = {
    ...mailbox.oof,
    audience: 'Known',
    internal: reply([
      'en-US',
      'Hi,|I am out of the office and back on Monday. Theo Lindqvist can help with the release.|Mira',
    ]),
    external: reply([
      'en-US',
      'Hello,|Thank you for your message. I am away and will answer after my return.|Mira Voss',
    ]),
  };
}

function reply([language, text]: readonly [Owner['language'], string]): Oof['internal'] {
  const paragraphs = text.split('|').map((line) => `<p>${line}</p>`);
  return { language, message: html(paragraphs.join('')) };
}
