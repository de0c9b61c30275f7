import type { HttpResponse } from '../../electron/ews/http.ts';
import { createNodeHttp } from './http-node.ts';

/** What a person does on a provider's pages, by plain HTTP: a browser with cookies that fills in forms. */
export interface TestBrowser {
  /** Opens an address and signs in, types codes and consents until a page without a form is there. */
  readonly signIn: (url: string, person: Person) => Promise<Page>;
  readonly close: () => void;
}

export interface Person {
  readonly address: string;
  readonly password: string;
  /** Says no where asked to consent. */
  readonly declines?: boolean;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param ca certificate authority in PEM that the browser trusts */
export function createBrowser(ca: string): TestBrowser {
  const { http, close } = createNodeHttp({ ca });
  const cookies = new Map<string, string>();

  const load = async (url: string, form?: URLSearchParams): Promise<Page> => {
    const response = await http({
      url,
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { body: form.toString() }),
      signal: new AbortController().signal,
    });
    keep(response.headers['set-cookie'] ?? '', cookies);
    const { location } = response.headers;
    const text = await textOf(response);
    if (location !== undefined) return load(new URL(location, url).href);
    return { url, status: response.status, text, headers: response.headers };
  };

  return {
    signIn: async (url, person) => {
      let page = await load(url);
      for (let form = formOf(page, person); form !== undefined && page.status === 200; form = formOf(page, person)) {
        page = await load(form.action, form.fields);
      }
      return page;
    },
    close,
  };
}

/** Joined by commas as they arrive, which stand in dates too. */
function keep(header: string, cookies: Map<string, string>): void {
  for (const cookie of header.split(/, (?=[\w.-]+=)/)) {
    const [, name, value = ''] = /^([\w.-]+)=([^;]*)/.exec(cookie) ?? [];
    if (name === undefined) continue;
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}

async function textOf({ body }: HttpResponse): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** The page's first form, filled in. */
function formOf({ text, url }: Page, { address, password, declines = false }: Person) {
  const [, attributes, inner = ''] = /<form([^>]*)>(.*?)<\/form>/s.exec(text) ?? [];
  if (attributes === undefined) return undefined;
  const fields = new URLSearchParams();
  for (const [input] of inner.matchAll(/<(?:input|button)[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name !== undefined && name !== 'abort') fields.set(name, attribute(input, 'value') ?? '');
  }
  if (fields.has('login')) fields.set('login', address);
  if (fields.has('password')) fields.set('password', password);
  if (declines && attribute(attributes, 'id') === 'consent') fields.set('decline', 'yes');
  return { action: new URL(attribute(attributes, 'action') ?? '', url).href, fields };
}

const attribute = (element: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1]?.replaceAll('&amp;', '&');
