import type { Company } from '../company.ts';
import { mainUser } from './people.ts';

/** Name and colour as mail programs note them: 0 to 24, -1 for none. */
type Category = readonly [name: string, colour: number];

/** What a mail program begins a mailbox with. */
const usual: readonly Category[] = [
  ['Red category', 0],
  ['Yellow category', 3],
  ['Green category', 4],
];

const mine: readonly Category[] = [
  ['Finance', 4],
  ['Design', 8],
  ['Release', 1],
  ['Travel', 5],
  ['Customers', 22],
  ['Private life', -1],
];

/** Each person's mailbox has a list of categories, hidden in the calendar; those of rooms and teams have none. */
export function noteCategories(company: Company): void {
  const [own, others] = [mine, usual].map(listOf);
  for (const { owner, configurations } of company.all) {
    const list = owner.address === mainUser ? own : others;
    if (list !== undefined && !owner.isRoom && !owner.isShared) configurations.set('calendar/categorylist', list);
  }
}

function listOf(categories: readonly Category[]): string {
  const lines = categories.map(
    ([name, colour], index) =>
      `  <category name="${name}" color="${String(colour)}" keyboardShortcut="0" guid="{6F1C2D7E-3B54-4C0A-9D11-0A7B5E2C4F${String(index).padStart(2, '0')}}" renameOnce="0"/>`,
  );
  const text = ['<?xml version="1.0"?>', '<categories xmlns="CategoryList.xsd">', ...lines, '</categories>', ''];
  return Buffer.from(text.join('\n')).toString('base64');
}
