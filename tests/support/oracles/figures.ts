import fc from 'fast-check';
import { fileTypeFromBuffer } from 'file-type';
import { columnsOf as sumColumns } from '#lib/numbers/columns.ts';
import { deal, showing, sharesOf as upOf, worth, writeRow } from '#widgets/binary-cards/model.ts';
import { rowsOf, writeWhole } from '#widgets/carry/model.ts';
import { kindOf, paint } from '#widgets/dump/model.ts';
import { countOn } from '#widgets/finger-odometer/model.ts';
import { halve, readUpwards } from '#widgets/halving/model.ts';
import { amountsOf, codeOf, sumOf, turnDigit } from '#widgets/hex-colour/model.ts';
import { describePush, wheelsAt } from '#widgets/odometer/model.ts';
import { changeDigit, columnsOf, sharesOf, writeSum } from '#widgets/place-board/model.ts';
import { powersOf } from '#widgets/power-table/model.ts';
import { cutInto, writeCut } from '#widgets/regroup/model.ts';
import * as board from '#widgets/signed-board/model.ts';
import { readBelow, readSum, writeIn } from './by-hand.ts';
import { compare } from './comparison.ts';
import { bases, upTo } from './shapes.ts';

/** A number and a base whose numeral has at most so many places. */
const onBoard = (places: number) =>
  fc
    .record({ base: bases, size: upTo(2 ** 24), place: fc.nat({ max: places - 1 }) })
    .map(({ base, size, place }) => ({ base, place, value: size % base ** places }));

const pairs = fc.record({ a: upTo(4_095), b: upTo(4_095), minus: fc.boolean() }).map((one) => ({
  ...one,
  a: Math.max(one.a, one.b),
  b: Math.min(one.a, one.b),
}));

const kinds: Readonly<Record<string, string>> = {
  png: 'PNG',
  jpg: 'JPEG',
  gif: 'GIF',
  pdf: 'PDF',
  zip: 'ZIP',
};

/** The beginning of a file that its signature makes, or one wrong byte in it. */
const files = fc
  .record({
    start: fc.constantFrom(
      '89504E470D0A1A0A0000000D494844520000001000000010',
      'FFD8FFE000104A464946',
      '474946383961',
      '255044462D312E37',
      '504B03041400000008',
      '00000000000000000000',
    ),
    wrong: fc.option(fc.nat({ max: 2 }), { nil: null }),
  })
  .map(({ start, wrong }) => {
    const bytes = Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(64, 0x55)]);
    if (wrong !== null) bytes[wrong] = (bytes[wrong] ?? 0) ^ 0x01;
    return bytes;
  });

