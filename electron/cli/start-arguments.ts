/** How the app itself is started; everything else on its command line is Chromium's. */
export interface StartArguments {
  readonly hidden: boolean;
  readonly demo: boolean;
  readonly lookAround: boolean;
  /** Print one JSON object and end. */
  readonly once: boolean;
  readonly server?: string;
  readonly user?: string;
  readonly passwordFromStdin: boolean;
}

export function readStartArguments(argv: readonly string[]): StartArguments {
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
  return {
    hidden: argv.includes('--hidden'),
    demo: argv.includes('--demo'),
    lookAround: argv.includes('--look-around'),
    once: argv.includes('--once'),
    ...(server === undefined ? {} : { server }),
    ...(user === undefined ? {} : { user }),
    passwordFromStdin: argv.includes('--password-stdin'),
  };
}
