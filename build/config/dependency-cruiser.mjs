import { ROOMS } from './rooms.mjs';

const NODE_MODULES = '(?:^|/)node_modules/';
const escape = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** @param {import('./rooms.mjs').Room} room */
function rulesOf(room) {
  const files = [room.path, ...room.may];
  const packages = room.packages.map((name) => `${NODE_MODULES}(?:@types/)?${escape(name)}/`);
  if (room.electron) packages.push(`${NODE_MODULES}electron/`);
  return [
    {
      name: `${room.name}-rooms`,
      comment: `${room.name} imports a room that it may not know`,
      severity: 'error',
      from: { path: room.path },
      to: { path: '^(electron|renderer|shared|test|build)/', pathNot: files },
    },
    {
      name: `${room.name}-packages`,
      comment: `${room.name} imports a package that isn't meant for it`,
      severity: 'error',
      from: { path: room.path },
      to: { dependencyTypesNot: ['core', 'local'], path: NODE_MODULES, pathNot: packages },
    },
    ...(room.node
      ? []
      : [
          {
            name: `${room.name}-node`,
            comment: `${room.name} does no input or output of its own`,
            severity: 'error',
            from: { path: room.path },
            to: { dependencyTypes: ['core'] },
          },
        ]),
  ];
}

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'demo-by-dynamic-import',
      comment: 'the embedded Exchange is loaded only where somebody looks around',
      severity: 'error',
      from: { path: '^electron/(?!demo/)' },
      to: { path: '^electron/demo/', dynamic: false },
    },
    {
      name: 'demo-on-its-thread',
      comment: 'the company to look around in is built on a thread, gone with it',
      severity: 'error',
      from: { path: '^electron/(?!demo/|worker/)' },
      to: { path: '^electron/demo/' },
    },
    {
      name: 'features-apart',
      comment: 'a feature never imports another',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'no-unknown-modules',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { couldNotResolve: true, pathNot: '^(electron|virtual:)' },
    },
    ...ROOMS.flatMap(rulesOf),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