/** The figures of the lessons. */
export const figureComparisons = [
  compare({
    model: 'halving/model',
    oracle: 'Number.toString(2)',
    cases: upTo(1_000_000),
    ours: (value) => {
      const rows = halve(value);
      return [readUpwards(rows), rows.every((row) => row.value === row.half * 2 + row.rest)];
    },
    theirs: (value) => [`${value === 0 ? '' : value.toString(2)}₂`, true],
  }),
  compare({
    model: 'place-board/model',
    oracle: 'Number.toString(base), and sums read back',
    share: 2,
    cases: fc.tuple(onBoard(6), fc.integer({ min: -40, max: 40 })),
    ours: ([{ base, place, value }, digit]) => {
      const sum = writeSum(value, base).split(' = ');
      return [
        columnsOf(value, base, 6)
          .map(({ symbol, blank }) => (blank ? ' ' : symbol))
          .join(''),
        changeDigit(value, base, place, digit),
        sharesOf(value, base).reduce((all, share) => all + share, 0),
        readBelow(sum[0] ?? ''),
        readSum(sum[1] ?? ''),
      ];
    },
    theirs: ([{ base, place, value }, digit]) => {
      const digits = [...writeIn(value, base, 6)];
      digits[5 - place] = writeIn(((digit % base) + base) % base, base);
      return [
        writeIn(value, base).padStart(6, ' '),
        Number.parseInt(digits.join(''), base),
        value,
        value,
        value,
      ];
    },
  }),
  compare({
    model: 'odometer/model',
    oracle: 'Number.toString(base)',
    share: 2,
    cases: onBoard(5),
    ours: ({ base, value }) => {
      const wheels = wheelsAt(value, base, 5);
      return [
        wheels.map(({ now }) => now || ' ').join(''),
        wheels.map(({ next }) => next || ' ').join(''),
        wheels.map(({ turns }) => Number(turns)).join(''),
        describePush(value, value + 1, base),
      ];
    },
    theirs: ({ base, value }) => {
      const [now, next] = [value, value + 1].map((one) => writeIn(one, base).padStart(6, ' ')) as [
        string,
        string,
      ];
      const turned = [...now].map((symbol, i) => Number(symbol !== next[i])).join('');
      return [
        now.slice(1),
        next.slice(1),
        turned.slice(1),
        {
          turned: turned.replaceAll('0', '').length,
          grew: now.lastIndexOf(' ') > next.lastIndexOf(' '),
        },
      ];
    },
  }),
  compare({
    model: 'regroup/model',
    oracle: 'the row of bits, cut as text',
    cases: fc.record({ value: upTo(255), rightmost: fc.integer({ min: 1, max: 4 }) }),
    ours: ({ value, rightmost }) => {
      const groups = cutInto(value, rightmost);
      const bits = groups.map(({ places }) => places.map(({ bit }) => bit).join('')).join(' ');
      return [bits, writeCut(groups)];
    },
    theirs: ({ value, rightmost }) => {
      const bits = writeIn(value, 2, 8);
      const cut = [
        ...(bits.slice(0, -rightmost).match(/.{1,4}(?=(.{4})*$)/g) ?? []),
        bits.slice(-rightmost),
      ];
      const digits = cut.map((group) => writeIn(Number.parseInt(group, 2), 16)).join('');
      return [cut.join(' '), digits.replace(/^0+(?=.)/, '')];
    },
  }),
  compare({
    model: 'carry/model, numbers/columns',
    oracle: 'BigInt, as bits',
    share: 2,
    cases: pairs,
    ours: ({ a, b, minus }) => {
      const columns = sumColumns(a, b, minus);
      const { above, below, result, weights } = rowsOf(a, b, minus, columns.length);
      const line = writeWhole(a, b, minus);
      return [
        [above, below, result].map((row) => BigInt(`0b${row.join('').trim()}`)),
        weights.reduce((sum, weight, i) => sum + weight * Number(result[i] || 0), 0),
        line.split(': ').map((part) => readBelow(part.split(' = ')[1] ?? '')),
      ];
    },
    theirs: ({ a, b, minus }) => {
      const whole = minus ? BigInt(a) - BigInt(b) : BigInt(a) + BigInt(b);
      return [[BigInt(a), BigInt(b), whole], Number(whole), [Number(whole), Number(whole)]];
    },
  }),
  compare({
    model: 'numbers/columns, what is sent on',
    oracle: 'BigInt, the columns to the right',
    cases: pairs,
    ours: ({ a, b, minus }) => sumColumns(a, b, minus).map(({ after }) => after),
    theirs: ({ a, b, minus }) => {
      const [x, y] = [BigInt(a), BigInt(b)];
      const places = (minus ? x : x + y).toString(2).length;
      return Array.from({ length: places }, (_, i) => {
        // What no longer fits into these columns has gone on to the next.
        const [right, low] = [BigInt.asUintN(i + 1, x), BigInt.asUintN(i + 1, y)];
        return minus ? Number(right < low) : Number((right + low) >> BigInt(i + 1));
      });
    },
  }),
  compare({
    model: 'signed-board/model',
    oracle: 'BigInt.asIntN, typed arrays',
    share: 2,
    cases: fc.record({
      width: fc.constantFrom(...board.widths),
      signed: fc.boolean(),
      value: fc.oneof(
        fc.integer({ min: -(2 ** 34), max: 2 ** 34 }),
        fc.constantFrom(0, -1, 7, 8, -8, 127, 128, -128, -129, 2 ** 31, -(2 ** 31), 2 ** 32 - 1),
      ),
      place: fc.nat({ max: 31 }),
    }),
    ours: ({ width, signed, value, place }) => {
      const shown = board.put({ width, signed, bits: 0 }, value);
      const [numeral = '', sum = '', total] = board.writeSum(shown).split(' = ');
      return [
        board.worthOf(shown),
        board.turn(shown, place % width).bits,
        numeral,
        readSum(total ?? sum),
        board
          .placesOf(shown)
          .map(({ up }) => Number(up))
          .join(''),
        board.rangeOf(shown),
      ];
    },
    theirs: ({ width, signed, value, place }) => {
      const bits = BigInt.asUintN(width, BigInt(value));
      const shown = Number(signed ? BigInt.asIntN(width, bits) : bits);
      const row = bits.toString(2).padStart(width, '0');
      const [least, most] = signed
        ? [
            BigInt.asIntN(width, 1n << BigInt(width - 1)),
            ~BigInt.asIntN(width, 1n << BigInt(width - 1)),
          ]
        : [0n, BigInt.asUintN(width, -1n)];
      return [
        shown,
        Number(bits ^ (1n << BigInt(place % width))),
        row,
        shown,
        row,
        { least: Number(least), most: Number(most) },
      ];
    },
  }),
  compare({
    model: 'hex-colour/model',
    oracle: 'Buffer',
    cases: fc.tuple(upTo(255), upTo(255), upTo(255)),
    ours: (amounts) => {
      const code = codeOf(amounts);
      const [left = '', right = ''] = [
        turnDigit(amounts[0], 'left'),
        turnDigit(amounts[0], 'right'),
      ].map(String);
      return [
        code,
        amountsOf(code.slice(1)),
        readSum(sumOf(amounts[1]).split(' = ')[0] ?? ''),
        left,
        right,
      ];
    },
    theirs: (amounts) => {
      const hex = Buffer.from(amounts).toString('hex').toUpperCase();
      const turned = [0, 1].map((at) => {
        const digits = [...hex.slice(0, 2)];
        digits[at] = '123456789ABCDEF0'.charAt(Number.parseInt(digits[at] ?? '', 16));
        return String(Buffer.from(digits.join(''), 'hex')[0]);
      });
      return [`#${hex}`, amounts, amounts[1], ...turned];
    },
  }),
  compare({
    model: 'dump/model',
    oracle: 'file-type, Buffer',
    cases: fc.record({ file: files, byte: upTo(255) }),
    ours: ({ file, byte }) => [kindOf([...file]), paint(byte)],
    theirs: async ({ file, byte }) => {
      const found = await fileTypeFromBuffer(file);
      const sign = Buffer.of(byte).toString('latin1');
      return [kinds[found?.ext ?? ''] ?? null, /^[ -~]$/.test(sign) ? sign : '·'];
    },
  }),
  compare({
    model: 'finger-odometer/model',
    oracle: 'Number.toString(base)',
    cases: fc.record({ fingers: fc.integer({ min: 2, max: 16 }), stones: upTo(300) }),
    ours: ({ fingers, stones }) => {
      const { up, wheels } = countOn(fingers, stones);
      return [wheels.map(({ symbol }) => symbol).join(''), wheels[0]?.weight, up];
    },
    theirs: ({ fingers, stones }) => {
      const digits = stones === 0 ? '' : writeIn(stones, fingers);
      const first = digits && Number.parseInt(`1${'0'.repeat(digits.length - 1)}`, fingers);
      return [digits, first || undefined, Number.parseInt(digits.slice(-1) || '0', fingers)];
    },
  }),
  compare({
    model: 'power-table/model',
    oracle: 'BigInt **',
    cases: fc.integer({ min: 2, max: 16 }),
    ours: (base) =>
      powersOf(base).map(({ exponent, product, value }) => [
        exponent,
        product === '' ? 1 : readSum(product),
        value,
      ]),
    theirs: (base) => {
      const exponents = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
      const all = exponents.map(
        (exponent) => [exponent, Number(BigInt(base) ** BigInt(exponent))] as const,
      );
      return all
        .filter(([, value]) => value < 131_072)
        .map(([exponent, value]) => [exponent, value, value]);
    },
  }),
  compare({
    model: 'binary-cards/model',
    oracle: 'Number.parseInt, a walk that meets all',
    cases: fc
      .integer({ min: 2, max: 10 })
      .chain((count) => fc.record({ count: fc.constant(count), value: upTo(2 ** count - 1) })),
    ours: ({ count, value }) => {
      const cards = showing(value, count);
      const [numeral = '', sum = ''] = writeRow(cards).split(' = ');
      const walk = new Set<number>();
      for (let at = value; !walk.has(at); at = deal(at, count)) walk.add(at);
      return [worth(cards), readBelow(numeral), readSum(sum), upOf(cards).length, walk.size];
    },
    theirs: ({ count, value }) => {
      const ones = value.toString(2).replaceAll('0', '').length;
      return [value, value, value, ones, Number.parseInt('1'.repeat(count), 2) + 1];
    },
  }),
];
