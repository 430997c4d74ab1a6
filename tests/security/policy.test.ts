import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy, type Rule } from '#http/policy.ts';
import { openDrive } from '../support/drive.ts';
import { dump, quiet, rowsNaming } from '../support/dump.ts';
import type { Example, Scene } from '../support/examples.ts';
import { type Person, person } from '../support/person.ts';
import { readRoutes } from '../support/routes.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import {
  awake,
  exampleOf,
  type Guest,
  isRead,
  newDisabled,
  newGuest,
  newOwner,
  type Outcome,
  readOutcome,
  sendExample,
  tokenFor,
} from '../support/visitors.ts';

// Every row of the policy is asked by everybody: what it says is what they get, and who is refused
// has changed nothing.

let server: RunningServer;
let owner: Guest;
let disabled: Person;
let asha: Guest;
let bina: Guest;
beforeAll(async () => {
  // Cleared at once and long to bring back: what an example asks for stays on its way.
  server = await startServer({ settings: { CLEAR_HOURS: '0.00001', COLD_STANDARD_MINUTES: '60' } });
  owner = await newOwner(server);
  disabled = await newDisabled(server);
  asha = await newGuest(server);
  bina = await newGuest(server);
});
afterAll(() => server.stop());

test('every built route and method has a row, and every row a route', async () => {
  const { endpoints, pages } = await readRoutes();
  const built = [...endpoints, ...pages.map((route) => `GET ${route}`)];
  expect(built.filter((key) => !(key in policy))).toEqual([]);
  const dead = Object.keys(policy).filter(
    (key) => !endpoints.includes(key) && !pages.includes(key.slice(key.indexOf(' ') + 1)),
  );
  expect(dead).toEqual([]);
  expect(built.length).toBeGreaterThan(50);
});

const signedOut = { status: 401, code: 'not-signed-in' };
const notAllowed = { status: 403, code: 'not-allowed' };
/** In the frame of our pages, with no code for programs. */
const refusedPage = { status: 403 };
const notThere = { status: 404, code: expect.stringMatching(/-not-found$/) };

/** Who has no session is asked to sign in: a page by its entrance, the rest by 401. */
function forNobody({ who, page }: Rule, good: Outcome, { toNobody }: Example): Outcome {
  if (toNobody !== undefined) return { status: toNobody, code: expect.any(String) };
  if (who === 'public') return good;
  return page ? { status: 303 } : signedOut;
}

function forMember({ who, page, types }: Rule, good: Outcome, { hers }: Example): Outcome {
  // A form is sent back to its page, which then says the same.
  if (who === 'owner' && page) return types ? { status: 303, code: 'not-allowed' } : refusedPage;
  if (who === 'owner') return notAllowed;
  return hers ? notThere : good;
}

function forOwner({ who }: Rule, good: Outcome, { hers, toOwner }: Example): Outcome {
  if (toOwner !== undefined) return { status: toOwner, code: expect.any(String) };
  return hers && who !== 'owner' ? notThere : good;
}

describe.each(Object.entries(policy))('%s', (key, rule) => {
  test('answers everybody as the table says', async () => {
    asha = await awake(server, asha);
    bina = await awake(server, bina);
    owner = await awake(server, owner);
    const scene: Scene = { drive: await openDrive(asha.browser), email: asha.email };
    const example = await exampleOf(key, rule, scene);
    const method = key.slice(0, key.indexOf(' '));
    const good: Outcome = { status: example.status ?? 200 };
    if ((good.status >= 400 && !rule.page) || example.problem)
      good.code = example.problem ?? expect.any(String);
    // Somebody who is signed in needs no entrance.
    const inside = key === 'GET /[...lang]/sign-in' ? { status: 303 } : good;
    const { account } = await asha.browser.session();
    const ashaId = account?.id ?? '';

    const table: [string, Person, Outcome][] = [
      ['anonymous', person(server.origin), forNobody(rule, good, example)],
      ['disabled', disabled, forNobody(rule, good, example)],
      ['another member', bina.browser, forMember(rule, inside, example)],
      ['the owner', owner.browser, forOwner(rule, inside, example)],
    ];
    for (const [who, someone, wanted] of table) {
      const token = isRead(method) ? '' : await tokenFor(someone, rule);
      await quiet(server.dataDir);
      const before = await dump(server.dataDir);
      const answer = await sendExample(someone, { key, rule, example }, { token });
      const outcome = await readOutcome(answer.clone());
      expect({ who, ...outcome }).toEqual({ who, ...wanted });
      const after = await dump(server.dataDir);
      if (example.ends) before.sessions = after.sessions = [];
      const isAnswered = wanted === good || wanted === inside;
      if (!isAnswered || wanted.code || isRead(method)) expect(after, who).toEqual(before);
      expect(rowsNaming(after, ashaId), who).toEqual(rowsNaming(before, ashaId));
      if (rule.who !== 'owner') expect(await answer.text(), who).not.toContain(ashaId);
    }
    const answer = await sendExample(asha.browser, { key, rule, example });
    const wanted = rule.who === 'owner' ? forMember(rule, inside, example) : inside;
    expect({ who: 'herself', ...(await readOutcome(answer)) }).toEqual({
      who: 'herself',
      ...wanted,
    });
  });
});
