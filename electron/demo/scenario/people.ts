import type { FreeBusyAccess, Owner, Weekday } from '../model.ts';
import { nameOf } from './names.ts';

interface City {
  readonly name: string;
  /** How its telephone numbers begin; the rest is nobody's. */
  readonly dial: string;
  readonly zone: string;
  readonly start: number;
  readonly end: number;
}

const cities = {
  paris: { name: 'Paris', dial: '+33 1 99 00 ', zone: 'Europe/Paris', start: 9 * 60, end: 18 * 60 },
  newYork: { name: 'New York', dial: '+1 212 555 01', zone: 'America/New_York', start: 9 * 60, end: 17 * 60 + 30 },
  kolkata: { name: 'Kolkata', dial: '+91 33 5550 ', zone: 'Asia/Kolkata', start: 10 * 60, end: 19 * 60 },
  sydney: { name: 'Sydney', dial: '+61 2 5550 ', zone: 'Australia/Sydney', start: 8 * 60 + 30, end: 17 * 60 },
} as const satisfies Record<string, City>;

export type Team = 'product' | 'engineering' | 'design' | 'sales' | 'finance' | 'support';

export interface Colleague extends Owner {
  readonly team: Team;
}

type Row = readonly [name: string, city: keyof typeof cities, team: Team, access?: FreeBusyAccess, language?: 'fr-FR'];

/** The company: who works where, and what the others may see of their calendars. */
const rows: readonly Row[] = [
  ['Mira Voss', 'paris', 'product', 'details'],
  ['Theo Lindqvist', 'paris', 'engineering', 'details'],
  ['Ana Duarte', 'paris', 'product', 'details'],
  ['Sena Okafor', 'paris', 'design', 'details'],
  ['Ines Moreau', 'paris', 'finance', 'details', 'fr-FR'],
  ['Julien Carpentier', 'paris', 'sales', 'free-busy', 'fr-FR'],
  ['Camille Roux', 'paris', 'design', 'free-busy', 'fr-FR'],
  ['Nadia Benali', 'paris', 'engineering', 'free-busy', 'fr-FR'],
  ['Hugo Lemaire', 'paris', 'support', 'free-busy', 'fr-FR'],
  ['Marcus Hale', 'newYork', 'sales', 'details'],
  ['Olivia Chen', 'newYork', 'product', 'free-busy'],
  ['Dana Whitfield', 'newYork', 'finance', 'none'],
  ['Rafael Ortiz', 'newYork', 'engineering', 'free-busy'],
  ['Grace Kim', 'newYork', 'design', 'free-busy'],
  ['Noah Feldman', 'newYork', 'support', 'free-busy'],
  ['Anirban Sen', 'kolkata', 'engineering', 'details'],
  ['Priya Chatterjee', 'kolkata', 'engineering', 'free-busy'],
  ['Rohan Mitra', 'kolkata', 'support', 'free-busy'],
  ['Kavya Iyer', 'kolkata', 'product', 'free-busy'],
  ['Debjani Ghosh', 'kolkata', 'finance', 'free-busy'],
  ['Liam O’Connor', 'sydney', 'sales', 'free-busy'],
  ['Chloe Nguyen', 'sydney', 'support', 'free-busy'],
  ['Jack Morrison', 'sydney', 'engineering', 'none'],
  ['Aisha Rahman', 'sydney', 'product', 'free-busy'],
];

const titles: Readonly<Record<Team, readonly [string, string]>> = {
  product: ['Product Manager', 'Product Owner'],
  engineering: ['Software Engineer', 'Site Reliability Engineer'],
  design: ['Designer', 'User Researcher'],
  sales: ['Account Executive', 'Sales Engineer'],
  finance: ['Controller', 'Accountant'],
  support: ['Support Engineer', 'Support Lead'],
};

/** The address of the main user. */
export const mainUser = 'mira.voss@contoso.example';

const workweek: readonly Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/**
 * All 24, or the first so many, Mira Voss first; past the 24 come people without a story. Where a zone is given, the whole Paris office stands there, so that the main user's day is
 * a working day by that zone's clock.
 */
export function colleagues(
  zone: string | undefined,
  language: Owner['language'],
  count = rows.length,
): readonly Colleague[] {
  return [...rows, ...extras(count - rows.length)]
    .slice(0, Math.max(1, count))
    .map(([name, city, team, access = 'free-busy', own], index) => ({
      ...mailboxOf(name, moved(city, zone), access, index === 0 ? language : (own ?? 'en-US')),
      team,
      hasVoicemail: true,
      card: {
        title: titles[team][index % 2] ?? '',
        department: `${team[0]?.toUpperCase() ?? ''}${team.slice(1)}`,
        company: 'Contoso',
        office: `${cities[city].name} ${2 + (index % 5)}.${String(10 + (index % 30))}`,
        business: `${cities[city].dial}${String(10 + (index % 90))} ${String(10 + ((index * 7) % 90))}`,
      },
    }));
}

/** As many more as are wanted, spread over the cities and teams as the others are. */
function extras(count: number): readonly Row[] {
  return Array.from({ length: Math.max(0, count) }, (_, index): Row => {
    const [, city, team] = rows[index % rows.length] ?? rows[0] ?? ['', 'paris', 'product'];
    return [nameOf(index), city, team];
  });
}

/** The mailbox that a team of the Paris office shares. */
export function sharedMailbox(name: string, zone: string | undefined): Owner {
  return { ...mailboxOf(name, moved('paris', zone), 'details', 'en-US'), isShared: true };
}

/** The meeting room of the Paris office: everybody may see who has it. */
export function room(zone: string | undefined): Owner {
  const owner = mailboxOf('Room Ada', moved('paris', zone), 'details', 'en-US');
  return { ...owner, isRoom: true, workStart: 7 * 60, workEnd: 20 * 60 };
}

function moved(city: keyof typeof cities, zone: string | undefined): City {
  return city === 'paris' && zone !== undefined ? { ...cities.paris, zone } : cities[city];
}

function mailboxOf(name: string, city: City, access: FreeBusyAccess, language: Owner['language']): Owner {
  return {
    address: `${name.toLowerCase().replace('’', '').replaceAll(' ', '.')}@contoso.example`,
    name,
    zone: city.zone,
    language,
    workingDays: workweek,
    workStart: city.start,
    workEnd: city.end,
    access,
    isRoom: false,
    isShared: false,
    hasVoicemail: false,
  };
}
