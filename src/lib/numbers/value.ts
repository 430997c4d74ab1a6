import { parseBig } from './big.ts';
import type { Numeral } from './numeral.ts';
import { factorSmall, stripPrime } from './primes.ts';
import { greatestCommonDivisor, type Rational } from './rational.ts';

/** The exact number that a numeral means. */
export function toRational({ base, negative, whole, fraction, block }: Numeral): Rational {
  const before = parseBig(whole + fraction, base);
  const repeats = block === '' ? 1n : BigInt(base) ** BigInt(block.length) - 1n;
  // 0.ab(cd) is ab.(cd) shifted; and .(cd) is cd / 99, whatever the base.
  const top = block === '' ? before : before * repeats + parseBig(block, base);
  const reduced = reduceByBase(top, base, fraction.length);
  const shared = repeats === 1n ? 1n : greatestCommonDivisor(reduced.top % repeats, repeats);
  const size = reduced.top / shared;
  return { top: negative ? -size : size, bottom: reduced.bottom * (repeats / shared) };
}

/**
 * Reduce top / base^places. Only primes of the base can be shared, and taking those out is quick,
 * where Euclid on a million digits would take minutes.
 */
function reduceByBase(top: bigint, base: number, places: number): Rational {
  if (places === 0) return { top, bottom: 1n };
  if (top === 0n) return { top, bottom: 1n };
  let rest = top;
  let bottom = 1n;
  for (const { prime, power } of factorSmall(base)) {
    const owed = power * places;
    const found = BigInt(prime);
    if (rest % found !== 0n) {
      bottom *= found ** BigInt(owed);
      continue;
    }
    const stripped = stripPrime(rest, prime);
    const shared = Math.min(stripped.power, owed);
    rest = stripped.rest * found ** BigInt(stripped.power - shared);
    bottom *= found ** BigInt(owed - shared);
  }
  return { top: rest, bottom };
}
