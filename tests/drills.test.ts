import { describe, expect, test } from 'vitest';
import { countingWords } from '#components/figures/counting-words.ts';
import type { DrillWords } from '#i18n/drills/drill-words.ts';
import { type Language, languages } from '#i18n/languages.ts';
import { exercise, judge, type Line, type Skill } from '#lib/drills/kit/skill.ts';
import { isSkillName } from '#lib/drills/kit/skill-names.ts';
import { fill } from '#lib/fill.ts';

// What every skill promises, over a thousand seeds of each.

const skills = import.meta.glob<{ skill: Skill<unknown> }>(
  ['../src/lib/drills/*.ts', '!../src/lib/drills/*.test.ts'],
  { eager: true },
);
const dictionaries = import.meta.glob<{ drill: Record<Language, DrillWords> }>(
  '../src/i18n/drills/*.ts',
  { eager: true },
);
const seeds = Array.from({ length: 1_000 }, (_, i) => i + 1);

const named = Object.entries(skills).map(([path, { skill }]) => {
  const name = path.split('/').at(-1)?.replace('.ts', '') ?? '';
  return { name, skill, words: dictionaries[`../src/i18n/drills/${name}.ts`]?.drill };
});

describe.each(named)('$name', ({ name, skill, words }) => {
  const made = seeds.map((seed) => exercise(skill, seed));

  test('is a skill of the course', () => {
    expect(isSkillName(name)).toBe(true);
  });

  test('the same seed asks the same, and seeds differ', () => {
    expect(exercise(skill, 7)).toEqual(exercise(skill, 7));
    expect(new Set(made.map((one) => JSON.stringify([one.ask, one.picture]))).size).toBeGreaterThan(
      9,
    );
  });

  test('the right answer is right, and each wrong one is told its own cause', () => {
    for (const one of made) {
      expect(judge(skill, one, one.answer)).toEqual({ right: true });
      for (const [misconception, mistake] of Object.entries(one.mistakes)) {
        expect(judge(skill, one, mistake.answer)).toEqual({ right: false, misconception, mistake });
      }
      if (one.choices) {
        expect(one.choices).toContain(one.answer);
        expect(new Set(one.choices).size).toBe(one.choices.length);
        for (const { answer } of Object.values(one.mistakes)) expect(one.choices).toContain(answer);
      }
    }
  });

  test('each of its misconceptions comes up', () => {
    const seen = new Set(made.flatMap(({ mistakes }) => Object.keys(mistakes)));
    expect([...seen].sort()).toEqual(Object.keys(skill.misconceptions).sort());
  });

  test.each(languages)('every sentence is there and filled in %s', (language) => {
    const say = words?.[language];
    if (!say) throw new Error(`src/i18n/drills/${name}.ts is missing.`);
    const whole = (dictionary: Readonly<Record<string, string>>, line: Line) =>
      fill(dictionary[line.say] ?? `{${line.say}}`, line.with ?? {});
    for (const one of made) {
      expect(whole(say.ask, one.ask)).not.toMatch(/[{}]/);
      for (const step of one.steps) expect(whole(say.steps, step)).not.toMatch(/[{}]/);
      const shows = one.picture?.shows;
      if (shows) expect(whole(say.ask, shows)).not.toMatch(/[{}]/);
    }
    expect(Object.keys(say.mistakes).sort()).toEqual(Object.keys(skill.misconceptions).sort());
  });

  test.each(skill.spelling ? languages : [])(
    'no digit is left, and words are judged, in %s',
    (language) => {
      const counts = countingWords(language, skill.spelling?.most ?? 0).join(' ');
      for (const seed of seeds) {
        const one = exercise(skill, seed, counts);
        const { picture, seed: _, ...said } = one;
        expect(JSON.stringify([said, picture?.shows])).not.toMatch(/\d/);
        expect(judge(skill, one, one.answer).right).toBe(true);
        expect(picture?.paths).toEqual(exercise(skill, seed).picture?.paths);
        for (const [misconception, mistake] of Object.entries(one.mistakes)) {
          expect(judge(skill, one, mistake.answer)).toEqual({
            right: false,
            misconception,
            mistake,
          });
        }
      }
    },
  );
});
