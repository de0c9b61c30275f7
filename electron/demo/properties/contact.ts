import type { Person } from '../model.ts';
import type { ContactView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';
import { byDefault, found, text, type Property } from './property.ts';

type Entry = readonly [key: string, value: string];

/** What contacts have beyond `itemProperties`, in the schema's order. */
export const contactProperties: readonly Property<ContactView>[] = [
  byDefault(found('contacts:DisplayName', ({ item }, context) => text('DisplayName', item.person.name, context))),
  byDefault(found('contacts:CompanyName', ({ item }, context) => text('CompanyName', item.person.company, context))),
  entries('EmailAddresses', 'contacts:EmailAddress', addressesOf),
  entries('PhoneNumbers', 'contacts:PhoneNumber', phonesOf),
  found('contacts:Department', ({ item }, context) => text('Department', item.person.department, context)),
  entries('ImAddresses', 'contacts:ImAddress', ({ im }) => (im === undefined ? [] : [['ImAddress1', im]])),
  byDefault(found('contacts:JobTitle', ({ item }, context) => text('JobTitle', item.person.title, context))),
  found('contacts:OfficeLocation', ({ item }, context) => text('OfficeLocation', item.person.office, context)),
];

/** One dictionary, of which a shape names the entries that it wants. */
function entries(name: string, uri: string, of: (person: Person) => readonly Entry[]): Property<ContactView> {
  return {
    uri: `${uri}/`,
    inFind: true,
    inDefault: true,
    render: ({ item }, { fields, base }) => {
      const wanted = of(item.person).filter(([key]) => base !== 'IdOnly' || fields.has(`${uri}/${key}`));
      return dictionary(name, wanted);
    },
  };
}

/** A dictionary of the schema's; one without entries isn't written. */
export function dictionary(name: string, all: readonly Entry[]): XmlElement | undefined {
  if (all.length === 0) return undefined;
  return t(
    name,
    all.map(([key, value]) => t('Entry', { Key: key }, value)),
  );
}

function addressesOf({ addresses }: Person): readonly Entry[] {
  return addresses.slice(0, 3).map((address, index) => [`EmailAddress${index + 1}`, address]);
}

/** A person's numbers by EWS' keys. */
export function phonesOf({ business, mobile }: Person): readonly Entry[] {
  const all: readonly (readonly [string, string | undefined])[] = [
    ['BusinessPhone', business],
    ['MobilePhone', mobile],
  ];
  return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}
