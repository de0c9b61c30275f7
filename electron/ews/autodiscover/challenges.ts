/**
 * Takes `WWW-Authenticate` apart, where several challenges and their parameters stand between commas alike.
 * @returns one text a challenge, e.g. `NTLM`, `Basic realm="x"`
 */
export function splitChallenges(header: string | undefined): readonly string[] {
  const pieces = header?.match(/(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g) ?? [];
  const challenges: string[] = [];
  for (const piece of pieces.map((text) => text.trim()).filter((text) => text !== '')) {
    const before = challenges.at(-1);
    if (before !== undefined && isParameter(piece)) challenges[challenges.length - 1] = `${before}, ${piece}`;
    else challenges.push(piece);
  }
  return challenges;
}

const isParameter = (piece: string): boolean => /^[^\s=,]+\s*=(?!=*$)/.test(piece);

/** The scheme of a challenge in lower case. */
export const schemeOf = (challenge: string): string => challenge.split(/\s/, 1)[0]?.toLowerCase() ?? '';
