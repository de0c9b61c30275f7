import { readAppLink, type AppLink } from '../../shared/app-link.ts';

/** How the app itself is started; everything else on its command line is Chromium's. */
export interface StartArguments {
  /** A line for the command line: an installed app has no Node beside it, so its own binary reads it. */
  readonly line?: { readonly words: readonly string[]; readonly appComes: boolean };
  readonly hidden: boolean;
  readonly demo: boolean;
  readonly lookAround: boolean;
  /** Print one JSON object and end. */
  readonly once: boolean;
  readonly server?: string;
  readonly user?: string;
  readonly passwordFromStdin: boolean;
  /** What a link that was pressed somewhere shows. */
  readonly link?: AppLink;
}

const NOTHING: StartArguments = {
  hidden: false,
  demo: false,
  lookAround: false,
  once: false,
  passwordFromStdin: false,
};

export function readStartArguments(argv: readonly string[]): StartArguments {
  const mark = argv.findIndex((argument) => argument === '--line' || argument === '--line-for-app-to-come');
  // All that follows is the line's, however it is called.
  if (mark >= 0) return { ...NOTHING, line: { words: argv.slice(mark + 1), appComes: argv[mark] !== '--line' } };
  const valueOf = (name: string): string | undefined => {
    const joined = argv.find((argument) => argument.startsWith(`--${name}=`));
    if (joined !== undefined) return joined.slice(name.length + 3);
    const at = argv.indexOf(`--${name}`);
    if (at < 0) return undefined;
    // Named without a value is a mistake to be told, not something left out.
    const next = argv[at + 1] ?? '';
    return next.startsWith('--') ? '' : next;
  };
  const server = valueOf('server');
  const user = valueOf('user');
  const [link] = argv.flatMap((argument) => readAppLink(argument) ?? []);
  return {
    hidden: argv.includes('--hidden'),
    demo: argv.includes('--demo'),
    lookAround: argv.includes('--look-around'),
    once: argv.includes('--once'),
    ...(server === undefined ? {} : { server }),
    ...(user === undefined ? {} : { user }),
    passwordFromStdin: argv.includes('--password-stdin'),
    ...(link === undefined ? {} : { link }),
  };
}
