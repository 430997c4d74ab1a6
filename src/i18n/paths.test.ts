import { describe, expect, test } from 'vitest';
import { languages } from './languages.ts';
import { localPath, readPrefix, toPrefix } from './paths.ts';

describe('addresses', () => {
  test.each([
    ['en', '/', '/'],
    ['en', '/blog', '/blog'],
    ['hi-Latn', '/', '/hi-Latn'],
    ['hi-Latn', '/blog', '/hi-Latn/blog'],
  ] as const)('%s %s is %s', (language, path, address) => {
    expect(localPath(language, path)).toBe(address);
  });

  test.each(languages)('the prefix of %s reads back', (language) => {
    expect(readPrefix(toPrefix(language))).toBe(language);
  });

  test.each(['en', 'hi', 'hi-latn', 'fr', '', 'hi-Latn/x'])('%s is no prefix', (prefix) => {
    expect(readPrefix(prefix)).toBeNull();
  });
});
