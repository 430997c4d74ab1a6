/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { Exercise } from '#lib/drills/kit/skill.ts';
import type { SkillName } from '#lib/drills/kit/skill-names.ts';
import { fill } from '#lib/fill.ts';
import { loadSkill } from '../drill/load-skill.ts';
import { PictureView } from '../drill/PictureView.tsx';
import { saySentence } from '../drill/say.ts';
import { SaveButton, type SaveSay } from '../save/SaveButton.tsx';
import {
  drawSheet,
  firstSheet,
  mostQuestions,
  nextSheet,
  readChoice,
  type SheetChoice,
  within,
  writeChoice,
} from './model.ts';
import { writeSheet } from './sheet-text.ts';

/** What a sheet says, in the language of the page. */
export type WorksheetSay = {
  readonly name: string;
  readonly sheetTitle: string;
  readonly keyTitle: string;
  readonly seed: string;
  readonly count: string;
  readonly fresh: string;
  readonly print: string;
  readonly copy: string;
  readonly copied: string;
  readonly person: string;
  readonly day: string;
  readonly key: string;
  readonly save: SaveSay;
  readonly ask: Readonly<Record<string, string>>;
  /** Number words in one text, for a skill that shows no digit. */
  readonly counts?: string | undefined;
};

/** What a sheet shows of a question, its key included. */
export type SheetQuestion = Pick<
  Exercise,
  'seed' | 'ask' | 'picture' | 'choices' | 'answer' | 'work'
>;

type Props = { skill: SkillName; first: readonly SheetQuestion[]; say: WorksheetSay };

/** A sheet of questions to print, with its key on a page of its own. */
export function Worksheet({ skill, first, say }: Props) {
  const [choice, setChoice] = useState(firstSheet);
  const [questions, setQuestions] = useState(first);
  const [copied, setCopied] = useState(false);

  const choose = async (next: SheetChoice) => {
    const one = await loadSkill(skill);
    setChoice(next);
    setQuestions(drawSheet(one, next, say.counts));
    setCopied(false);
    history.replaceState(null, '', writeChoice(next) + location.hash);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the address that was opened.
  useEffect(() => {
    const asked = readChoice(location.search);
    if (writeChoice(asked) !== writeChoice(firstSheet)) void choose(asked);
  }, []);

  const number = (name: 'seed' | 'count', most: number) => (
    <label class="worksheet-number">
      {say[name]}
      <input
        type="number"
        min={1}
        max={most}
        value={choice[name]}
        onChange={(event) => {
          const n = within(event.currentTarget.value, most);
          if (n !== null) void choose({ ...choice, [name]: n });
        }}
      />
    </label>
  );
  const readAddress = () => location.origin + location.pathname + writeChoice(choice);
  const titled = (title: string) => fill(title, { name: say.name, seed: choice.seed });

  return (
    <div class="worksheet">
      <div class="worksheet-tools">
        {number('seed', 1_000_000)}
        {number('count', mostQuestions)}
        <button
          type="button"
          class="button button-quiet"
          onClick={() => void choose(nextSheet(choice))}
        >
          {say.fresh}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {say.print}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => {
            void navigator.clipboard?.writeText(readAddress()).then(() => setCopied(true));
          }}
        >
          {say.copy}
        </button>
        <output>{copied && say.copied}</output>
        <SaveButton
          say={say.save}
          file={() => ({
            name: `${skill} ${choice.seed}.txt`,
            text: writeSheet(questions, {
              say,
              title: titled(say.sheetTitle),
              address: readAddress(),
            }),
          })}
        />
      </div>
      <section class="worksheet-page">
        <h3>{titled(say.sheetTitle)}</h3>
        <p class="worksheet-person">
          <span>{say.person}</span>
          <span>{say.day}</span>
        </p>
        <ol class="worksheet-questions">
          {questions.map((question) => (
            <li key={question.seed}>
              {saySentence(say.ask, question.ask)}
              {question.picture && <PictureView picture={question.picture} ask={say.ask} />}
              {question.choices ? (
                <span class="worksheet-choices">
                  {question.choices.map((one) => (
                    <span key={one}>{one}</span>
                  ))}
                </span>
              ) : (
                <span class="worksheet-line" />
              )}
            </li>
          ))}
        </ol>
      </section>
      <details class="worksheet-key">
        <summary>{say.key}</summary>
        <h3>{titled(say.keyTitle)}</h3>
        <ol>
          {questions.map(({ seed, answer, work }) => (
            <li key={seed}>
              <b>{answer}</b> <span>{work}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
