import fc from 'fast-check';
import { byteCount, codePointsOf, framesOf, utf8, writeCodePoint } from '#lib/text/utf8.ts';
import { columnsOf, unpack } from '#widgets/text-bytes/model.ts';
import { compare } from './comparison.ts';

const encoder = new TextEncoder();

/** Text of every script, halves of surrogate pairs among it. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }),
        fc.constantFrom(
          0x7f,
          0x80,
          0x7ff,
          0x800,
          0xd7ff,
          0xd800,
          0xdbff,
          0xdc00,
          0xdfff,
          0xe000,
          0xffff,
        ),
      ),
      { maxLength: 8 },
    )
    .map((units) => String.fromCharCode(...units)),
);

const points = fc
  .oneof(
    fc.integer({ min: 0, max: 0x10ffff }),
    fc.constantFrom(0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x0915),
  )
  .filter((point) => point < 0xd800 || point > 0xdfff);

const hexOf = (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('hex').toUpperCase().match(/../g) ?? [];

/** Texts as numbers. */
export const textComparisons = [
  compare({
    model: 'text/utf8, texts',
    oracle: 'TextEncoder',
    share: 2,
    cases: texts,
    ours: (text) => codePointsOf(text).flatMap(utf8),
    theirs: (text) => hexOf(encoder.encode(text)),
  }),
  compare({
    model: 'text/utf8, symbols',
    oracle: 'TextEncoder, Buffer',
    share: 2,
    cases: points,
    ours: (point) => {
      const frames = framesOf(point);
      return [
        byteCount(point),
        utf8(point),
        frames.map(({ frame, bits }) => frame + bits).join(''),
        Number.parseInt(frames.map(({ bits }) => bits).join(''), 2),
        Number.parseInt(writeCodePoint(point).slice(2), 16),
      ];
    },
    theirs: (point) => {
      const bytes = encoder.encode(String.fromCodePoint(point));
      const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
      return [bytes.length, hexOf(bytes), bits, point, point];
    },
  }),
  compare({
    model: 'text-bytes/model',
    oracle: 'Buffer, codePointAt',
    cases: texts,
    ours: (text) =>
      columnsOf(text).map(({ symbol, point, bytes }) => [
        symbol,
        point,
        bytes.join(''),
        Number.parseInt(unpack(symbol).fours.join(''), 2),
      ]),
    theirs: (text) =>
      [...text.toWellFormed()].slice(0, 20).map((symbol) => {
        const point = symbol.codePointAt(0) ?? 0;
        const hex = point.toString(16).toUpperCase();
        return [
          symbol,
          `U+${'0'.repeat(Math.max(0, 4 - hex.length))}${hex}`,
          Buffer.from(symbol).toString('hex').toUpperCase(),
          point,
        ];
      }),
  }),
];
