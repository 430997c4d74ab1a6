import type { Language } from '#i18n/languages.ts';

type Row = { readonly status: number; readonly again?: true } & Readonly<Record<Language, string>>;

/**
 * Every way the product says no: its HTTP status, the sentence a person reads, and whether trying
 * again can help.
 */
export const problems = {
  // The door ------------------------------------------------------------------------------------
  'bad-request': {
    status: 400,
    en: 'We could not understand this request.',
    'hi-Latn': 'Yeh request hum samajh nahin paye.',
  },
  'not-json': {
    status: 400,
    en: 'The body of this request is not valid JSON.',
    'hi-Latn': 'Is request ki body sahi JSON nahin hai.',
  },
  invalid: {
    status: 400,
    en: 'Something in this request is missing or wrong.',
    'hi-Latn': 'Is request mein kuch chhoot gaya hai ya galat hai.',
  },
  'not-found': {
    status: 404,
    en: 'There is nothing at this address.',
    'hi-Latn': 'Is pate par kuch nahin hai.',
  },
  'method-not-allowed': {
    status: 405,
    en: 'This address does not take this kind of request.',
    'hi-Latn': 'Yeh pata is tarah ki request nahin leta.',
  },
  'request-timeout': {
    status: 408,
    again: true,
    en: 'The request came too slowly and was given up.',
    'hi-Latn': 'Request bahut dheere aayi, isliye chhod di gayi.',
  },
  'body-too-large': {
    status: 413,
    en: 'The body of this request is too large.',
    'hi-Latn': 'Is request ki body bahut badi hai.',
  },
  'url-too-long': {
    status: 414,
    en: 'This address is too long.',
    'hi-Latn': 'Yeh pata bahut lamba hai.',
  },
  'wrong-content-type': {
    status: 415,
    en: 'This address does not take this type of content.',
    'hi-Latn': 'Yeh pata is type ka content nahin leta.',
  },
  'wrong-host': {
    status: 421,
    en: 'This server does not answer for that host.',
    'hi-Latn': 'Yeh server us host ke liye jawab nahin deta.',
  },
  'too-many-requests': {
    status: 429,
    again: true,
    en: 'Too many tries. Please wait a little.',
    'hi-Latn': 'Bahut zyada koshishen. Thoda rukiye.',
  },
  'headers-too-large': {
    status: 431,
    en: 'The headers of this request are too large.',
    'hi-Latn': 'Is request ke headers bahut bade hain.',
  },
  internal: {
    status: 500,
    en: 'Something broke on our side. It has been noted.',
    'hi-Latn': 'Hamari taraf kuch toot gaya. Hum ne note kar liya hai.',
  },
  'database-away': {
    status: 503,
    again: true,
    en: 'The database does not answer just now. Please try again.',
    'hi-Latn': 'Database abhi jawab nahin de raha. Phir koshish kijiye.',
  },
  'shutting-down': {
    status: 503,
    again: true,
    en: 'The server is restarting. Please try again in a moment.',
    'hi-Latn': 'Server dobara shuru ho raha hai. Ek pal mein phir koshish kijiye.',
  },
} as const satisfies Record<string, Row>;

/** The name of one refusal; it is part of the API and of the address `/problems/<code>`. */
export type ProblemCode = keyof typeof problems;

// Both src/server.ts and Astro's bundle load their own copy of this class: a brand, not instanceof.
const brand = Symbol.for('solah.problem');

/** An expected refusal. Anything else that is thrown is a bug. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly [brand] = true;

  constructor(
    code: ProblemCode,
    facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(problems[code].en, options);
    this.code = code;
    this.facts = facts;
  }
}

/** Tell an expected refusal from a bug, whichever copy of the class made it. */
export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && brand in error;
}
