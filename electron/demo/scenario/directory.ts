import type { Company } from '../company.ts';
import { directoryOf } from '../directory.ts';
import type { DistributionList, NewItem, Person } from '../model.ts';
import { mainUser, type Colleague, type Team } from './people.ts';
import { portrait } from './pictures.ts';

/** The company's lists: one a team, one of all teams, and one that is longer than the server tells. */
export function distributionLists(people: readonly Colleague[]): readonly DistributionList[] {
  const teams = [...new Set(people.map(({ team }) => team))];
  const lists = teams.map((team): DistributionList => {
    const members = people.filter((person) => person.team === team).map(({ address }) => address);
    return { address: teamAddress(team), name: `${team[0]?.toUpperCase() ?? ''}${team.slice(1)}`, members };
  });
  return [
    ...lists,
    { address: 'everybody@contoso.example', name: 'Everybody', members: lists.map(({ address }) => address) },
    {
      address: 'all.hands@contoso.example',
      name: 'All Hands',
      members: people.map(({ address }) => address),
      toldAtMost: Math.min(20, people.length - 1),
    },
  ];
}

const teamAddress = (team: Team): string => `team.${team}@contoso.example`;

/** Whom the main user knows outside, and who of the company has a picture. */
export function furnishDirectory(company: Company): void {
  const main = company.find(mainUser);
  for (const person of outsiders) main?.add(contact(person));
  main?.configurations.set('root/presently.contacts', contactList(company, main.owner.language));
  for (const [index, mailbox] of company.all.entries()) {
    // Two of three never get round to it.
    if (!mailbox.owner.isRoom && !mailbox.owner.isShared && index % 3 !== 2 && index < 24)
      mailbox.photo = portrait(index);
  }
}

/** What a companion has kept in the mailbox: those whom the main user works with, in groups. */
function contactList(company: Company, language: 'en-US' | 'fr-FR'): string {
  const french = language === 'fr-FR';
  const groups = [
    { id: 'release', name: french ? 'Version 4' : 'Release 4' },
    { id: 'far', name: french ? 'Autres bureaux' : 'Other offices' },
  ];
  const names: readonly (readonly [group: string, name: string, favourite?: true])[] = [
    ['', 'Theo Lindqvist', true],
    ['', 'Ana Duarte', true],
    ['release', 'Sena Okafor'],
    ['release', 'Nadia Benali'],
    ['release', 'Ines Moreau'],
    ['far', 'Anirban Sen'],
    ['far', 'Marcus Hale'],
    ['far', 'Dana Whitfield'],
    ['far', 'Chloe Nguyen'],
    ['', 'Room Ada'],
    ['', 'All Hands'],
  ];
  const everybody = directoryOf(company);
  const entries = names.flatMap(([group, name, favourite = false]) => {
    const entry = everybody.find(({ person }) => person.name === name);
    const address = entry?.person.addresses[0];
    return entry === undefined || address === undefined ? [] : [{ address, name, kind: entry.kind, group, favourite }];
  });
  return Buffer.from(JSON.stringify({ groups, entries })).toString('base64');
}

const outsiders: readonly Person[] = [
  {
    name: 'Dr. Lena Adler',
    addresses: ['lena.adler@fabrikam.example', 'adler@private.example'],
    title: 'Head of Procurement',
    company: 'Fabrikam',
    business: '+33 1 99 00 40 12',
    mobile: '+33 6 39 98 00 17',
  },
  {
    name: 'Tomás Vidal',
    addresses: ['tomas.vidal@northwind.example'],
    title: 'Consultant',
    company: 'Northwind Traders',
    mobile: '+34 600 55 01 23',
    im: 'sip:tomas.vidal@northwind.example',
  },
  { name: 'Garage Lefort', addresses: [], business: '+33 1 99 00 77 30' },
];

function contact(person: Person): NewItem {
  return {
    kind: 'contact',
    folder: 'contacts',
    subject: person.name,
    body: '',
    categories: [],
    importance: 'Normal',
    sensitivity: 'Normal',
    attachments: [],
    person,
  };
}
