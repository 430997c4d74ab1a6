import type { DrillWords } from '#i18n/drills/drill-words.ts';
import type { Language } from '#i18n/languages.ts';
import type { Skill } from '#lib/drills/kit/skill.ts';
import { isSkillName, type SkillName, skillNames } from '#lib/drills/kit/skill-names.ts';
import { loadSkill } from '#widgets/drill/load-skill.ts';

const dictionaries = import.meta.glob<{ drill: Record<Language, DrillWords> }>(
  '../../i18n/drills/*.ts',
);

/** Load a skill with its words, for a page that is made on the server. */
export async function loadDrill(
  name: string,
  language: Language,
): Promise<{ name: SkillName; skill: Skill<unknown>; say: DrillWords }> {
  if (!isSkillName(name))
    throw new Error(`No skill "${name}": see src/lib/drills/kit/skill-names.ts.`);
  const load = dictionaries[`../../i18n/drills/${name}.ts`];
  if (!load) throw new Error(`src/i18n/drills/${name}.ts is missing.`);
  return { name, skill: await loadSkill(name), say: (await load()).drill[language] };
}

/** A skill that can be practised, with its words. */
export type LoadedDrill = Awaited<ReturnType<typeof loadDrill>>;

/** List every skill that is there, in the order of the course. */
export function listDrills(language: Language): Promise<LoadedDrill[]> {
  const there = skillNames.filter((name) => dictionaries[`../../i18n/drills/${name}.ts`]);
  return Promise.all(there.map((name) => loadDrill(name, language)));
}
