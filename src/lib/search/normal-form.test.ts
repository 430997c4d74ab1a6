import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { normalForm, type Spellings } from './normal-form.ts';

const spellings: Spellings = parse(readFileSync('content/hinglish.yml', 'utf8'));
const form = normalForm(spellings);

test.each([
  ['sankhya', 'sankhyaa'],
  ['sankhya', 'Sankya'],
  ['nahin', 'nahi'],
  ['nahin', 'nhi'],
  ['nahin', 'naheen'],
  ['hai', 'h'],
  ['hai', 'hei'],
  ['kyonki', 'kyunki'],
  ['kyonki', 'kyunkee'],
  ['woh', 'voh'],
  ['woh', 'wo'],
  ['doosra', 'dusra'],
  ['ungli', 'oongli'],
  ['samajhna', 'smjhna'],
  ['chaar', 'char'],
  ['baad', 'bad'],
  ['teen', 'tin'],
  ['patthar', 'pathar'],
  ['jawab', 'javaab'],
  ['bahut badi sankhya nahin hai', 'bohot badi sankhyaa nhi h'],
])('%s is also found as %s', (ours, theirs) => {
  expect(form(theirs)).toBe(form(ours));
});

test.each([
  ['XVI', 'XVIII'],
  ['XI', 'XII'],
  ['FF', 'F'],
  ['FFF', 'FF'],
  ['AA', 'A'],
  ['hai', 'hain'],
  ['das', 'dasha'],
])('%s is not %s', (one, other) => {
  expect(form(one)).not.toBe(form(other));
});

test('every spelling of the list is found as our own', () => {
  const lost = Object.entries(spellings).flatMap(([word, others]) =>
    others.filter((other) => form(other) !== form(word)),
  );
  expect(lost).toEqual([]);
});

test('no two words of the list become one', () => {
  const forms = Object.keys(spellings).map(form);
  expect(new Set(forms).size).toBe(forms.length);
});

describe('whatever the text', () => {
  const texts = fc
    .array(fc.constantFrom('nahi', 'XVIII', ' ', '\n', '0b1', 'क', 'é', '-', 'aaa', 'oou', 'w'))
    .map((parts) => parts.join(''));

  test('a form is its own form', () => {
    fc.assert(fc.property(texts, (text) => form(form(text)) === form(text)));
  });

  test('everything but Roman letters stays as it is, so each word keeps its place', () => {
    const others = (text: string) => text.replace(/[a-z]+/gi, 'x');
    fc.assert(fc.property(texts, (text) => others(form(text)) === others(text)));
  });
});
