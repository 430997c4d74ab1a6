import { expect, test } from 'vitest';
import { english } from '#lib/numbers/spoken-english.ts';
import { hinglish } from '#lib/numbers/spoken-hinglish.ts';
import { skill } from './how-many-numbers.ts';

const wrong = (things: Parameters<typeof skill.ask>[0]['things']) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err({ things })?.answer]),
  );

test('five stones, five sticks, a card for five and three sticks are two numbers', () => {
  const things = [
    { kind: 'stones', value: 5 },
    { kind: 'sticks', value: 5 },
    { kind: 'sticks', value: 3 },
    { kind: 'card', value: 5, name: 'paanch' },
  ] as const;
  expect(skill.answer({ things })).toBe('2');
  expect(skill.work({ things })).toBe('●●●●● = ||||| = “paanch”, ||| → 2');
  expect(wrong(things)).toEqual({ 'numeral-is-number': '4', 'drops-words': undefined });
  expect(skill.ask({ things }).with).toEqual({ names: 'paanch = five' });
  expect(skill.picture?.({ things }).shows?.with).toEqual({
    stones: '5',
    sticks: '5, 3',
    card: '“paanch”',
  });
});

test('a number that stands on a card alone counts too', () => {
  const things = [
    { kind: 'stones', value: 3 },
    { kind: 'sticks', value: 3 },
    { kind: 'card', value: 7, name: 'seven' },
  ] as const;
  expect(skill.answer({ things })).toBe('2');
  expect(wrong(things)).toEqual({ 'numeral-is-number': '3', 'drops-words': '1' });
});

test.each([3, 4, 5, 6, 7, 8, 9])('the card of %i says its names', (value) => {
  const things = [{ kind: 'card', value, name: '' }] as const;
  const names = `${hinglish.small(value)} = ${english.small(value)}`;
  expect(skill.ask({ things }).with).toEqual({ names });
});
