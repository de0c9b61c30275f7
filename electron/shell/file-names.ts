/** Kinds that programs show and don't run. Office's with macros (.docm, .xlsm) aren't among them. */
const SHOWN = new Set([
  ...['pdf', 'txt', 'csv', 'log', 'md', 'rtf', 'ics', 'vcf'],
  ...['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'odp', 'one', 'vsdx', 'mpp'],
  ...['png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp', 'tif', 'tiff', 'heic'],
  ...['mp3', 'wav', 'm4a', 'ogg', 'wma', 'mp4', 'mov', 'avi', 'webm'],
  ...['zip', '7z', 'eml', 'msg'],
]);

/** Whether a file of that name may be handed to the system's program for it. */
export function isSafeToOpen(name: string): boolean {
  const kind = /\.([a-z\d]+)$/i.exec(safeFileName(name))?.[1]?.toLowerCase();
  return kind !== undefined && SHOWN.has(kind);
}

const LONGEST = 120;

/**
 * A name that is only a name on every system: no folders, no control or turning characters, nothing that Windows keeps for
 * devices, no dot or blank at an end. The kind at the end stays.
 */
export function safeFileName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const kind = /\.[a-z\d]{1,8}$/i.exec(bare)?.[0] ?? '';
  const stem = bare.slice(0, bare.length - kind.length).slice(0, LONGEST - kind.length);
  if (stem === '') return `file${kind}`;
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}${kind}` : `${stem}${kind}`;
}
