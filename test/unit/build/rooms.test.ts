import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../..');
const config = join(root, 'build/config/dependency-cruiser.mjs');
const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const rooms = z
  .array(
    z.object({
      name: z.string(),
      path: z.string(),
      may: z.array(z.string()),
      packages: z.array(z.string()),
      node: z.boolean().default(false),
      electron: z.boolean().default(false),
    }),
  )
  .parse(((await import(join(root, 'build/config/rooms.mjs'))) as { ROOMS: unknown }).ROOMS);
type Room = (typeof rooms)[number];

const ruleNames = z
  .object({ default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) })
  .parse(await import(config))
  .default.forbidden.map(({ name }) => name);

/** A folder of each room; the preload script is a room of one file. */
const FOLDERS: Readonly<Record<string, string>> = {
  shared: 'shared',
  ews: 'electron/ews',
  auth: 'electron/auth',
  gateway: 'electron/gateway',
  domain: 'electron/domain',
  engine: 'electron/engine',
  storage: 'electron/storage',
  worker: 'electron/worker',
  shell: 'electron/shell',
  cli: 'electron/cli',
  demo: 'electron/demo',
  preload: 'electron',
  'renderer-ui': 'renderer/ui',
  renderer: 'renderer/store',
};
const folderOf = ({ name }: Room): string => {
  const folder = FOLDERS[name];
  if (folder === undefined) throw new Error(`the room ${name} is new: say where it is`);
  return folder;
};

let tree = '';
beforeEach(() => (tree = mkdtempSync(join(tmpdir(), 'presently-rooms-'))));
afterEach(() => rmSync(tree, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(join(tree, dirname(path)), { recursive: true });
  writeFileSync(join(tree, path), text);
};
const imports = (modules: readonly string[]) => modules.map((name) => `import '${name}';\n`).join('');
const up = (folder: string) =>
  folder
    .split('/')
    .map(() => '..')
    .join('/');

/** The same rooms with one file each, which imports all that it may; and packages to import. */
function furnish(): void {
  for (const name of new Set(['electron', 'stranger', ...rooms.flatMap(({ packages }) => packages)])) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const room of rooms) {
    const folder = folderOf(room);
    const shared = room.name !== 'shared' && room.may.includes('^shared/') ? [`${up(folder)}/shared/plain.ts`] : [];
    const own = room.name === 'preload' ? 'preload.ts' : 'plain.ts';
    write(
      `${folder}/${own}`,
      `${imports([...shared, ...room.packages, ...(room.node ? ['node:fs'] : []), ...(room.electron ? ['electron'] : [])])}export {};\n`,
    );
  }
  write('electron/demo/index.ts', 'export {};\n');
  write('electron/worker/thread.ts', "void import('../demo/index.ts');\n");
  write('test/support/plain.ts', 'export {};\n');
  write('renderer/features/one/plain.ts', 'export {};\n');
}

const found = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What the tool finds, as `rule: file`, in the tree or in the product itself. */
async function violations(folder: string): Promise<readonly string[]> {
  const args = [command, '--config', config, '--output-type', 'json', 'electron', 'renderer', 'shared'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28 }).catch(
    // Its exit status counts the violations; what it found is on its output all the same.
    (failure: unknown) => z.object({ stdout: z.string() }).parse(failure),
  );
  const { summary } = found.parse(JSON.parse(stdout));
  if (summary.totalCruised < rooms.length) throw new Error('nothing was looked at');
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort();
}

describe('the rooms', () => {
  it('may import what they may', async () => {
    furnish();
    expect(await violations(tree)).toEqual([]);
  });

  it('are told of each thing that they may not, and of nothing else', async () => {
    furnish();
    const planted: string[] = [];
    const plant = (rule: string, file: string, modules: readonly string[]) => {
      write(file, `${imports(modules)}export {};\n`);
      planted.push(`${rule}: ${file}`);
    };
    for (const room of rooms) {
      const folder = folderOf(room);
      const foreign = room.name.startsWith('renderer') || room.name === 'shared' ? 'electron/domain' : 'renderer/ui';
      const wrong: Record<string, string> = {
        rooms: `${up(folder)}/${foreign}/plain.ts`,
        packages: 'stranger',
        ...(room.node ? {} : { node: 'node:fs' }),
      };
      if (room.name === 'preload') {
        write('electron/preload.ts', `${imports(Object.values(wrong))}export {};\n`);
        planted.push(...Object.keys(wrong).map((kind) => `preload-${kind}: electron/preload.ts`));
      } else {
        for (const [kind, name] of Object.entries(wrong)) {
          plant(`${room.name}-${kind}`, `${folder}/wrong-${kind}.ts`, [name]);
        }
      }
    }
    // A cycle is told of once.
    write('shared/round.ts', imports(['./about.ts']));
    plant('no-cycles', 'shared/about.ts', ['./round.ts']);
    plant('nothing-imports-test', 'electron/tested.ts', ['../test/support/plain.ts']);
    plant('demo-by-dynamic-import', 'electron/worker/hasty.ts', ['../demo/index.ts']);
    write('electron/compose.ts', "void import('./demo/plain.ts');\n");
    planted.push('demo-on-its-thread: electron/compose.ts');
    plant('features-apart', 'renderer/features/two/plain.ts', ['../one/plain.ts']);
    plant('no-unknown-modules', 'shared/lost.ts', ['./nowhere.ts']);
    expect(await violations(tree)).toEqual(planted.sort());
    expect(new Set(planted.map((line) => line.split(':')[0]))).toEqual(new Set(ruleNames));
  });

  it('are what the product lives by', async () => {
    expect(await violations(root)).toEqual([]);
  }, 60_000);

  it('hold every file once, but those that put all together', () => {
    const files = ['electron', 'renderer', 'shared'].flatMap((area) =>
      readdirSync(join(root, area), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `${area}/${name}`),
    );
    const homeless = files.filter((file) => rooms.filter(({ path }) => new RegExp(path).test(file)).length !== 1);
    expect(homeless.sort()).toEqual(
      ['compose-accounts', 'compose-common', 'compose-desk', 'compose-once', 'compose-toasts', 'compose', 'main'].map(
        (name) => `electron/${name}.ts`,
      ),
    );
  });
});
