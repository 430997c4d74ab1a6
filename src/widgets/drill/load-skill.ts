import type { Skill } from '#lib/drills/kit/skill.ts';
import type { SkillName } from '#lib/drills/kit/skill-names.ts';

const modules = import.meta.glob<{ skill: Skill<unknown> }>([
  '../../lib/drills/*.ts',
  '!../../lib/drills/*.test.ts',
]);

// A build for the browser replaces this file: scripts/skills-by-name.ts.

/** Load a skill alone: a page pays only for those that it names. */
export async function loadSkill(name: SkillName): Promise<Skill<unknown>> {
  const load = modules[`../../lib/drills/${name}.ts`];
  if (!load) throw new Error(`src/lib/drills/${name}.ts is missing.`);
  return (await load()).skill;
}
