/** @jsxImportSource preact */
import { dayOf } from '#domain/progress/rules.ts';
import { fill } from '#lib/fill.ts';
import { describeStanding, toneOf } from './describe.ts';
import type { SkillSummary } from './summary.ts';
import type { PartProps, SkillWords } from './words.ts';

type Props = PartProps & { rows: readonly SkillSummary[]; skills: SkillWords; practice: string };

/** Every skill that was begun: how far it is, and what often goes wrong in it. */
export function StandingList({ language, say, rows, skills, practice }: Props) {
  const today = dayOf(new Date());
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{say.standing}</h2>
      <ul class="progress-skills">
        {rows.map(({ skill, standing, answers, right, cause }) => {
          const tone = toneOf(standing, today);
          const often = cause && skills[skill]?.causes[cause];
          return (
            <li key={skill}>
              <a href={`${practice}/${skill}`}>{skills[skill]?.name ?? skill}</a>
              <span class={tone ? `badge badge-${tone}` : 'badge'}>
                {describeStanding(standing, { today, language, say: say.standings })}
              </span>
              <span class="progress-count">{fill(say.right, { right, answers })}</span>
              {often && (
                <span class="progress-cause">
                  {say.cause} {often}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
