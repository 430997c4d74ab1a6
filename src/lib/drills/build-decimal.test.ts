import { expect, test } from 'vitest';
import { skill } from './build-decimal.ts';

test('4000 + 70 + 2 is 4072, not 472 and not 4000702', () => {
  const question = { numeral: '4072' };
  expect(skill.ask(question).with).toEqual({ sum: '4000 + 70 + 2' });
  expect(skill.answer(question)).toBe('4072');
  expect(Object.values(skill.misconceptions).map((err) => err(question)?.answer)).toEqual([
    '472',
    '4000702',
  ]);
});

test('each place has its line, the empty ones too', () => {
  const said = skill.steps({ numeral: '9006' }).map(({ say }) => say);
  expect(said).toEqual(['take', 'empty', 'empty', 'take', 'done']);
});
