import { drawStone } from './kit/draw.ts';
import type { Mistake, Skill } from './kit/skill.ts';
import { spellTo } from './kit/spell.ts';

/** A sign of a number: stones, sticks, or its name on a card. */
type Thing =
  | { readonly kind: 'stones' | 'sticks'; readonly value: number }
  | { readonly kind: 'card'; readonly value: number; readonly name: string };
type Question = { readonly things: readonly Thing[] };

const kinds = ['stones', 'sticks', 'card'] as const;
const cell = { width: 154, height: 46 };
const most = 5;

/** What stands on cards, from three on: the names in Hindi and in English. */
const names: readonly (readonly [string, string])[] = [
  ['teen', 'three'],
  ['chaar', 'four'],
  ['paanch', 'five'],
  ['chhah', 'six'],
  ['saat', 'seven'],
  ['aath', 'eight'],
  ['nau', 'nine'],
];

const namesOf = (value: number) => names[value - 3] ?? ['', ''];

/** Show a thing in a line of text: `●●●`, `|||`, `“teen”`. */
function sign(thing: Thing): string {
  if (thing.kind === 'card') return `“${thing.name}”`;
  return (thing.kind === 'stones' ? '●' : '|').repeat(thing.value);
}

/** Put signs of one number together: `●●● = “teen”, |||||`. */
function group(things: readonly Thing[]): string[] {
  const values = [...new Set(things.map(({ value }) => value))];
  return values.map((value) =>
    things
      .filter((thing) => thing.value === value)
      .map(sign)
      .join(' = '),
  );
}

function counting(groups: readonly string[]): Mistake {
  const answer = String(groups.length);
  return { answer, work: `${groups.join(', ')} → ${answer}` };
}

const right = ({ things }: Question) => counting(group(things));

/** Count something else; nothing where that is right too. */
function miscount(question: Question, groups: readonly string[]): Mistake | null {
  const counted = counting(groups);
  return counted.answer === right(question).answer ? null : counted;
}

function draw({ kind, value }: Thing, left: number, top: number): string {
  // Four open strokes, for what a path encloses is filled.
  if (kind === 'card') return `M${left + 7} ${top + 7}h130m0 0v32m0 0h-130m0 0v-32`;
  return Array.from({ length: value }, (_, i) => {
    const x = left + 14 + i * 15;
    return kind === 'stones'
      ? drawStone(x, top + 23 + ((i % 3) - 1) * 3)
      : `M${x - (i % 3)} ${top + 9}l${i % 4} 28`;
  }).join('');
}

/** Tell how many different numbers are shown by the things on a table. */
export const skill: Skill<Question> = {
  make: (random) => {
    const numbers = random.shuffle([3, 4, 5, 6, 7, 8, 9]).slice(0, random.pick([1, 2, 2, 3]));
    const twice = random.shuffle(kinds).slice(0, random.whole(0, 2));
    const tongues = random.shuffle([0, 1]);
    const things = kinds.flatMap((kind) =>
      (twice.includes(kind) ? [0, 1] : [0]).map((at): Thing => {
        const value = numbers[random.whole(0, numbers.length - 1)] ?? 3;
        if (kind !== 'card') return { kind, value };
        return { kind, value, name: namesOf(value)[tongues[at] ?? 0] ?? '' };
      }),
    );
    return { things };
  },
  ask: ({ things }) => {
    const named = things.flatMap(({ kind, value }) => (kind === 'card' ? value : []));
    const told = [...new Set(named)].map((value) => namesOf(value).join(' = '));
    return { say: 'table', with: { names: told.join(', ') } };
  },
  picture: ({ things }) => {
    const rows = kinds.map((kind) => things.filter((thing) => thing.kind === kind));
    const placed = rows.flatMap((row, y) =>
      row.map((thing, x) => ({ thing, left: x * cell.width, top: y * cell.height })),
    );
    return {
      width: 2 * cell.width,
      height: rows.length * cell.height,
      paths: placed.map(({ thing, left, top }) => [draw(thing, left, top)]),
      texts: placed.flatMap(({ thing, left, top }) =>
        thing.kind === 'card' ? [[left + 20, top + 29, thing.name] as const] : [],
      ),
      shows: {
        say: 'things',
        with: Object.fromEntries(
          rows.map((row, i) => [
            kinds[i] ?? '',
            row.map((one) => (one.kind === 'card' ? sign(one) : one.value)).join(', '),
          ]),
        ),
      },
    };
  },
  choices: () => Array.from({ length: most }, (_, i) => String(i + 1)),
  answer: (question) => right(question).answer,
  work: (question) => right(question).work,
  steps: (question) => {
    const { things } = question;
    const shown = things.map((thing) => `${sign(thing)} ${thing.value}`).join(', ');
    return [
      { say: 'read', with: { shown } },
      { say: 'group', with: { groups: group(things).join(', ') } },
      { say: 'count', with: { answer: right(question).answer } },
    ];
  },
  misconceptions: {
    'numeral-is-number': (question) => miscount(question, question.things.map(sign)),
    'drops-words': (question) =>
      miscount(question, group(question.things.filter(({ kind }) => kind !== 'card'))),
  },
  spelling: spellTo(9),
};
