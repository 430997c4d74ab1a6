import { expect, test } from 'vitest';
import { readAddress } from '#lib/numbers/prefix.ts';
import { skill } from './in-or-out.ts';

const route = (text: string) => {
  const [base = '', length] = text.split('/');
  return { base: readAddress(base) ?? 0, length: Number(length) };
};
const routes = ['10.16.0.0/16', '0.0.0.0/0', '10.16.128.64/26', '10.16.128.0/20'].map(route);
const asking = (address: string) => ({ address: readAddress(address) ?? 0, routes });

test.each([
  ['10.16.128.70', '10.16.128.64/26'],
  ['10.16.143.255', '10.16.128.0/20'],
  ['10.16.144.0', '10.16.0.0/16'],
  ['10.17.0.0', '0.0.0.0/0'],
])('a packet to %s takes %s', (address, answer) => {
  expect(skill.answer(asking(address))).toBe(answer);
});

test('a packet to 10.16.140.9 takes /20, and three wrong ways take three other lines', () => {
  const question = asking('10.16.140.9');
  expect(skill.choices?.(question)).toEqual([
    '10.16.0.0/16',
    '0.0.0.0/0',
    '10.16.128.64/26',
    '10.16.128.0/20',
  ]);
  expect(skill.work(question)).toBe('10.16.140.9 & /20 = 10.16.128.0');
  const wrong = Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)]);
  expect(Object.fromEntries(wrong)).toEqual({
    'mask-is-count': { answer: '0.0.0.0/0', work: '10.16.128.0 + 20 = 10.16.128.20' },
    // The twenty-first bit is 1, and so is the seventeenth: neither line fits with a bit more.
    'off-by-one': { answer: '0.0.0.0/0', work: '10.16.140.9 & /21 = 10.16.136.0' },
    'largest-mask': { answer: '10.16.128.64/26', work: '/26 > /20' },
  });
});

test('a mistake that leads to the right line is none', () => {
  const question = asking('10.16.128.70');
  for (const err of Object.values(skill.misconceptions)) expect(err(question)).toBeNull();
});
