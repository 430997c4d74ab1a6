import { afterAll, describe, expect, test } from 'vitest';
import { zxcvbnStrength } from './zxcvbn.ts';

describe('zxcvbn', () => {
  const strength = zxcvbnStrength();
  afterAll(() => strength.close());

  test.each([
    // Of the list of long passwords: the first, one in the middle, the last.
    'mailcreated5240',
    'zcaq9v7cqf9rj52y',
    '0000000000000000000000000000000000',
    // Made of what everybody has.
    'qwertyuiopasdfgh',
    'abcdefghijklmnopq',
    'iloveyouiloveyou',
    'P@ssw0rdP@ssw0rd',
    '2020202020202020',
  ])('%s is guessed', async (password) => {
    expect(await strength.score(password, [])).toBeLessThan(3);
  });

  test.each([
    'correct horse battery staple',
    'mein roz subah chai peeta hoon',
    'kRb2#vLq9!xZt5@m',
    '🙂🙃😀😁😂🤣😃😄😅😆😉😊😋😎😍',
  ])('%s is not', async (password) => {
    expect(await strength.score(password, [])).toBeGreaterThanOrEqual(3);
  });

  test('what is known of the holder is no secret', async () => {
    const password = 'vaishnavibhardwajkar';
    expect(await strength.score(password, [])).toBeGreaterThanOrEqual(3);
    expect(await strength.score(password, ['vaishnavi', 'bhardwajkar'])).toBeLessThan(3);
  });

  test('a long one is scored by its first hundred characters', async () => {
    const [easy, hard] = ['a'.repeat(100), 'mein roz subah chai peeta hoon'];
    expect(await strength.score(easy + hard, [])).toBeLessThan(3);
    expect(await strength.score(hard + easy, [])).toBeGreaterThanOrEqual(3);
  });

  test('many at once get their own answers', async () => {
    const asked = ['1'.repeat(20), 'mein roz subah chai peeta hoon'];
    const scores = await Promise.all(
      Array.from({ length: 20 }, (_, n) => strength.score(asked[n % 2] ?? '', [])),
    );
    expect(scores.map((score) => score >= 3)).toEqual(scores.map((_, n) => n % 2 === 1));
  });
});

test('it is loaded again after it was let go, and who waits then is told', async () => {
  const strength = zxcvbnStrength({ idle: 1 });
  expect(await strength.score('1'.repeat(20), [])).toBeLessThan(3);
  await strength.close();
  expect(await strength.score('1'.repeat(20), [])).toBeLessThan(3);
  const late = strength.score('mein roz subah chai peeta hoon', []);
  await Promise.all([expect(late).rejects.toThrow('has ended'), strength.close()]);
  expect(await strength.score('1'.repeat(20), [])).toBeLessThan(3);
  await strength.close();
});
