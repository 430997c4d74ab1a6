import { expect, test } from 'vitest';
import { exercise } from './kit/skill.ts';
import { skill } from './which-part.ts';

type Question = Parameters<typeof skill.answer>[0];

test.each<[Question, string, Record<string, string>]>([
  [
    { kind: 'line', line: '"alg":"HS256"', part: 'header' },
    '{"alg":"HS256"} → header',
    { 'stamp-holds-text': 'signature', 'swaps-parts': 'claims' },
  ],
  [
    { kind: 'line', line: '"exp":1800000000', part: 'claims' },
    '{"exp":1800000000} → claims',
    { 'stamp-holds-text': 'signature', 'swaps-parts': 'header' },
  ],
  [
    { kind: 'read', line: '"sub":"asha-16"' },
    'eyJzdWIiOiJhc2hhLTE2In0 → {"sub":"asha-16"} → 2',
    { 'spelling-hides': '0', 'stamp-holds-text': '3' },
  ],
  [
    { kind: 'change', line: '"sub":"asha-16"', to: 'owner-16' },
    '{"sub":"asha-16"} → signature',
    { 'readable-is-changeable': '–' },
  ],
])('%j leads to %s', (question, work, mistakes) => {
  expect(skill.work(question)).toBe(work);
  const wrong = Object.entries(skill.misconceptions).flatMap(([name, err]) => {
    const mistake = err(question);
    return mistake ? [[name, mistake.answer]] : [];
  });
  expect(Object.fromEntries(wrong)).toEqual(mistakes);
});

test('what is spelled in a line of work is what Node spells', () => {
  const made = Array.from({ length: 100 }, (_, seed) => exercise(skill, seed).work);
  const read = made.flatMap((work) => /^(eyJ\w+) → (\{.*\})/.exec(work)?.slice(1) ?? []);
  expect(read.length).toBeGreaterThan(20);
  for (let at = 0; at < read.length; at += 2) {
    expect(Buffer.from(read[at] ?? '', 'base64url').toString()).toBe(read[at + 1]);
  }
});
