import { expect, test, vi } from 'vitest';
import { passwordJudge } from './password-judge.ts';

const good = 'ek lamba aur anokha raasta';
const context = ['Asha Rao', 'asha.rao@example.org'];

function judge({
  score = 4,
  breached = false,
}: {
  score?: number;
  breached?: boolean | null;
} = {}) {
  const strength = { score: vi.fn(async (_password: string, _words: readonly string[]) => score) };
  const breaches = { has: vi.fn(async (_password: string) => breached) };
  return { strength, breaches, ...passwordJudge({ strength, breaches }) };
}

test.each([
  [good, {}, null],
  ['short', {}, 'password-too-short'],
  ['x'.repeat(257), {}, 'password-too-long'],
  ['asha.rao@example.org', {}, 'password-context'],
  ['aaaaaaaaaaaaaaaaaaaa', {}, 'password-common'],
  [good, { score: 3 }, null],
  [good, { score: 2 }, 'password-common'],
  [good, { breached: true }, 'password-breached'],
  // Nobody could be asked: what is decided offline counts.
  [good, { breached: null }, null],
  [good, { breached: null, score: 0 }, 'password-common'],
])('%j with %j: %s', async (password, known, code) => {
  const answer = judge(known)
    .requireGood(password, context)
    .catch((problem) => [problem.code, problem.facts.errors]);
  const field = { field: 'password', code: code?.replace('password-', '') };
  expect(await answer).toEqual(code === null ? undefined : [code, [field]]);
});

test('nobody outside is asked about a password that is refused anyway', async () => {
  for (const [password, score] of [
    ['short', 4],
    [good, 0],
  ] as const) {
    const { requireGood, breaches } = judge({ score });
    await expect(requireGood(password, context)).rejects.toThrow();
    expect(breaches.has).not.toHaveBeenCalled();
  }
});

test('the words of the account count, in one spelling of Unicode', async () => {
  const { requireGood, strength, breaches } = judge();
  await requireGood('caf\u0065\u0301 '.repeat(4), ['Asha Rao']);
  const [[password, words] = []] = strength.score.mock.calls;
  expect(password).toBe('caf\u00e9 '.repeat(4));
  expect(words).toEqual(expect.arrayContaining(['asha', 'solah']));
  expect(breaches.has).toHaveBeenCalledWith(password);
});

test('who comes while very many wait is asked to come again', async () => {
  const scored = Promise.withResolvers<number>();
  const strength = { score: () => scored.promise };
  const { requireGood } = passwordJudge({ strength, breaches: { has: async () => null } });
  const crowd = Array.from({ length: 40 }, () =>
    requireGood(good, []).then(
      () => 'good',
      ({ code }) => code,
    ),
  );
  scored.resolve(4);
  const answers = await Promise.all(crowd);
  expect(new Set(answers)).toEqual(new Set(['good', 'busy']));
});
