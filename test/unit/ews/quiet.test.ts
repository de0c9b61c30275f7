import { describe, expect, it } from 'vitest';
import { EwsHttpError, EwsServerError } from '../../../electron/ews/errors.ts';
import { createQuiet } from '../../../electron/ews/quiet.ts';

const set = () => {
  const clock = { time: 0 };
  return { clock, quiet: createQuiet(() => clock.time) };
};
const busy = (backOffMs?: number) => new EwsServerError({ code: 'ErrorServerBusy', level: 'fault', backOffMs });
const waitOf = (check: () => void): number | undefined => {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof EwsServerError ? error.backOffMs : (error as EwsHttpError).retryAfterMs;
  }
};

describe('a server that asks to be left alone', () => {
  it('hears nothing until then, to the millisecond', () => {
    const { clock, quiet } = set();
    quiet.heed(busy(61_234));
    expect(waitOf(quiet.check)).toBe(61_234);
    clock.time = 61_233;
    expect(waitOf(quiet.check)).toBe(1);
    clock.time = 61_234;
    expect(waitOf(quiet.check)).toBeUndefined();
  });

  it('by Retry-After is heard as well, and the longest of several counts', () => {
    const { clock, quiet } = set();
    quiet.heed(new EwsHttpError(503, { retryAfterMs: 120_000 }));
    quiet.heed(busy(1000));
    clock.time = 5000;
    expect(waitOf(quiet.check)).toBe(115_000);
  });

  it('without saying how long keeps nobody', () => {
    const { quiet } = set();
    quiet.heed(busy());
    quiet.heed(new Error('something else'));
    expect(waitOf(quiet.check)).toBeUndefined();
  });

  it('for years is heard for a day', () => {
    const { clock, quiet } = set();
    quiet.heed(busy(Number.MAX_SAFE_INTEGER));
    clock.time = 24 * 60 * 60_000;
    expect(waitOf(quiet.check)).toBeUndefined();
  });

  it('is asked all the same where a person insists', () => {
    const { quiet } = set();
    quiet.heed(busy(60_000));
    quiet.forget();
    expect(waitOf(quiet.check)).toBeUndefined();
  });

  it('is left alone no longer than it asked for where the clock is set back a week', () => {
    const { clock, quiet } = set();
    clock.time = 7 * 24 * 60 * 60_000;
    quiet.heed(busy(60_000));
    clock.time = 0;
    expect(waitOf(quiet.check)).toBe(60_000);
    clock.time = 60_000;
    expect(waitOf(quiet.check)).toBeUndefined();
  });
});
