/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Exercise, exercise, judge, type Verdict } from '#lib/drills/kit/skill.ts';
import type { SkillName } from '#lib/drills/kit/skill-names.ts';
import { recordAnswer } from '#widgets/progress/record.ts';
import { Feedback } from './Feedback.tsx';
import { loadSkill } from './load-skill.ts';
import { PictureView } from './PictureView.tsx';
import { type DrillSay, saySentence } from './say.ts';

/** What is seen of a question before it is answered: the browser makes the rest from its seed. */
export type Asked = Pick<Exercise, 'seed' | 'ask' | 'picture' | 'choices'>;

type Props = { skill: SkillName; first: Asked; say: DrillSay };

/** Questions of one skill without end; a wrong answer is told its cause on its own digits. */
export function Drill({ skill: name, first, say }: Props) {
  const [asked, setAsked] = useState(first);
  const [typed, setTyped] = useState('');
  const [judged, setJudged] = useState<{ verdict: Verdict; solved: Exercise } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // What has the focus may be gone in the next picture: the hand goes where the next act is.
  const focusOn = (target: string) =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(target)?.focus());

  const turnTo = async (seed: number) => {
    setAsked(exercise(await loadSkill(name), seed, say.counts));
    setTyped('');
    setJudged(null);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the drill wakes.
  useEffect(() => {
    const [, skill, seed] = /^#drill=([\w-]+)\.(\d+)$/.exec(location.hash) ?? [];
    if (skill === name) void turnTo(Number(seed));
    // Fetched when the drill is seen, not when the answer waits for it.
    else void loadSkill(name);
  }, []);

  const answer = async (given: string) => {
    if (judged || given.trim() === '') return;
    setTyped(given);
    const skill = await loadSkill(name);
    const solved = exercise(skill, asked.seed, say.counts);
    const verdict = judge(skill, solved, given);
    setJudged({ verdict, solved });
    const { right } = verdict;
    const misconception = right ? null : verdict.misconception;
    recordAnswer({ skill: name, seed: asked.seed, right, misconception });
    if (solved.choices) focusOn('[type=submit]');
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!judged) return answer(typed);
    await turnTo(asked.seed + 1);
    // The field and the choices are named by their question, so it is read out.
    focusOn('input,button');
  };

  const question = <span class="drill-ask">{saySentence(say.ask, asked.ask)}</span>;
  const picture = asked.picture && <PictureView picture={asked.picture} ask={say.ask} />;

  return (
    <form class="drill" ref={form} aria-label={say.title} data-skill={name} onSubmit={submit}>
      <p class="drill-title">
        {say.title}
        <a href={`#drill=${name}.${asked.seed}`}>
          {say.question} {asked.seed}
        </a>
      </p>
      {asked.choices ? (
        <fieldset>
          <legend>{question}</legend>
          {picture}
          <div class="toolbar">
            {asked.choices.map((choice) => (
              <button
                key={choice}
                type="button"
                class="button button-quiet"
                aria-pressed={typed === choice}
                aria-disabled={!!judged}
                data-right={judged?.solved.answer === choice || undefined}
                onClick={() => answer(choice)}
              >
                {choice}
              </button>
            ))}
          </div>
        </fieldset>
      ) : (
        <label>
          {question}
          {picture}
          <input
            value={typed}
            readOnly={!!judged}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="drill-verdict" role="status">
        {judged && <Feedback {...judged} say={say} />}
      </div>
      {(judged || !asked.choices) && (
        <button type="submit" class="button no-print">
          {!judged ? say.check : judged.verdict.right ? say.next : say.again}
        </button>
      )}
    </form>
  );
}
