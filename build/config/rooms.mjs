// Who may import what: the table of ARCHITECTURE.md as data. A room may always import itself.

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {string} path a regular expression for the files of the room
 * @property {string[]} may regular expressions for files of other rooms that it may import
 * @property {string[]} packages npm packages that it may import
 * @property {boolean} [node] whether it may import Node's own modules
 * @property {boolean} [electron] whether it may import electron
 */

const SHARED = '^shared/';
/** What the engine asks of a cache. */
const CACHE = '^electron/engine/cache\\.ts$';

/** @type {Room[]} */
export const ROOMS = [
  { name: 'shared', path: SHARED, may: [], packages: ['zod', 'i18next', 'temporal-polyfill'] },
  {
    name: 'ews',
    path: '^electron/ews/',
    may: [],
    packages: ['fast-xml-parser', 'temporal-polyfill', 'windows-iana'],
  },
  {
    name: 'auth',
    path: '^electron/auth/',
    may: [SHARED, '^electron/ews/http\\.ts$'],
    packages: ['@azure/msal-node'],
    node: true,
  },
  {
    name: 'gateway',
    path: '^electron/gateway/',
    may: [SHARED, '^electron/ews/'],
    packages: ['temporal-polyfill', 'html-to-text', 'rrule-temporal', 'sanitize-html'],
  },
  { name: 'domain', path: '^electron/domain/', may: [SHARED], packages: ['temporal-polyfill'] },
  {
    name: 'engine',
    path: '^electron/engine/',
    may: [SHARED, '^electron/domain/', '^electron/gateway/(gateway|gateway-error|live|entries|voicemail-box)\\.ts$'],
    packages: [],
  },
  {
    name: 'storage',
    path: '^electron/storage/',
    may: [SHARED, CACHE],
    packages: ['zod', 'libsql'],
    node: true,
  },
  {
    name: 'worker',
    path: '^electron/worker/',
    may: [SHARED, CACHE, '^electron/storage/cache/cache-file\\.ts$', '^electron/demo/index\\.ts$'],
    packages: [],
    node: true,
  },
  {
    name: 'shell',
    path: '^electron/shell/',
    may: [SHARED, '^electron/engine/', '^electron/ews/http\\.ts$', '^electron/gateway/voicemail-box\\.ts$'],
    packages: ['zod', 'electron-log', 'electron-updater', '@jellybrick/dbus-next'],
    node: true,
    electron: true,
  },
  { name: 'cli', path: '^electron/cli/', may: [SHARED, '^electron/engine/'], packages: ['zod'], node: true },
  {
    name: 'demo',
    path: '^electron/demo/',
    may: [],
    packages: ['temporal-polyfill', 'rrule-temporal'],
    node: true,
  },
  { name: 'preload', path: '^electron/preload\\.ts$', may: [SHARED], packages: [], electron: true },
  {
    name: 'renderer-ui',
    path: '^renderer/ui/',
    may: [SHARED, '^renderer/words/'],
    packages: ['react', '@fluentui/react-components', '@fluentui/react-icons'],
  },
  {
    name: 'renderer',
    path: '^renderer/(?!ui/)',
    may: [SHARED, '^renderer/ui/'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'temporal-polyfill',
      '@fluentui/react-components',
      '@fluentui/react-icons',
      '@fullcalendar/react',
      '@tanstack/react-virtual',
      '@tiptap/react',
      '@tiptap/starter-kit',
      'dompurify',
    ],
  },
];
