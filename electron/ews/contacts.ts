import type { ContactFields } from './types.ts';
import { child, childrenNamed, wordOf, type XmlNode } from './xml.ts';

/** Reads `t:Contact`, of a directory or of a folder of contacts. */
export const readContact = (node: XmlNode): ContactFields => ({
  displayName: wordOf(node, 'DisplayName'),
  emailAddresses: entries(child(node, 'EmailAddresses')),
  phoneNumbers: entries(child(node, 'PhoneNumbers')),
  imAddresses: entries(child(node, 'ImAddresses')),
  jobTitle: wordOf(node, 'JobTitle'),
  department: wordOf(node, 'Department'),
  companyName: wordOf(node, 'CompanyName'),
  officeLocation: wordOf(node, 'OfficeLocation'),
});

const entries = (dictionary: XmlNode | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    childrenNamed(dictionary, 'Entry').flatMap((entry) => {
      const { Key: key } = entry.attributes;
      const value = entry.text.trim();
      return key === undefined || value === '' ? [] : [[key, value]];
    }),
  );
