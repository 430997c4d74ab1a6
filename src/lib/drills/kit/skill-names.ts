/** Every skill, in the order in which the course teaches them. */
export const skillNames = [
  // 1 numbers-live-in-the-mind
  'same-heap',
  'how-many-numbers',
  // 2 tally-and-roman
  'read-tally',
  'read-roman',
  'write-roman',
  // 3 ten-symbols
  'expand-decimal',
  'build-decimal',
  'name-place',
  // 4 two-symbols
  'count-on-in-binary',
  'count-patterns',
  // 5 reading-binary
  'read-binary',
  // 6 writing-binary
  'write-binary',
  // 7 fingers-and-bases
  'next-numeral',
  'read-any-base',
  'write-any-base',
  // 8 sixteen-symbols
  'read-hex',
  'write-hex',
  // 9 sixteen-in-four-countries
  'which-is-more',
  'same-number',
  // 10 groups-of-bits
  'regroup',
  'add-binary',
  'subtract-binary',
  // 11 right-of-the-point
  'read-fraction',
  'write-fraction',
  'will-it-end',
  // 12 below-zero
  'read-signed',
  'write-signed',
  'does-it-fit',
  // 13 text-as-numbers
  'read-bytes',
  'count-bytes',
  // 14 colours-and-dumps
  'mix-colour',
  'read-dump',
  // 15 binary-to-routes
  'in-or-out',
  'count-addresses',
  // 16 base64-to-jwt
  'decode-base64',
  'which-part',
] as const;

export type SkillName = (typeof skillNames)[number];

/** Tell whether a text names a skill. */
export function isSkillName(text: unknown): text is SkillName {
  return skillNames.some((name) => name === text);
}
