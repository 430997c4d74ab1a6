import type { ScaleName, Tongue } from './spoken.ts';

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const byThrees = [
  'decillion',
  'nonillion',
  'octillion',
  'septillion',
  'sextillion',
  'quintillion',
  'quadrillion',
  'trillion',
  'billion',
  'million',
  'thousand',
];

const hundred: ScaleName = { power: 100n, name: 'hundred' };

/** English, as it is spoken in India: "one hundred and sixteen". */
export const english: Tongue = {
  minus: 'minus',
  point: 'point',
  and: 'and',
  digits,
  scales: {
    international: [
      ...byThrees.map((name, at) => ({ power: 1000n ** BigInt(byThrees.length - at), name })),
      hundred,
    ],
    // Above crore Indian English counts in crores again: one lakh crore.
    indian: [
      { power: 10n ** 7n, name: 'crore' },
      { power: 10n ** 5n, name: 'lakh' },
      { power: 1000n, name: 'thousand' },
      hundred,
    ],
  },
  small: (value) => {
    if (value < 10) return digits[value] ?? '';
    if (value < 20) return teens[value - 10] ?? '';
    const ten = tens[Math.floor(value / 10)] ?? '';
    return value % 10 === 0 ? ten : `${ten}-${digits[value % 10]}`;
  },
};
