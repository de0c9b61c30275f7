import { createTranslator } from '../../shared/messages/index.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './support/axe.ts';
import { expect, test } from './support/company.ts';
import { SIGHTS, walkToFirstMailbox, WHOLE_WAY, type Sight } from './support/first-mailbox.ts';

for (const language of ['en', 'fr'] as const) {
  test(`the way to the first mailbox goes by keyboard alone, and everybody can read it, in ${language}`, async ({
    start,
    company,
    profile,
  }) => {
    test.setTimeout(180_000);
    writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language }));
    const contoso = await company(WHOLE_WAY);
    const presently = await start({ ...contoso.start, welcome: true });
    const seen: Sight[] = [];
    const found: string[] = [];
    await walkToFirstMailbox({
      presently,
      contoso,
      t: createTranslator(language),
      at: async (sight) => {
        seen.push(sight);
        for (const violation of await violations(presently.window)) found.push(`${sight}: ${violation}`);
        expect(await overflowing(presently), sight).toEqual([]);
      },
    });
    expect(seen).toEqual(SIGHTS);
    expect(found).toEqual([]);
  });
}

/** What is wider than its place: text cut off, a page that scrolls sideways. */
const overflowing = ({ window }: Parameters<typeof walkToFirstMailbox>[0]['presently']): Promise<readonly string[]> =>
  window.evaluate(() =>
    [...document.querySelectorAll('main, main section, main button, main label')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`),
  );
