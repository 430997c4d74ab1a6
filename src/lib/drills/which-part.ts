import { encode } from '#lib/text/base64url.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Question =
  /** In which part is this line? */
  | { readonly kind: 'line'; readonly line: string; readonly part: 'header' | 'claims' }
  /** How many parts are text for whoever has no key? */
  | { readonly kind: 'read'; readonly line: string }
  /** Which part gives a change away? */
  | { readonly kind: 'change'; readonly line: string; readonly to: string };

const none = '–';

/** Answer with one of the choices: what is seen, and where it leads. */
function choosing({ kind, line }: Question, answer: string): Mistake {
  const text = `{${line}}`;
  const spelled = kind === 'read' ? `${encode(new TextEncoder().encode(text))} → ` : '';
  return { answer, work: `${spelled}${text} → ${answer}` };
}

function answerOf(question: Question): string {
  switch (question.kind) {
    case 'line':
      return question.part;
    case 'read':
      return '2';
    case 'change':
      return 'signature';
  }
}

/** Tell the parts of a token apart, and who can read or change them. */
export const skill: Skill<Question> = {
  make: (random) => {
    const who = `"sub":"${random.pick(['asha', 'ravi', 'meena'])}-${random.whole(10, 99)}"`;
    const kind = random.pick(['line', 'line', 'read', 'change'] as const);
    if (kind === 'read') return { kind, line: who };
    if (kind === 'change') return { kind, line: who, to: `owner-${random.whole(10, 99)}` };
    return random.pick([
      { kind, part: 'header', line: `"alg":"${random.pick(['HS256', 'ES256', 'EdDSA'])}"` },
      { kind, part: 'header', line: `"kid":"key-${random.whole(1, 9)}"` },
      { kind, part: 'claims', line: who },
      { kind, part: 'claims', line: `"exp":${random.whole(18_000, 18_999)}00000` },
    ]);
  },
  ask: ({ kind, ...question }) => ({ say: kind, with: question }),
  choices: ({ kind }) =>
    kind === 'read' ? ['0', '1', '2', '3'] : ['header', 'claims', 'signature', none],
  answer: answerOf,
  work: (question) => choosing(question, answerOf(question)).work,
  steps: (question) => [
    { say: `${question.kind}-why` },
    { say: 'done', with: { line: question.line, answer: answerOf(question) } },
  ],
  misconceptions: {
    'spelling-hides': (question) => (question.kind === 'read' ? choosing(question, '0') : null),
    'stamp-holds-text': (question) =>
      question.kind === 'change'
        ? null
        : choosing(question, question.kind === 'read' ? '3' : 'signature'),
    'swaps-parts': (question) =>
      question.kind === 'line'
        ? choosing(question, question.part === 'header' ? 'claims' : 'header')
        : null,
    'readable-is-changeable': (question) =>
      question.kind === 'change' ? choosing(question, none) : null,
  },
};
