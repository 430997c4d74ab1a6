import { formatRoman, romanParts } from '#lib/numbers/roman.ts';
import { explainSign, pickForLetters, worthsOf } from './kit/letters.ts';
import { offerAmong } from './kit/offer.ts';
import type { Mistake, Skill } from './kit/skill.ts';
import { spellTo } from './kit/spell.ts';

type Question = { readonly value: number; readonly offered: readonly number[] };

const numeralOf = (value: number) => formatRoman(value) ?? '';

/** Add what the signs of a numeral are worth: `XIV = 10 + 4 = 14`. */
function adding(numeral: string, terms: readonly number[]): Mistake {
  const answer = String(terms.reduce((sum, term) => sum + term, 0));
  const sum = terms.length > 1 ? ` = ${terms.join(' + ')}` : '';
  return { answer, work: `${numeral}${sum} = ${answer}` };
}

const right = (value: number) =>
  adding(
    numeralOf(value),
    romanParts(value).map((part) => part.value),
  );

/** The pair in which a small letter is taken away; up to forty there is one at most. */
const pairIn = (value: number) => romanParts(value).find(({ sign }) => sign.length > 1)?.sign;

const misconceptions = {
  'adds-all': ({ value }: Question) =>
    pairIn(value) ? adding(numeralOf(value), worthsOf(numeralOf(value))) : null,
  'takes-behind': ({ value }: Question) => {
    const numeral = numeralOf(value);
    if (!/[VX]I$/.test(numeral)) return null;
    const [answer, front] = [String(value - 2), worthsOf(numeral.slice(0, -1))];
    return { answer, work: `${numeral} = ${front.join(' + ')} − 1 = ${answer}` };
  },
};

/** Read a Roman numeral up to forty. */
export const skill: Skill<Question> = {
  make: (random) => {
    const value = pickForLetters(random);
    const taken = Object.values(misconceptions).flatMap((err) => err({ value, offered: [] }) ?? []);
    const answers = taken.map(({ answer }) => Number(answer));
    return { value, offered: offerAmong(random, value, answers, 4) };
  },
  ask: ({ value }) => ({ say: 'read', with: { numeral: numeralOf(value) } }),
  choices: ({ offered }) => offered.map(String),
  answer: ({ value }) => String(value),
  work: ({ value }) => right(value).work,
  steps: ({ value }) => {
    const [numeral, pair] = [numeralOf(value), pairIn(value)];
    if (numeral === pair)
      return [{ say: 'takes', with: { pair: `${explainSign(pair)} = ${value}` } }];
    return [
      pair
        ? { say: 'takes', with: { pair: explainSign(pair) } }
        : { say: 'falls', with: { numeral } },
      { say: 'add', with: { work: right(value).work } },
    ];
  },
  misconceptions,
  spelling: spellTo(60),
};
