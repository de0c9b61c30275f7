import { readFileSync } from 'node:fs';
import { z } from 'zod';

/*
 * The page of a window says which scripts its kind and its view will want, so that all come at once: otherwise each is
 * only known when the one before has run.
 */

/** The bundler's list: what each module became, and what that imports. */
const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), isEntry: z.boolean().default(false) }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** Reads the list; without it windows load as well, only one script after the other. */
export function readManifest(path: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/** The scripts that a page with this query will import, beside what it names itself. */
export function windowParts(manifest: Manifest, query: URLSearchParams): readonly string[] {
  const view = query.get('view') ?? '';
  const wanted = [
    `windows/${query.get('window') ?? 'main'}-window.tsx`,
    `windows/${view}-view.tsx`,
    `features/${view}/${view}-page.tsx`,
  ];
  const found = new Set<string>();
  const add = (name: string): void => {
    const part = manifest[name];
    if (part === undefined || part.isEntry || found.has(part.file)) return;
    found.add(part.file);
    part.imports.forEach(add);
  };
  wanted.forEach(add);
  return [...found].filter((file) => file.endsWith('.js'));
}
