/** @jsxImportSource preact */
import type { Exercise, Verdict } from '#lib/drills/kit/skill.ts';
import { pairLines } from './lines.ts';
import { type DrillSay, saySentence } from './say.ts';

type Props = { verdict: Verdict; solved: Exercise; say: DrillSay };

/** What became of an answer: its cause, the right line under the wrong one, the worked steps. */
export function Feedback({ verdict, solved, say }: Props) {
  if (verdict.right) {
    return (
      <>
        <p class="drill-right">{say.right}</p>
        <p class="drill-work">{solved.work}</p>
      </>
    );
  }
  const { misconception, mistake } = verdict;
  return (
    <>
      <p>
        <strong>{say.wrong}</strong> {say.mistakes[misconception ?? '']}
      </p>
      {mistake ? (
        <>
          <p class="unseen">{`${say.yours}: ${mistake.work}. ${say.rightLine}: ${solved.work}.`}</p>
          <p class="drill-lines" aria-hidden="true">
            <span>
              <span>{say.yours}</span>
              <span>{say.rightLine}</span>
            </span>
            {pairLines(mistake.work, solved.work).map(([yours, right], i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: terms repeat, and none is ever moved.
              <span key={i} class={yours !== right ? 'differs' : ''}>
                <span>{yours}</span>
                <span>{right}</span>
              </span>
            ))}
          </p>
        </>
      ) : (
        <ol>
          {solved.steps.map((step) => {
            const sentence = saySentence(say.steps, step);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ol>
      )}
    </>
  );
}
