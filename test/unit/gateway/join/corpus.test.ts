import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findJoinUrl } from '../../../../electron/gateway/join-link.ts';
import { CORPUS, type JoinText } from './corpus.ts';

const answerTo = ({ declared, location = '', subject = '', body = '' }: JoinText): string | undefined =>
  findJoinUrl(declared, location, subject, body);

/** A third that nobody chose. */
const isHeldOut = (text: JoinText): boolean =>
  Number.parseInt(createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 8), 16) % 3 === 0;

function judge(texts: readonly JoinText[]) {
  const judged = texts.map((text) => ({ text, answer: answerTo(text) }));
  const right = judged.filter(({ text, answer }) => answer !== undefined && answer === text.link).length;
  const given = judged.filter(({ answer }) => answer !== undefined).length;
  const wanted = texts.filter(({ link }) => link !== undefined).length;
  const wrong = judged.filter(({ text, answer }) => answer !== text.link);
  return { texts: texts.length, precision: right / given, recall: right / wanted, wrong };
}

describe('where a meeting is joined', () => {
  it('is found in two hundred texts and more, of which a third is chosen by hash', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CORPUS.map((text) => JSON.stringify(text))).size).toBe(CORPUS.length);
    const chosen = CORPUS.filter(isHeldOut);
    expect(chosen.length).toBeGreaterThan(CORPUS.length / 4);
    for (const [name, texts] of Object.entries({ chosen, all: CORPUS })) {
      const { wrong, precision, recall, ...rest } = judge(texts);
      console.log(JSON.stringify({ name: `join links, ${name}`, ...rest, precision, recall }));
      expect(wrong.map(({ text, answer }) => ({ ...text, answer }))).toEqual([]);
      expect(precision).toBeGreaterThanOrEqual(0.98);
      expect(recall).toBeGreaterThanOrEqual(0.98);
    }
  });

  it('is never another scheme, and never an address that carries a name or a password', () => {
    for (const text of CORPUS) expect(answerTo(text) ?? 'https://').toMatch(/^https:\/\/[^@]*(?:\/|$)/);
  });
});
