import {
  type Answer,
  findStandings,
  isDue,
  joinAnswers,
  type Standing,
} from '#domain/progress/rules.ts';
import { type SkillName, skillNames } from '#lib/drills/kit/skill-names.ts';

/** One skill that somebody has answered in. */
export interface SkillSummary {
  readonly skill: SkillName;
  readonly standing: Standing;
  readonly due: boolean;
  readonly answers: number;
  readonly right: number;
  /** The cause that led astray most often of late; null when none is known. */
  readonly cause: string | null;
}

/** So many answers of a skill are looked at for its cause: what was mended long ago is not held up. */
const lately = 20;

/** Sum up what somebody answered, skill by skill: what is due first, then in the order of the course. */
export function summarise(answers: readonly Answer[], today: number): SkillSummary[] {
  const joined = joinAnswers(answers);
  const standings = findStandings(joined);
  const bySkill = Map.groupBy(joined, ({ skill }) => skill);
  const rows = skillNames.flatMap((skill): SkillSummary[] => {
    const own = bySkill.get(skill);
    const standing = standings.get(skill);
    if (!own || !standing) return [];
    return [
      {
        skill,
        standing,
        due: isDue(standing, today),
        answers: own.length,
        right: own.filter(({ right }) => right).length,
        cause: findCause(own.slice(-lately)),
      },
    ];
  });
  return [...rows.filter(({ due }) => due), ...rows.filter(({ due }) => !due)];
}

/** Find the cause that comes most often, at least twice; of two the later one. */
function findCause(answers: readonly Answer[]): string | null {
  const counts = new Map<string, number>();
  let most: string | null = null;
  for (const { misconception } of answers) {
    if (!misconception) continue;
    const count = (counts.get(misconception) ?? 0) + 1;
    counts.set(misconception, count);
    if (count > 1 && count >= (most ? (counts.get(most) ?? 0) : 0)) most = misconception;
  }
  return most;
}
