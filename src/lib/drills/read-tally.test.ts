import { expect, test } from 'vitest';
import { skill } from './read-tally.ts';

const readings = (value: number) => {
  const question = { value, offered: [] };
  return Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)]),
  );
};

test('three bundles and one are sixteen, not thirteen, nineteen or four', () => {
  const question = { value: 16, offered: [] };
  expect(skill.answer(question)).toBe('16');
  expect(skill.work(question)).toBe('5 + 5 + 5 + 1 = 16');
  expect(readings(16)).toEqual({
    'bundle-of-four': { answer: '13', work: '4 + 4 + 4 + 1 = 13' },
    'bundle-of-six': { answer: '19', work: '6 + 6 + 6 + 1 = 19' },
    'bundle-is-one': { answer: '4', work: '1 + 1 + 1 + 1 = 4' },
  });
});

test('a tally without single strokes ends with its bundles', () => {
  const question = { value: 40, offered: [] };
  expect(skill.work(question)).toBe('5 + 5 + 5 + 5 + 5 + 5 + 5 + 5 = 40');
  expect(skill.steps(question).at(-1)).toEqual({ say: 'none', with: { answer: '40' } });
});

test.each([10, 16, 25, 29, 39, 40])('%i strokes are drawn for %i', (value) => {
  const picture = skill.picture?.({ value, offered: [] });
  const drawn = picture?.paths.map(([path]) => path.match(/l/g)?.length ?? 0) ?? [];
  expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(value);
  expect(Math.max(...drawn)).toBe(5);
  expect(picture?.height).toBe(drawn.length > 5 ? 100 : 50);
});
