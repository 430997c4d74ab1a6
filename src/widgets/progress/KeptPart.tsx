/** @jsxImportSource preact */
import { mostAnswers } from '#domain/progress/rules.ts';
import { fill } from '#lib/fill.ts';
import { plural } from '#lib/plural.ts';
import type { KeptAnswer } from './store.ts';
import type { PartProps, SkillWords } from './words.ts';

type Props = PartProps & { answers: readonly KeptAnswer[]; skills: SkillWords; practice: string };

const mostShown = 20;

/** What this browser keeps, told whole: how many answers, since when, and the last of them. */
export function KeptPart({ language, say, answers, skills, practice }: Props) {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const [first, last] = [answers[0], answers.at(-1)];
  const recent = answers.slice(-mostShown).reverse();
  // The same letters as in the file, and as in the browser to a few bytes.
  const bytes = answers.reduce((sum, answer) => sum + JSON.stringify(answer).length, 0);
  const number = (n: number) => n.toLocaleString(language);
  const facts = [
    [say.amount, fill(say.most, { n: number(answers.length), most: number(mostAnswers) })],
    ...(first && last
      ? [
          [say.first, day.format(new Date(first.at))],
          [say.last, day.format(new Date(last.at))],
          [say.size, fill(say.kilobytes, { n: number(Math.ceil(bytes / 1_000)) })],
        ]
      : []),
  ];

  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{say.kept}</h2>
      <p>{say.keptLede}</p>
      <dl class="progress-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {answers.length >= mostAnswers && <p class="notice notice-warn">{say.full}</p>}
      {recent.length > 0 && (
        <details>
          <summary>{plural(language, recent.length, say.recent)}</summary>
          <ol class="progress-recent" reversed start={answers.length}>
            {recent.map(({ id, skill, seed, right, misconception, at }) => (
              <li key={id}>
                {skills[skill]?.name ?? skill}
                {' · '}
                <a href={`${practice}/${skill}#drill=${skill}.${seed}`}>
                  {fill(say.question, { seed })}
                </a>
                {' · '}
                <b>{right ? say.wasRight : say.wasWrong}</b>
                {' · '}
                <time dateTime={at}>{moment.format(new Date(at))}</time>
                {misconception && (
                  <span class="progress-cause">
                    {' '}
                    {skills[skill]?.causes[misconception] ?? misconception}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
