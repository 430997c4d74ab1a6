import type { Exercise } from '#lib/drills/kit/skill.ts';
import { saySentence } from '../drill/say.ts';

interface Say {
  readonly key: string;
  readonly ask: Readonly<Record<string, string>>;
}

/** Write a sheet with its key as plain text. `address` draws it again, pictures and all. */
export function writeSheet(
  questions: readonly Pick<Exercise, 'ask' | 'choices' | 'answer' | 'work'>[],
  { say, title, address }: { say: Say; title: string; address: string },
): string {
  const number = (lines: readonly string[]) => lines.map((line, i) => `${i + 1}. ${line}`);
  const asked = questions.map(({ ask, choices }) =>
    [saySentence(say.ask, ask), ...(choices ? [`(${choices.join(' / ')})`] : [])].join(' '),
  );
  const answers = questions.map(({ answer, work }) => `${answer}  ${work}`.trimEnd());
  return [title, address, '', ...number(asked), '', say.key, ...number(answers), ''].join('\n');
}
