import { expect, test } from 'vitest';
import { perLanguage } from './per-language.ts';

test('each language has its own, and asking again makes no other', () => {
  const asked: string[] = [];
  const greet = perLanguage((language) => {
    asked.push(language);
    return { language };
  });
  expect(greet('en')).toBe(greet('en'));
  expect(greet('hi-Latn')).toEqual({ language: 'hi-Latn' });
  expect(asked).toEqual(['en', 'hi-Latn']);
});
