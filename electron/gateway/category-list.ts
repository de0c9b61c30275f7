import { CATEGORY_COLOURS, categoryKey, type Category } from '../../shared/categories.ts';
import { decodeBase64 } from '../ews/base64.ts';
import { getUserConfiguration } from '../ews/operations/user-configuration.ts';
import { readXml } from '../ews/xml-whole.ts';
import { childrenNamed, toInteger, type XmlNode } from '../ews/xml.ts';
import type { Call } from './call.ts';
import { GatewayError } from './gateway-error.ts';

/** Nobody has as many; each of them goes to every window. */
const MOST = 500;
const LONGEST_NAME = 255;
/** In characters of base64; a list of that many names with all that mail programs note is a quarter of it. */
const LARGEST = 1024 * 1024;

/** As `MailboxGateway.categories`. A mailbox that no program has made a list in has none. */
export async function readCategories(call: Call, signal: AbortSignal): Promise<readonly Category[]> {
  try {
    const data = await call(getUserConfiguration, { name: 'CategoryList', folder: 'calendar' }, signal);
    return data === undefined ? [] : toCategories(data);
  } catch (error) {
    if (error instanceof GatewayError && error.error.kind === 'not-found') return [];
    throw error;
  }
}

/**
 * Reads a mailbox's list of categories (MS-OXOCFG 2.2.5.2). Other programs write it, so nothing in it is a failure: what can't
 * be read is no list, a colour that isn't one of the known is none, and of two names that are the same the first counts.
 * @param base64 as the server keeps it
 */
export function toCategories(base64: string): readonly Category[] {
  const found = new Map<string, Category>();
  for (const { attributes } of nodesOf(base64)) {
    const name = attributes['name']?.trim() ?? '';
    const key = categoryKey(name);
    if (name === '' || name.length > LONGEST_NAME || found.has(key)) continue;
    const colour = toInteger(attributes['color']?.trim());
    found.set(key, colour !== undefined && isColour(colour) ? { name, colour } : { name });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

const isColour = (index: number): boolean => index >= 0 && index < CATEGORY_COLOURS;

function nodesOf(base64: string): readonly XmlNode[] {
  if (base64.length > LARGEST) return [];
  try {
    const root = readXml(new TextDecoder().decode(decodeBase64(base64)));
    return root.name === 'categories' ? childrenNamed(root, 'category') : [];
  } catch {
    return [];
  }
}
