import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListAnswersAnswer } from '#domain/progress/contract.ts';
import { type Answer, batchSize, findStandings, mostAnswers } from '#domain/progress/rules.ts';
import { newMember, type Person, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Answers are kept for an account: each once, in any order, from any number of devices.

let server: RunningServer;
let asha: Person;
let birbal: Person;
beforeAll(async () => {
  server = await startServer();
  asha = await newMember(server, 'asha@example.org');
  birbal = await newMember(server, 'birbal@example.org');
});
afterAll(() => server.stop());

let minutes = 0;
function give(right: boolean, more: object = {}): Answer {
  minutes += 1;
  return {
    id: randomBytes(16).toString('base64url'),
    skill: 'read-binary',
    seed: minutes,
    right,
    misconception: right ? null : 'mirror',
    at: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString(),
    ...more,
  };
}
const rights = (count: number) => Array.from({ length: count }, () => give(true));

const keep = (who: Person, answers: unknown) => who.act('/api/progress', { body: { answers } });

async function read(who: Person, limit = 1000): Promise<Answer[]> {
  const all: Answer[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: ListAnswersAnswer = await (
      await who.send(`/api/progress?limit=${limit}${cursor && `&cursor=${cursor}`}`)
    ).json();
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

const byId = (answers: readonly Answer[]) => [...answers].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('answers', () => {
  test('are kept as they were given, and told only to their account', async () => {
    const given = [give(true), give(false), give(false, { misconception: null })];
    const response = await keep(asha, given);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ total: 3 });
    expect(byId(await read(asha))).toEqual(byId(given));
    expect(await read(birbal)).toEqual([]);
  });

  test('sent again change nothing, whole, in part, or twice in one batch', async () => {
    const [first, ...rest] = rights(5);
    if (!first) throw new Error('There is no first answer.');
    const before = await read(asha);
    await keep(asha, [first, first]);
    await keep(asha, [first, ...rest]);
    expect((await keep(asha, [...rest, first])).status).toBe(200);
    // The first word counts: a device cannot turn its own miss into a hit later.
    await keep(asha, [{ ...first, right: false }]);
    expect(byId(await read(asha))).toEqual(byId([...before, first, ...rest]));
  });

  test('of one id belong to each account that gave them', async () => {
    const mine = give(true);
    await keep(asha, [mine]);
    expect((await keep(birbal, [{ ...mine, right: false }])).status).toBe(200);
    expect((await read(asha)).find(({ id }) => id === mine.id)?.right).toBe(true);
    expect((await read(birbal)).find(({ id }) => id === mine.id)?.right).toBe(false);
  });

  test('come in pages, and a follower meets each new one once', async () => {
    const chitra = await newMember(server, 'chitra@example.org');
    const given = rights(7);
    await keep(chitra, given.slice(0, 3));
    await keep(chitra, given.slice(3));
    expect(byId(await read(chitra, 2))).toEqual(byId(given));
    const first = await chitra.send('/api/progress?limit=5');
    expect(first.headers.get('link')).toContain('rel="next"');
    const { next, total }: ListAnswersAnswer = await first.json();
    expect(total).toBe(7);
    const late = give(true, { at: '2020-01-01T00:00:00.000Z' });
    await keep(chitra, [late]);
    const page: ListAnswersAnswer = await (
      await chitra.send(`/api/progress?limit=100&cursor=${next}`)
    ).json();
    expect(page.items).toHaveLength(3);
    expect(page.items).toContainEqual(late);
  });
});

test('two devices in any order, also at once, come to the same standing', async () => {
  const phone = [...rights(3), give(false), ...rights(2)];
  const desk = [...rights(4), give(false, { skill: 'read-hex' }), ...rights(3)];
  const members = await Promise.all(
    ['one', 'two', 'three'].map((name) => newMember(server, `${name}@example.org`)),
  );
  const [one, two, three] = members;
  if (!one || !two || !three) throw new Error('There are three members.');
  await keep(one, phone);
  await keep(one, desk);
  await keep(two, [...desk].reverse());
  await keep(two, phone.slice(3));
  await keep(two, [...phone, ...desk].slice(0, 20));
  await Promise.all([keep(three, desk), keep(three, phone), keep(three, desk), keep(three, phone)]);
  const expected = findStandings(phone, desk);
  for (const member of members) {
    const answers = await read(member, 4);
    expect(answers).toHaveLength(phone.length + desk.length);
    expect(findStandings(answers)).toEqual(expected);
  }
});

describe('what is refused', () => {
  test.each([
    ['an id of another shape', { id: 'x' }],
    ['a skill that is none of ours', { skill: 'fly' }],
    ['a seed that is no whole number', { seed: 1.5 }],
    ['a seed that is too large', { seed: 2 ** 31 }],
    ['a cause of a right answer', { misconception: 'mirror' }],
    ['a cause that is no name', { right: false, misconception: '<b>' }],
    ['a moment that is none', { at: 'yesterday' }],
    ['a moment without its milliseconds', { at: '2026-01-01T00:00:00Z' }],
    ['a moment of another zone', { at: '2026-01-01T00:00:00.000+05:30' }],
    ['a member that nobody knows', { extra: 1 }],
  ])('%s', async (_what, wrong) => {
    const before = await read(asha);
    const response = await keep(asha, [give(true), give(true, wrong)]);
    expect([response.status, (await response.json()).code]).toEqual([400, 'invalid']);
    expect(await read(asha)).toEqual(before);
  });

  test('an answer from the day after tomorrow', async () => {
    const at = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString();
    const response = await keep(birbal, [give(true, { at })]);
    expect([response.status, (await response.json()).code]).toEqual([400, 'answer-from-future']);
  });

  test('no answer at all, and one more than a batch holds', async () => {
    expect((await keep(asha, [])).status).toBe(400);
    expect((await keep(asha, rights(batchSize + 1))).status).toBe(400);
    expect((await keep(birbal, rights(batchSize))).status).toBe(200);
  });

  test('a cursor of somebody else', async () => {
    const { next }: ListAnswersAnswer = await (await asha.send('/api/progress?limit=1')).json();
    const response = await birbal.send(`/api/progress?limit=1&cursor=${next}`);
    expect([response.status, (await response.json()).code]).toEqual([400, 'cursor-invalid']);
  });

  test('anybody who is not signed in, and an act without its token', async () => {
    const stranger = person(server.origin);
    expect((await stranger.send('/api/progress')).status).toBe(401);
    const before = await read(asha);
    for (const method of ['POST', 'DELETE']) {
      const response = await asha.send('/api/progress', {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          origin: server.origin,
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        },
        ...(method === 'POST' ? { body: JSON.stringify({ answers: rights(1) }) } : {}),
      });
      expect([response.status, (await response.json()).code]).toEqual([403, 'csrf-token']);
    }
    expect(await read(asha)).toEqual(before);
  });

  test('one answer more than an account holds, and none of its batch is kept', async () => {
    const dev = await newMember(server, 'dev@example.org');
    for (let n = 0; n < mostAnswers / batchSize; n++) await keep(dev, rights(batchSize));
    const response = await keep(dev, rights(2));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'progress-full', limit: mostAnswers });
    expect(await read(dev)).toHaveLength(mostAnswers);
    // What is known already may come again.
    expect((await keep(dev, (await read(dev)).slice(0, 5))).status).toBe(200);
  });
});

test('forgetting empties the record of this account alone', async () => {
  const others = await read(birbal);
  expect((await asha.act('/api/progress', { method: 'DELETE' })).status).toBe(204);
  expect(await read(asha)).toEqual([]);
  expect(await read(birbal)).toEqual(others);
});
