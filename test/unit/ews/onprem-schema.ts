import { readFileSync } from 'node:fs';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';

/** Official files that lie beside the project, where there are any. */
export const reference = new URL('../../../../shared/ews/', import.meta.url);

const names = [
  'onprem-se/types.xsd',
  'onprem-se/messages.xsd',
  'xml.xsd',
  'local/soap11.xsd',
  'local/ews-errors-onprem.xsd',
];

/** xmllint sees a flat folder, so paths lose theirs. */
function schemaFile(name: string): XMLFileInfo {
  const text = readFileSync(new URL(`schema/${name}`, reference), 'utf8');
  const contents = text.replace(/schemaLocation="[^"]*\//g, 'schemaLocation="');
  return { fileName: name.replace(/^.*\//, ''), contents };
}

/** Validates documents against the on-premises level of the schema; gives what is wrong with them. */
export async function validateOnPremises(documents: readonly string[]): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: schemaFile('local/ews-envelope-onprem.xsd'),
    preload: names.map(schemaFile),
    maxMemoryPages: 8192,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
