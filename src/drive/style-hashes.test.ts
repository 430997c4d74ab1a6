import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { styleHashes } from './style-hashes.ts';

const read = (file: string) =>
  readFileSync(`node_modules/react-aria/dist/private/${file}.mjs`, 'utf8');

/** The text that a module of react-aria writes into its style element, constants put in. */
function styleIn(source: string): string {
  const [, template = ''] = /style\.textContent = `([\s\S]*?)`\s*\.trim\(\)/.exec(source) ?? [];
  return template
    .replace(/\$\{([\w$]+)\}/g, (_, name: string) => {
      const constant = new RegExp(`const ${name.replaceAll('$', '\\$')} = '([^']*)'`);
      return constant.exec(source)?.[1] ?? '';
    })
    .trim();
}

test('the hashes are those of the styles that the installed react-aria writes', () => {
  const styles = ['interactions/usePress', 'overlays/usePreventScroll'].map(read).map(styleIn);
  expect(styles).toEqual([
    expect.stringContaining('[data-react-aria-pressable]'),
    expect.stringContaining('overscroll-behavior'),
  ]);
  expect(
    styles.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`),
  ).toEqual([...styleHashes]);
});
