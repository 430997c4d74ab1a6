import fc from 'fast-check';

// Random cases in the shapes that break things: zeros, powers and their neighbours, rows of ones,
// borders of a range, ties between two neighbours.

/** Any base that we write. */
export const bases = fc.integer({ min: 2, max: 36 });

/** Whole numbers of up to so many bits, with either sign. */
export function wholes(bits: number): fc.Arbitrary<bigint> {
  return fc.oneof(
    { weight: 3, arbitrary: sizes(bits) },
    { weight: 2, arbitrary: sizes(bits).map((size) => -size) },
  );
}

/** Whole numbers of up to so many bits, none below zero. */
export function sizes(bits: number): fc.Arbitrary<bigint> {
  return fc.oneof(
    fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
    fc.bigInt({ min: 0n, max: 300n }),
    // Below a power every digit is the last one; of base two that is a row of ones.
    fc
      .tuple(bases, fc.nat({ max: 1_000_000 }), fc.constantFrom(-1n, 0n, 1n))
      .map(([base, at, by]) => {
        const exponent = at % (Math.floor(bits / Math.log2(base)) + 1);
        return BigInt(base) ** BigInt(exponent) + by;
      }),
  );
}

/** Plain whole numbers from nothing to a limit, the limit more often than chance has it. */
export function upTo(most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: most }) },
    fc.constantFrom(0, most, Math.floor(most / 2), Math.ceil(most / 2)),
  );
}

/** A digit row of a base, in capitals. */
export function digitRows(base: number, { least = 0, most = 12 } = {}): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.integer({ min: 0, max: base - 1 }), fc.constantFrom(0, base - 1)), {
      minLength: least,
      maxLength: most,
    })
    .map((digits) => digits.map((digit) => digit.toString(base).toUpperCase()).join(''));
}

/** Finite doubles: near the borders of every format, with rows of ones and zeros behind, so that many lie between two neighbours of a smaller format. */
export const doubles: fc.Arbitrary<number> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      fc.integer({ min: -1074, max: 1023 }),
      fc.integer({ min: -150, max: 128 }),
      fc.integer({ min: -26, max: 16 }),
      fc.constantFrom(
        -1074,
        -1022,
        -1021,
        -149,
        -133,
        -126,
        -25,
        -24,
        -14,
        0,
        15,
        16,
        127,
        128,
        1023,
      ),
    ),
    fc.bigInt({ min: 0n, max: 2n ** 52n - 1n }),
    fc.integer({ min: 0, max: 52 }),
    fc.constantFrom('as it is', 'zeros', 'ones', 'half') as fc.Arbitrary<Tail>,
  )
  .map(([negative, exponent, fraction, length, tail]) => {
    const size = (1 + Number(endIn(fraction, length, tail)) / 2 ** 52) * 2 ** exponent;
    return negative ? -size : size;
  });

type Tail = 'as it is' | 'zeros' | 'ones' | 'half';

/** Replace the last bits of a fraction. */
function endIn(fraction: bigint, length: number, tail: Tail): bigint {
  const width = BigInt(length);
  const front = (fraction >> width) << width;
  switch (tail) {
    case 'as it is':
      return fraction;
    case 'zeros':
      return front;
    case 'ones':
      return front | ((1n << width) - 1n);
    case 'half':
      return length === 0 ? front : front | (1n << (width - 1n));
  }
}

/** IPv4 addresses, those at the borders of networks too. */
export const ipv4 = fc
  .tuple(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    upTo(32),
    fc.constantFrom('any', 'first', 'last'),
  )
  .map(([address, free, which]) => {
    const network = address - (address % 2 ** free);
    return which === 'any' ? address : which === 'first' ? network : network + 2 ** free - 1;
  });
