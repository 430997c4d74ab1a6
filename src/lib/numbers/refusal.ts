/** One press that mends a refused numeral: another text, another base, or both. */
export type Fix = { readonly text?: string; readonly base?: number };

/** Where in the text the refusal points: UTF-16 units, as selection ranges count. */
export type Span = { readonly at: number; readonly length: number };

/** Facts that a sentence about a refusal may name. */
export type Facts = Readonly<Record<string, string | number>>;

/** Every way a text fails to be a numeral. The sentences are in i18n/converter.ts. */
export const refusalCodes = [
  'no-digit',
  'digit',
  'character',
  'sign',
  'second-point',
  'prefix',
  'subscript',
  'two-bases',
  'no-such-base',
  'block-without-point',
  'block-empty',
  'block-open',
  'block-not-open',
  'after-block',
  'block-too-long',
  'exponent',
  'expression',
  'too-long',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A text that is not a numeral: why, where, and what would mend it. */
export type Refusal = Span & {
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly fix: Fix | null;
};

/** What a reader may have meant although the text is a numeral as it stands. */
export type Hint = {
  readonly code: 'prefix' | 'decimal-comma';
  readonly facts: Facts;
  readonly fix: Fix;
};
