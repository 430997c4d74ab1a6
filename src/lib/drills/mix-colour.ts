import { writeByte } from '#lib/text/byte.ts';
import { type Mistake, type Skill, tidy } from './kit/skill.ts';

/** `lamp` is the one to be read; without it the whole colour is to be written. */
type Question = { readonly amounts: readonly number[]; readonly lamp: number | null };

const lamps = ['red', 'green', 'blue'] as const;
const codeOf = ({ amounts }: Question) => amounts.map(writeByte).join('');
const digitsOf = (pair: string) => [...pair].map((digit) => Number.parseInt(digit, 16));

/** Read a pair whose left digit is worth so much: `9·16 + 12·1 = 156`. */
function readPair(pair: string, worth: number): { answer: string; sum: string } {
  const [left = 0, right = 0] = digitsOf(pair);
  const answer = String(left * worth + right);
  return { answer, sum: `${left}·${worth} + ${right}·1 = ${answer}` };
}

const reading = (pair: string, worth: number): Mistake => {
  const { answer, sum } = readPair(pair, worth);
  return { answer, work: `${pair} → ${sum}` };
};

/** Write each amount in the same way, right or wrong, and put them side by side. */
const writing = ({ amounts }: Question, write: (amount: number) => string) => ({
  answer: `#${amounts.map(write).join('')}`,
  work: amounts.map((amount) => `${amount} → ${write(amount)}`).join(', '),
});

/** The pair that is asked for, and the one that begins a digit beside it. */
const asked = (question: Question, lamp: number) => {
  const code = codeOf(question);
  const beside = lamp === 2 ? 3 : lamp * 2 + 1;
  return { pair: code.slice(lamp * 2, lamp * 2 + 2), shifted: code.slice(beside, beside + 2) };
};

const right = (question: Question): Mistake =>
  question.lamp === null
    ? writing(question, writeByte)
    : reading(asked(question, question.lamp).pair, 16);

/** Write the colour that three lamps make, or read one lamp of a colour. */
export const skill: Skill<Question> = {
  make: (random) => {
    const loud = () => random.whole(16, 255);
    const amounts = random.shuffle([loud(), loud(), random.pick([loud(), random.whole(0, 15)])]);
    return { amounts, lamp: random.pick([null, null, 0, 1, 2]) };
  },
  ask: (question) => {
    const { amounts, lamp } = question;
    if (lamp !== null) return { say: lamps[lamp] ?? '', with: { colour: `#${codeOf(question)}` } };
    const [red = 0, green = 0, blue = 0] = amounts;
    return { say: 'write', with: { red, green, blue } };
  },
  // The three lamps alone, then all together.
  picture: ({ amounts }) => ({
    width: 288,
    height: 66,
    paths: [0, 1, 2, 3].map((i) => {
      const lit = amounts.map((amount, lamp) => writeByte(i === lamp || i === 3 ? amount : 0));
      return [`M${1 + i * 74} 1h64v64h-64z`, `#${lit.join('')}`] as const;
    }),
  }),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: (question) => {
    const { amounts, lamp } = question;
    const colour = `#${codeOf(question)}`;
    if (lamp === null)
      return [
        ...amounts.map((amount) => ({
          say: amount < 16 ? 'short' : 'pair',
          with: {
            sum: readPair(writeByte(amount), 16).sum.replace(/(.*) = (.*)/, '$2 = $1'),
            pair: writeByte(amount),
          },
        })),
        { say: 'join', with: { colour } },
      ];
    return [
      { say: 'cut', with: { pairs: amounts.map(writeByte).join(' ') } },
      { say: 'take', with: { pair: asked(question, lamp).pair } },
      { say: 'add', with: { sum: readPair(writeByte(amounts[lamp] ?? 0), 16).sum } },
    ];
  },
  misconceptions: {
    'letters-join': (question) => {
      const joined = (amount: number) => digitsOf(writeByte(amount)).join('');
      if (question.lamp === null)
        return /[A-F]/.test(codeOf(question)) ? writing(question, joined) : null;
      const { pair } = asked(question, question.lamp);
      const answer = digitsOf(pair).join('');
      return /[A-F]/.test(pair) ? { answer, work: `${pair} → ${answer}` } : null;
    },
    'pairs-shift': (question) => {
      if (question.lamp === null)
        return question.amounts.some((amount) => amount < 16)
          ? writing(question, (amount) => amount.toString(16).toUpperCase())
          : null;
      return reading(asked(question, question.lamp).shifted, 16);
    },
    'ten-weights': (question) => {
      if (question.lamp === null) return writing(question, String);
      return reading(asked(question, question.lamp).pair, 10);
    },
  },
  normalise: (typed) => tidy(typed).replace('#', ''),
};
