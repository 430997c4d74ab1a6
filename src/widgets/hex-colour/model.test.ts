import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toColour } from '#lib/numbers/colour.ts';
import { amountsOf, codeOf, sumOf, turnDigit } from './model.ts';

test('FF9933 is three lamps: 255, 153, 51', () => {
  expect(amountsOf('FF9933')).toEqual([255, 153, 51]);
  expect(amountsOf('FF9933').map(sumOf)).toEqual([
    '15·16 + 15 = 255',
    '9·16 + 9 = 153',
    '3·16 + 3 = 51',
  ]);
});

test('any colour has the lamps that the converter gives it, and is written as it writes it', () => {
  fc.assert(
    fc.property(fc.nat(0xff_ffff), (value) => {
      const colour = toColour(BigInt(value));
      const amounts = amountsOf(colour?.hex.slice(1) ?? '');
      expect(amounts).toEqual([colour?.red, colour?.green, colour?.blue]);
      expect(codeOf(amounts)).toBe(colour?.hex);
    }),
  );
});

test.each([
  [0x99, 'left', 0xa9],
  [0x99, 'right', 0x9a],
  [0xf9, 'left', 0x09],
  [0x9f, 'right', 0x90],
] as const)('%i, its %s digit turned, is %i', (amount, side, after) => {
  expect(turnDigit(amount, side)).toBe(after);
});
