import { describe, expect, test } from 'vitest';
import { addSample, describeTimeLeft, meanSpeed } from './upload-row.ts';

describe('speed', () => {
  test.each([
    ['nothing measured', [], null],
    ['one measure', [{ at: 0, sent: 0 }], null],
    [
      'too short to tell',
      [
        { at: 0, sent: 0 },
        { at: 499, sent: 900 },
      ],
      null,
    ],
    [
      'two seconds',
      [
        { at: 0, sent: 0 },
        { at: 2000, sent: 4000 },
      ],
      2000,
    ],
    [
      'a file that began again',
      [
        { at: 0, sent: 4000 },
        { at: 1000, sent: 0 },
      ],
      0,
    ],
  ])('%s', (_what, samples, speed) => {
    expect(meanSpeed(samples)).toBe(speed);
  });

  test('what is older than ten seconds is forgotten', () => {
    const old = { at: 0, sent: 0 };
    const kept = { at: 1, sent: 5 };
    const fresh = { at: 10_000, sent: 10 };
    expect(addSample([old, kept], fresh)).toEqual([kept, fresh]);
  });
});

describe('time left', () => {
  const units = {
    seconds: { one: 's', other: 's' },
    minutes: { one: 'm', other: 'm' },
    hours: { one: 'h', other: 'h' },
  };
  test.each([
    [0, 1, 's'],
    [59.4, 59, 's'],
    [60, 1, 'm'],
    [89 * 60, 89, 'm'],
    [90 * 60, 2, 'h'],
    [36_000, 10, 'h'],
  ])('%d seconds', (seconds, n, unit) => {
    expect(describeTimeLeft(seconds, units)).toEqual({ say: { one: unit, other: unit }, n });
  });
});
