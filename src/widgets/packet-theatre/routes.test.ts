import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestPrefix } from './routes.ts';

/** Another way to say it: write all bits as text, and see which text begins which. */
function bitsOf(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function begins(range: string, address: string): boolean {
  const [network = '', length] = range.split('/');
  return bitsOf(address).startsWith(bitsOf(network).slice(0, Number(length)));
}

// Few different octets, so that ranges lie in one another often.
const octet = fc.constantFrom(0, 4, 10, 16, 20, 128, 255);
const address = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
const range = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([a, n]) => `${a}/${n}`);

test('the longest prefix that fits wins, whatever the order of the routes', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), address, (ranges, to) => {
      const routes = ranges.map((one, i) => ({ range: one, target: `target-${i}` }));
      const lengths = ranges
        .filter((one) => begins(one, to))
        .map((one) => Number(one.split('/')[1]));
      const best = longestPrefix(routes, to);
      expect(best?.length ?? null).toBe(lengths.length ? Math.max(...lengths) : null);
      if (best) expect(begins(best.range, to)).toBe(true);
      expect(longestPrefix([...routes].reverse(), to)?.length).toBe(best?.length);
    }),
    { numRuns: 2000 },
  );
});

test('a prefix list stands for its ranges', () => {
  const routes = [
    { range: '0.0.0.0/0', target: 'nat' },
    { range: 'pl-s3', target: 'endpoint' },
  ];
  const lists = { 'pl-s3': ['192.0.2.0/24', '198.18.0.0/15'] };
  expect(longestPrefix(routes, '192.0.2.44', lists)?.route.target).toBe('endpoint');
  expect(longestPrefix(routes, '198.19.0.1', lists)?.range).toBe('198.18.0.0/15');
  expect(longestPrefix(routes, '203.0.113.80', lists)?.route.target).toBe('nat');
});

test('what is no address, and what nothing fits, has no route', () => {
  expect(longestPrefix([{ range: '0.0.0.0/0', target: 'igw' }], '::1')).toBeNull();
  expect(longestPrefix([], '10.0.0.1')).toBeNull();
  expect(longestPrefix([{ range: '0.0.0.0/0', target: 'igw' }], 'nowhere')).toBeNull();
});
