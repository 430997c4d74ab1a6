import fc from 'fast-check';
import { expect, test } from 'vitest';
import { borders, mostLevels, mostNoise, send, wrongIn } from './model.ts';

const numeral = (levels: number, noise: number, side: 'sent' | 'read') =>
  send(levels, noise)
    .map((moment) => moment[side])
    .join('');

const anyWire = fc.record({
  levels: fc.integer({ min: 2, max: mostLevels }),
  noise: fc.nat({ max: mostNoise }),
});

test('untouched: two levels are read right, ten are wrong in three places', () => {
  expect(numeral(2, 2, 'read')).toBe('01101010');
  expect(numeral(2, 2, 'sent')).toBe('01101010');
  expect(numeral(10, 2, 'sent')).toBe('45729061');
  expect(numeral(10, 2, 'read')).toBe('44739051');
});

test('without noise everything is right, and with the most of it even two levels fail', () => {
  for (let levels = 2; levels <= mostLevels; levels++) expect(wrongIn(send(levels, 0))).toBe(0);
  expect(wrongIn(send(2, mostNoise))).toBeGreaterThan(0);
});

test('more noise never makes fewer mistakes', () => {
  fc.assert(
    fc.property(anyWire, ({ levels, noise }) => {
      expect(wrongIn(send(levels, noise + 1))).toBeGreaterThanOrEqual(wrongIn(send(levels, noise)));
    }),
  );
});

test('no level is nearer than the one that is read', () => {
  fc.assert(
    fc.property(anyWire, fc.nat({ max: mostLevels - 1 }), ({ levels, noise }, other) => {
      const away = (arrived: number, level: number) => Math.abs(arrived - level / (levels - 1));
      for (const { arrived, read } of send(levels, noise)) {
        const nearest = away(arrived, read);
        expect(nearest).toBeLessThanOrEqual(away(arrived, other % levels) + 1e-9);
      }
    }),
  );
});

test('borders lie halfway between levels', () => {
  expect(borders(2)).toEqual([0.5]);
  expect(borders(3)).toEqual([0.25, 0.75]);
});
