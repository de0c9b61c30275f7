import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** What a program in the clean system did. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Who runs it; root where nobody is named. */
  readonly user?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A system of its own with nothing in it but what every Debian has: its own files, processes and mounts, our network. */
export interface CleanRoot {
  /** Where its files are, seen from outside. */
  readonly folder: string;
  /** Waits until it has ended and nobody else can write to its output. */
  run(command: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Copies a file of ours into it. */
  bring(file: string, to: string): Promise<void>;
  /** Each path in it but those of the package manager's own books, and what lives in memory. */
  files(): ReadonlySet<string>;
  /** Command lines of all that runs in it, its first process left out. */
  processes(): readonly { readonly pid: number; readonly command: string; readonly status: string }[];
  close(): Promise<void>;
}

const BOOKS = /^\/(?:var\/(?:lib|cache|log)\/|etc\/(?:ld\.so\.cache|.*-$)|proc\/|sys\/|dev\/|run\/|tmp\/|home\/)/;
const APT = ['apt.conf.d', 'auth.conf.d', 'sources.list', 'sources.list.d', 'keyrings', 'trusted.gpg.d'];

/** The new root takes the old one's place, as at a boot: within a chroot no user namespace can be opened. */
const ENTER = `
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs run
mkdir -p .outside
pivot_root . .outside
cd /
umount -l .outside
rmdir .outside
echo inside
exec sleep infinity
`;

/** Why no clean system can be made here; `undefined` where it can. */
export function cleanRootObstacle(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it takes root on Linux';
  if (!existsSync('/usr/sbin/debootstrap')) return 'it takes debootstrap';
  return spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']).status === 0 ? undefined : 'no mounts of its own';
}

/** Makes one out of the packages of this machine's own release, which takes about half a minute. */
export async function openCleanRoot(): Promise<CleanRoot> {
  const base = mkdtempSync(join(tmpdir(), 'presently-clean-'));
  const folder = join(base, 'root');
  const made = spawnSync('debootstrap', ['--variant=minbase', codename(), folder, mirror()], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`no clean system could be made: ${made.stdout.slice(-2000)}`);
  for (const name of APT) {
    const from = join('/etc/apt', name);
    if (existsSync(from)) cpSync(from, join(folder, 'etc/apt', name), { recursive: true });
  }
  for (const file of ['/etc/resolv.conf', '/etc/hosts']) cpSync(file, join(folder, file), { dereference: true });
  const holder = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--propagation', 'private', 'sh', '-euc', ENTER, 'sh', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  if (line !== 'inside') throw new Error('the clean system could not be entered');
  return inside(folder, base, holder);
}

function inside(folder: string, base: string, holder: ChildProcess): CleanRoot {
  const first = firstChild(holder.pid ?? 0);
  return {
    folder,
    run: async ([program = '', ...args], { user = 'root', input = '', env = {} } = {}) => {
      const home = user === 'root' ? '/root' : `/home/${user}`;
      const child = spawn(
        'nsenter',
        [
          ...['--target', String(first), '--mount', '--pid', '--root', '--wd'],
          ...['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', program, ...args],
        ],
        {
          env: {
            PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
            HOME: home,
            USER: user,
            LANG: 'C.UTF-8',
            ...env,
          },
        },
      );
      child.stdin.on('error', () => undefined); // it ended without reading
      child.stdin.end(input);
      const [stdout, stderr, [status]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit') as Promise<[number | null]>,
      ]);
      return { status, stdout, stderr };
    },
    bring: (file, to) => copyFile(file, join(`/proc/${first}/root`, to)),
    files: () => {
      // By the first process, since what is mounted in there isn't seen from outside.
      const root = `/proc/${first}/root`;
      const found = spawnSync('find', ['.', '-xdev', '-printf', '/%P\\n'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 256e6,
      });
      return new Set(found.stdout.split('\n').filter((path) => path !== '' && !BOOKS.test(path)));
    },
    processes: () => processesOf(first),
    close: async () => {
      const ended = once(holder, 'exit');
      // With the first process of a system all others end.
      process.kill(first, 'SIGKILL');
      await ended;
      rmSync(base, { recursive: true, force: true });
    },
  };
}

const osRelease = (key: string): string =>
  new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';

const codename = (): string => osRelease('VERSION_CODENAME');

/** Where this machine's own packages come from. */
function mirror(): string {
  const format = '$(REPO_URI) $(RELEASE)';
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', format], { encoding: 'utf8' });
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const uri = lines.find(([, release]) => release === codename())?.[0];
  if (uri === undefined) throw new Error('apt does not say where its packages come from');
  return uri;
}

function firstChild(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const [child = ''] = children;
  if (child === '') throw new Error('the clean system has no first process');
  return Number(child);
}

/** Whatever counts itself among the processes of that system, and what descends from those: a sandbox counts anew. */
function processesOf(first: number): ReturnType<CleanRoot['processes']> {
  const spaceOf = (pid: number | string) => readlinkSync(`/proc/${pid}/ns/pid`);
  const space = spaceOf(first);
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
        return [{ pid: Number(name), parent, command, status, isInside: spaceOf(name) === space }];
      } catch {
        return []; // ended between the two looks
      }
    });
  const belongs = (one: (typeof all)[number] | undefined): boolean =>
    one !== undefined && (one.isInside || belongs(all.find(({ pid }) => pid === one.parent)));
  // One that has ended and isn't fetched yet has no command.
  return all.filter((one) => one.pid !== first && one.command !== '' && belongs(one));
}
