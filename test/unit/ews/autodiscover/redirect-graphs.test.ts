import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, json, known, moved, pox, refuses, soap } from './replies.ts';
import { play, type Answer, type World } from './stage.ts';

const OWN = ['contoso.example', 'autodiscover.contoso.example', 'eu.contoso.example'];
const FOREIGN = ['hoster.example', 'autodiscover.hoster.example', 'notcontoso.example', 'contoso.example.evil.example'];
const HOSTS = [...OWN, ...FOREIGN];

const host = fc.constantFrom(...HOSTS);
const place = fc
  .record({
    scheme: fc.constantFrom('https', 'https', 'https', 'http'),
    at: host,
    ending: fc.constantFrom('svc', 'xml', 'json'),
    query: fc.constantFrom('', '', '?x=1'),
  })
  .map(({ scheme, at, ending, query }) => `${scheme}://${at}/autodiscover/autodiscover.${ending}${query}`);
const mailbox = fc
  .tuple(fc.constantFrom('mira', 'mira.voss', 'm'), host)
  .map(([local, domain]) => `${local}@${domain}`);
const redirect: fc.Arbitrary<Answer> = fc.oneof(
  fc.tuple(place, fc.constantFrom(301, 302, 307, 308)).map(([to, status]) => moved(to, status)),
  place.map((to) => pox.redirectUrl(to)),
  place.map((to) => soap.redirectUrl(to)),
  mailbox.map((to) => pox.redirectAddress(to)),
  mailbox.map((to) => soap.redirectAddress(to)),
);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 6, arbitrary: redirect },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Answer>(
      html,
      refuses,
      'silent',
      'certificate',
      pox.error(500),
      known(soap.redirectAddress('m@hoster.example')),
      soap.wholeError('ServerBusy'),
      { status: 404 },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Answer>(json.found(), soap.found(), pox.found()) },
);

const world: fc.Arbitrary<World> = fc
  .array(fc.tuple(fc.constantFrom('json', 'soap', 'pox', 'http'), host, answer), { minLength: 5, maxLength: 30 })
  .map((entries) => ({
    ...Object.fromEntries(HOSTS.map((name) => [`site ${name}`, {}])),
    ...Object.fromEntries(entries.map(([way, name, reply]) => [`${way} ${name}`, reply])),
  }));

const records = fc.array(
  fc.record({ name: host, port: fc.constantFrom(443, 443, 8443), priority: fc.nat(3), weight: fc.nat(3) }),
  { maxLength: 6 },
);

describe('whatever servers answer', () => {
  it('the search ends, follows ten redirects at most, asks nothing twice, and keeps credentials where they belong', async () => {
    const scene = fc.record({ world, srv: records, agreed: fc.subarray(FOREIGN) });
    await fc.assert(
      fc.asyncProperty(scene, async ({ world: answers, srv, agreed }) => {
        const { outcome, asked, offered, questions, ms, timersLeft, hanging } = await play({
          world: answers,
          srv,
          agreed,
        });
        expect(ms).toBeLessThanOrEqual(30_000);
        expect([timersLeft, hanging]).toEqual([0, 0]);
        expect(new Set(questions).size).toBe(questions.length);

        const count = (...kinds: readonly string[]): number =>
          outcome.steps.filter((step) => kinds.includes(step.outcome.kind)).length;
        // All of these targets are Autodiscover's, so each is followed unless there have been too many.
        expect(count('redirect-url', 'redirect-address') - count('too-many-redirects')).toBeLessThanOrEqual(10);
        // A busy server alone is asked the same again. Questions that name no mailbox (the plain GET, a redirect's own query)
        // may come once for each of several addresses.
        const named = asked.filter((question) => /@|%40/.test(question));
        expect(named.length - new Set(named).size).toBeLessThanOrEqual(count('busy'));

        for (const url of offered) {
          const { protocol, hostname } = new URL(url);
          const allowed = ['contoso.example', ...agreed.filter((one) => questions.includes(one))];
          expect(protocol).toBe('https:');
          expect(allowed.some((one) => hostname === one || hostname.endsWith(`.${one}`))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
