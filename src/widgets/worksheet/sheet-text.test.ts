import { expect, test } from 'vitest';
import { writeSheet } from './sheet-text.ts';

const say = { key: 'Key', ask: { read: 'Read {n}.' } };

test('a sheet as text has its address, each question, and the key at its end', () => {
  const question = { work: '8 + 2' };
  const asked = [
    { ...question, ask: { say: 'read', with: { n: '1010' } }, choices: null, answer: '10' },
    { ...question, ask: { say: 'read', with: { n: '1' } }, choices: ['0', '1'], answer: '1' },
  ];
  const text = writeSheet(asked, {
    say,
    title: 'Sheet 7',
    address: 'https://example.org/sheet',
  });
  expect(text.split('\n')).toEqual([
    'Sheet 7',
    'https://example.org/sheet',
    '',
    '1. Read 1010.',
    '2. Read 1. (0 / 1)',
    '',
    'Key',
    '1. 10  8 + 2',
    '2. 1  8 + 2',
    '',
  ]);
});
