import { describe, expect, it } from 'vitest';
import type { Discovery } from '../../../../electron/ews/autodiscover/model.ts';
import { SITUATIONS } from './situations.ts';
import { play } from './stage.ts';

describe('a mail address is looked for', () => {
  it.each(SITUATIONS)('$name', async ({ end, requests, questions, ...scene }) => {
    const played = await play(scene);
    expect(endOf(played.outcome)).toEqual(end);
    expect(played.requests).toEqual(requests);
    expect(played.questions).toEqual(questions ?? []);
    for (const url of played.offered) expect(mayHaveCredentials(url, scene.agreed)).toBe(true);
    expect(played.timersLeft).toBe(0);
    expect(played.hanging).toBe(0);
    expect(played.ms).toBeLessThanOrEqual(30_000);
  });
});

const mayHaveCredentials = (url: string, agreed: readonly string[] = []): boolean => {
  const { protocol, hostname } = new URL(url);
  const domains = ['contoso.example', 'xn--bcher-kva.example', ...agreed];
  return protocol === 'https:' && domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
};

function endOf(outcome: Discovery): object {
  switch (outcome.kind) {
    case 'found': {
      const { url, way, redirectedAddress } = outcome;
      return { url, way, ...(redirectedAddress === undefined ? {} : { address: redirectedAddress }) };
    }
    case 'sign-in':
      return { signIn: outcome.hosts.map(({ host }) => host) };
    case 'failed': {
      const { reason, code } = outcome.error;
      return { reason, ...(code === undefined ? {} : { code }) };
    }
  }
}
