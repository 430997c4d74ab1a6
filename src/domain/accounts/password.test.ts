import { expect, test } from 'vitest';
import { findPasswordFault } from './password.ts';

const context = ['Asha Rao', 'asha.rao@example.org', 'solah.example.org'];
const good = 'ek lamba aur anokha raasta';

test.each([
  [good, null],
  ['fifteen chars !', null],
  ['fourteen char!', 'too-short'],
  // Code points count, not UTF-16 units or bytes.
  ['🙂🙃😀😁😂🤣😃😄😅😆😉😊😋😎😍', null],
  ['🙂🙃😀😁😂🤣😃😄😅😆😉😊😋😎', 'too-short'],
  [`${good} `.repeat(9).padEnd(256, 'x'), null],
  [`${good} `.repeat(9).padEnd(257, 'x'), 'too-long'],
  // At most 1,024 bytes: 256 of the widest characters are exactly that.
  ['🙂🙃😀😁'.repeat(64), 'common'],
  ['🙂🙃😀😁😂'.repeat(51), null],
  ['   leading and trailing   ', null],
  ['aaaaaaaaaaaaaaaaaaaa', 'common'],
  ['solahsolahsolah!', 'context'],
  ['Asha Rao 1234567', 'context'],
  ['asha.rao@example.org', 'context'],
  ['solah.example.org1', 'context'],
  ['asha goes to the market on monday', null],
])('%j: %s', (password, fault) => {
  expect(findPasswordFault(password, context)).toBe(fault);
});
