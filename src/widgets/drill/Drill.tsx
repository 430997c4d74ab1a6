/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Exercise,
  exercise,
  judge,
  type Line,
  type Skill,
  type Verdict,
} from '#lib/drills/kit/skill.ts';
import type { SkillName } from '#lib/drills/kit/skill-names.ts';
import { fill } from '#lib/fill.ts';
import { loadSkill } from './load-skill.ts';
import { PictureView } from './PictureView.tsx';

/** What a drill says, in the language of the page: its frame, and the words of its skill. */
export type DrillSay = {
  readonly answer: string;
  readonly check: string;
  readonly right: string;
  readonly wrong: string;
  readonly yours: string;
  readonly rightLine: string;
  readonly next: string;
  readonly again: string;
  readonly show: string;
  readonly title: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, string>>;
  readonly mistakes: Readonly<Record<string, string>>;
};

type Props = { skill: SkillName; first: Exercise; say: DrillSay };

/** Questions of one skill without end; a wrong answer is told its cause on its own digits. */
export function Drill({ skill: name, first, say }: Props) {
  const [skill, setSkill] = useState<Skill<unknown> | null>(null);
  const [current, setCurrent] = useState(first);
  const [typed, setTyped] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    void loadSkill(name).then(setSkill);
  }, [name]);

  const answer = (given: string) => {
    setTyped(given);
    if (skill && given.trim() !== '') setVerdict(judge(skill, current, given));
  };
  const next = () => {
    if (!skill) return;
    setCurrent(exercise(skill, current.seed + 1));
    setTyped('');
    setVerdict(null);
    field.current?.focus();
  };
  const sentence = (line: Line) => fill(say.steps[line.say] ?? '', line.with ?? {});

  return (
    <section class="drill" aria-label={say.title} data-skill={name}>
      <p class="drill-title">{say.title}</p>
      <p class="drill-ask">{fill(say.ask[current.ask.say] ?? '', current.ask.with ?? {})}</p>
      {current.picture && <PictureView picture={current.picture} />}
      {current.choices ? (
        <div class="drill-choices">
          {current.choices.map((choice) => (
            <button
              key={choice}
              type="button"
              class="button button-quiet"
              aria-pressed={typed === choice}
              onClick={() => answer(choice)}
            >
              {choice}
            </button>
          ))}
        </div>
      ) : (
        <form
          class="drill-form"
          onSubmit={(event) => {
            event.preventDefault();
            answer(typed);
          }}
        >
          <label>
            {say.answer}
            <input
              ref={field}
              value={typed}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {say.check}
          </button>
        </form>
      )}
      <div class="drill-verdict" role="status">
        {verdict?.right && <p class="drill-right">{say.right}</p>}
        {verdict && !verdict.right && (
          <>
            <p>
              <strong>{say.wrong}</strong> {say.mistakes[verdict.misconception ?? '']}
            </p>
            {verdict.mistake ? (
              <dl class="drill-lines">
                <dt>{say.yours}</dt>
                <dd>{verdict.mistake.work}</dd>
                <dt>{say.rightLine}</dt>
                <dd>{current.work}</dd>
              </dl>
            ) : (
              <ol>
                {current.steps.map((step) => (
                  <li key={step.say}>{sentence(step)}</li>
                ))}
              </ol>
            )}
          </>
        )}
      </div>
      {verdict && (
        <button type="button" class="button button-quiet" onClick={next}>
          {verdict.right ? say.next : say.again}
        </button>
      )}
    </section>
  );
}
