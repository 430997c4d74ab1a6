import * as languages from '@speed-highlight/core/languages';
import { expect, test } from 'vitest';
import { findLanguage } from './languages.ts';

test.each([
  ['main.RS', 'rs'],
  ['a.test.tsx', 'ts'],
  ['Dockerfile', 'docker'],
  ['Makefile', 'make'],
  ['notes.txt', null],
  ['md', null],
  ['.md', 'md'],
])('%s: %s', (name, language) => {
  expect(findLanguage(name)).toBe(language);
  if (language !== null) expect(languages).toHaveProperty(language);
});
