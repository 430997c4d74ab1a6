import { expect, test } from 'vitest';
import { skill } from './decode-base64.ts';

const wrong = (text: string) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).flatMap(([name, err]) => {
      const mistake = err({ text });
      return mistake ? [[name, mistake.answer]] : [];
    }),
  );

test('U29s is 53 6F 6C, worked by six and by eight', () => {
  const question = { text: 'Sol' };
  expect(skill.ask(question).with).toEqual({ spelled: 'U29s' });
  expect(skill.answer(question)).toBe('53 6F 6C');
  expect(skill.work(question)).toBe(
    '20 54 61 44 → 010100 110110 111101 101100 → 01010011 01101111 01101100 → 53 6F 6C',
  );
});

test('four wrong ways to read U29s', () => {
  expect(wrong('Sol')).toEqual({
    'eights-not-sixes': '14 36 3D 2C',
    // 0 to 9, then A to Z: U is 30, 2 is 2, 9 is 9, s is 54.
    'digits-first': '78 22 76',
    // a to z, then A to Z: U is 46, s is 18.
    'small-first': 'BB 6F 52',
    // A is one: 21, 55, 62, 45.
    'letter-shift': '57 7F AD',
  });
});

test('what is left over is neither a byte nor a reason to cut from the right', () => {
  expect(skill.answer({ text: 'S' })).toBe('53');
  expect(wrong('S')).toMatchObject({ 'pads-right': '53 00', 'groups-from-right': '30' });
  expect(skill.answer({ text: 'So' })).toBe('53 6F');
  expect(wrong('So')).toMatchObject({ 'pads-right': '53 6F 00', 'groups-from-right': '4D BC' });
  expect(skill.steps({ text: 'So' })[2]).toEqual({
    say: 'left',
    with: { bits: '01010011 01101111', left: '00' },
  });
});

test('- and _ are the last of the 64: nothing is one further', () => {
  expect(skill.ask({ text: 'So?' }).with).toEqual({ spelled: 'U28_' });
  expect(wrong('So?')['letter-shift']).toBeUndefined();
  expect(wrong('So>')['letter-shift']).toBe('57 7F 7F');
});

test.each([
  ['So?', '536F3F'],
  ['Sol', '536F6C'],
  [' 53 6f 6c ', '536F6C'],
  ['536F6C', '536F6C'],
  ['FA', '4641'],
  ['fa ce', 'FACE'],
  ['SOL', '534F4C'],
])('%s is read as %s', (typed, read) => {
  expect(skill.normalise?.(typed)).toBe(read);
});
