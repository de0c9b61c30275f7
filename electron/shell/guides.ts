import { join } from 'node:path';
import type { Guide } from '../../shared/views.ts';

/** Where a guide's page lies. Out of the archive that the app is packaged in: browsers can't read there. */
export function guidePath(appPath: string, guide: Guide, language: 'en' | 'fr'): string {
  const folder = appPath.endsWith('.asar') ? `${appPath}.unpacked` : appPath;
  return join(folder, 'out', 'guides', guide === 'user' ? `user-guide.${language}.html` : 'administrator-guide.html');
}
