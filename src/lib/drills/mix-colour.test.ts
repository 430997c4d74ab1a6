import { expect, test } from 'vitest';
import { skill } from './mix-colour.ts';

const wrongOf = (question: Parameters<typeof skill.ask>[0]) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)?.answer]),
  );

test('255, 5 and 51 are #FF0533, and three wrong ways write something else', () => {
  const question = { amounts: [255, 5, 51], lamp: null };
  expect(skill.ask(question)).toEqual({ say: 'write', with: { red: 255, green: 5, blue: 51 } });
  expect(skill.answer(question)).toBe('#FF0533');
  expect(skill.work(question)).toBe('255 → FF, 5 → 05, 51 → 33');
  expect(skill.steps(question)[1]).toEqual({
    say: 'short',
    with: { sum: '5 = 0·16 + 5·1', pair: '05' },
  });
  expect(wrongOf(question)).toEqual({
    'letters-join': '#15150533',
    'pairs-shift': '#FF533',
    'ten-weights': '#255551',
  });
});

test('the green of #FF9C33 is 156, and three wrong ways read something else', () => {
  const question = { amounts: [255, 156, 51], lamp: 1 };
  expect(skill.ask(question)).toEqual({ say: 'green', with: { colour: '#FF9C33' } });
  expect(skill.answer(question)).toBe('156');
  expect(skill.work(question)).toBe('9C → 9·16 + 12·1 = 156');
  expect(wrongOf(question)).toEqual({
    'letters-join': '912',
    // C3, one digit late.
    'pairs-shift': '195',
    'ten-weights': '102',
  });
});

test('the last pair can only be begun too early', () => {
  const question = { amounts: [255, 153, 60], lamp: 2 };
  expect(skill.misconceptions['pairs-shift']?.(question)?.work).toBe('93 → 9·16 + 3·1 = 147');
});

test('three lamps are shown alone, and then together', () => {
  const shown = skill.picture?.({ amounts: [255, 153, 51], lamp: null })?.paths ?? [];
  expect(shown.map(([, colour]) => colour)).toEqual(['#FF0000', '#009900', '#000033', '#FF9933']);
});

test('small letters and a missing # are the same answer', () => {
  expect(skill.normalise?.('ff9933')).toBe(skill.normalise?.('#FF9933'));
});
