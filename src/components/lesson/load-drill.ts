import { countingWords } from '#components/figures/counting-words.ts';
import type { DrillWords } from '#i18n/drills/drill-words.ts';
import type { Language } from '#i18n/languages.ts';
import type { Skill } from '#lib/drills/kit/skill.ts';
import { isSkillName, type SkillName, skillNames } from '#lib/drills/kit/skill-names.ts';
import { loadSkill } from '#widgets/drill/load-skill.ts';

const dictionaries = import.meta.glob<{ drill: Record<Language, DrillWords> }>(
  '../../i18n/drills/*.ts',
);

/** A skill that can be practised, with its words. */
export interface LoadedDrill {
  readonly name: SkillName;
  readonly skill: Skill<unknown>;
  readonly say: DrillWords;
  /** Number words in one text, where the skill shows no digit. */
  readonly counts: string | undefined;
}

/** Load a skill with its words, for a page that is made on the server. */
export async function loadDrill(name: string, language: Language): Promise<LoadedDrill> {
  if (!isSkillName(name))
    throw new Error(`No skill "${name}": see src/lib/drills/kit/skill-names.ts.`);
  const load = dictionaries[`../../i18n/drills/${name}.ts`];
  if (!load) throw new Error(`src/i18n/drills/${name}.ts is missing.`);
  const skill = await loadSkill(name);
  const counts = skill.spelling && countingWords(language, skill.spelling.most).join(' ');
  return { name, skill, say: (await load()).drill[language], counts };
}

/** List every skill that is there, in the order of the course. */
export function listDrills(language: Language): Promise<LoadedDrill[]> {
  const there = skillNames.filter((name) => dictionaries[`../../i18n/drills/${name}.ts`]);
  return Promise.all(there.map((name) => loadDrill(name, language)));
}
