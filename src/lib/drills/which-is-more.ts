import type { Mistake, Skill } from './kit/skill.ts';
import { readAsTen, symbolsOf, type Writing, workOut, writeIn } from './kit/writings.ts';

type Question = { readonly left: Writing; readonly right: Writing };

/** Compare two sizes, whatever they are sizes of: `8 < 15 → F₁₆`. */
function compare({ left, right }: Question, a: number, b: number): Mistake {
  const [sign, answer] =
    a === b ? ['=', '='] : a > b ? ['>', writeIn(left)] : ['<', writeIn(right)];
  return { answer: answer ?? '', work: `${a} ${sign} ${b} → ${answer}` };
}

const truth = (question: Question) => compare(question, question.left.value, question.right.value);

/** Compare sizes that are not those of the numbers; nothing where that happens to be right. */
function misjudge(question: Question, a: number | null, b: number | null): Mistake | null {
  if (a === null || b === null) return null;
  const judged = compare(question, a, b);
  return judged.answer === truth(question).answer ? null : judged;
}

const misconceptions = {
  'longer-is-bigger': (question: Question) => {
    const [a, b] = [symbolsOf(question.left).length, symbolsOf(question.right).length];
    return a === b ? null : misjudge(question, a, b);
  },
  'glyph-is-value': (question: Question) =>
    misjudge(question, readAsTen(question.left), readAsTen(question.right)),
};

/** Say which of two numerals of different countries is more. */
export const skill: Skill<Question> = {
  make: (random) => {
    let question: Question;
    // Mostly one of the two looks like more than it is.
    let plain = random.whole(1, 5) === 1;
    do {
      const [a = 2, b = 16] = random.shuffle(['Rome', 2, 5, 10, 16] as const);
      const value = random.whole(6, 63);
      const other = random.whole(1, 8) === 1 ? value : random.whole(6, 63);
      question = { left: { land: a, value }, right: { land: b, value: other } };
      plain ||= Object.values(misconceptions).some((err) => err(question));
    } while (!plain);
    return question;
  },
  ask: ({ left, right }) => ({ say: 'more', with: { left: writeIn(left), right: writeIn(right) } }),
  choices: ({ left, right }) => [writeIn(left), writeIn(right), '='],
  answer: (question) => truth(question).answer,
  work: (question) => truth(question).work,
  steps: (question) => {
    const { answer, work } = truth(question);
    return [
      { say: 'left', with: { work: workOut(question.left) } },
      { say: 'right', with: { work: workOut(question.right) } },
      {
        say: answer === '=' ? 'same' : 'done',
        with: { answer, compared: work.split(' →')[0] ?? '' },
      },
    ];
  },
  misconceptions,
};
