import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshKeyDocument, readKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import { mintCsrfToken } from '#http/csrf.ts';
import { findRule, policy, type Rule } from '#http/policy.ts';
import { openDrive } from '../support/drive.ts';
import { dump, quiet } from '../support/dump.ts';
import type { Example, Scene } from '../support/examples.ts';
import { type Person, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import {
  awake,
  type Changes,
  entranceToken,
  exampleOf,
  type Guest,
  isRead,
  newGuest,
  newOwner,
  readOutcome,
  sendExample,
  tokenFor,
} from '../support/visitors.ts';

// Every act of the policy, right in all but one thing: from a foreign place, of a foreign type, with
// a foreign token. None may pass, and none may change a row.

let server: RunningServer;
let owner: Guest;
let asha: Guest;
let bina: Guest;
let port: number;
beforeAll(async () => {
  server = await startServer({ settings: { CLEAR_HOURS: '0.00001', COLD_STANDARD_MINUTES: '60' } });
  port = server.port;
  owner = await newOwner(server);
  asha = await newGuest(server);
  bina = await newGuest(server);
});
afterAll(() => server.stop());

const acts = Object.entries(policy).filter(([key]) => !isRead(key.slice(0, key.indexOf(' '))));

/** Where a request could come from that is no page of ours. */
const foreign = (): [string, Changes][] => [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['another site that names us', { 'sec-fetch-site': 'cross-site', origin: server.origin }],
  ['a sibling', { 'sec-fetch-site': 'same-site', origin: `http://a.localhost:${port}` }],
  ['the address bar', { 'sec-fetch-site': 'none', origin: null }],
  ['another site that says it is ours', { origin: 'https://evil.example' }],
  ...[
    'null',
    'https://evil.example',
    `http://a.localhost:${port}`,
    'http://localhost:1',
    'http://localhost',
    `https://localhost:${port}`,
    `http://evil@localhost:${port}`,
    `http://localhost:${port}.evil.example`,
    `http://localhost:${port}, https://evil.example`,
    `HTTP://LOCALHOST:${port}`,
    '',
  ].map((origin): [string, Changes] => [`Origin ${origin}`, { 'sec-fetch-site': null, origin }]),
  ['nowhere', { 'sec-fetch-site': null, origin: null }],
  ['a Referer of ours', { 'sec-fetch-site': null, origin: null, referer: `${server.origin}/` }],
  ['a word that no browser says', { 'sec-fetch-site': 'same-origin, cross-site', origin: 'null' }],
  [
    'a foreign Host with its own Origin',
    { 'sec-fetch-site': null, host: 'evil.example', origin: 'http://evil.example' },
  ],
];

/** Tokens that were made for something else. */
async function wrongTokens(actor: Person, { csrf: purpose = 'session' }: Rule): Promise<string[]> {
  const file = join(server.dataDir, 'keys.json');
  const house = toSecrets(readKeyDocument(readFileSync(file, 'utf8'), file), file);
  const otherHouse = toSecrets(freshKeyDocument(new Date()), 'other');
  const bonds = {
    session: readSessionId(actor),
    entrance: actor.cookies.get('__Host-Http-pre') ?? '',
  };
  const other = purpose === 'session' ? 'entrance' : 'session';
  const right = mintCsrfToken(house, purpose, bonds[purpose]);
  return [
    '',
    'x',
    'A'.repeat(65),
    right.slice(1),
    `${right}A`,
    `${right}, ${right}`,
    (await bina.browser.session()).csrf ?? '',
    await entranceToken(person(server.origin)),
    mintCsrfToken(house, other, bonds[purpose]),
    mintCsrfToken(house, purpose, bonds[other]),
    mintCsrfToken(house, other, bonds[other]),
    mintCsrfToken(house, purpose, ''),
    mintCsrfToken(otherHouse, purpose, bonds[purpose]),
  ];
}

/** What a form, a beacon or a plugin can send; of these a row may take one. */
const contentTypes = [
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'text/json',
  'application/json-patch+json',
  'application/json, text/plain',
  'application/octet-stream',
  'application/offset+octet-stream',
  'application/json',
  'application/xml',
  '',
];

describe.each(acts)('%s', (key, rule) => {
  test('is done for our own pages only, and changes nothing for others', async () => {
    asha = await awake(server, asha);
    const actor = (rule.who === 'owner' ? owner : asha).browser;
    const scene: Scene = { drive: await openDrive(asha.browser), email: asha.email };
    const example = await exampleOf(key, rule, scene);
    const send = async (token: string, headers: Changes = {}, body: Partial<Example> = {}) =>
      readOutcome(
        await sendExample(
          actor,
          { key, rule, example: { ...example, ...body } },
          { token, headers },
        ),
      );
    await entranceToken(actor);
    const right = await tokenFor(actor, rule);
    await quiet(server.dataDir);
    const before = await dump(server.dataDir);

    for (const [where, headers] of foreign()) {
      const told = headers.host
        ? { status: 421, code: 'wrong-host' }
        : { status: 403, code: 'cross-site' };
      expect({ where, ...(await send(right, headers)) }).toEqual({ where, ...told });
    }
    // A form is sent back to its page, where it has one.
    const status =
      example.form && findRule('GET', key.slice(key.indexOf(' ') + 1))?.page ? 303 : 403;
    for (const token of await wrongTokens(actor, rule)) {
      expect({ token, ...(await send(token)) }).toEqual({ token, status, code: 'csrf-token' });
    }
    const isEmpty = [example.json, example.body, example.form].every((part) => part === undefined);
    for (const type of contentTypes) {
      if (rule.types?.includes(type)) continue;
      const got = await send(right, { 'content-type': type }, isEmpty ? { body: 'a=b' } : {});
      expect({ type, ...got }).toEqual({ type, status: 415, code: 'wrong-content-type' });
    }
    // A GET that asks to be taken for the act.
    const method = key.slice(0, key.indexOf(' '));
    for (const path of [example.path, `${example.path}?_method=${method}`]) {
      await actor.send(path, {
        headers: {
          'sec-fetch-site': 'cross-site',
          'x-http-method-override': method,
          'x-method-override': method,
        },
      });
    }
    expect(await dump(server.dataDir)).toEqual(before);

    // The same request with everything right is answered: it was no other reason that refused.
    const answered = await send(right);
    expect(answered.status).toBe(example.status ?? 200);
    expect(answered.code).not.toBe('csrf-token');
  });
});

test.each([null, 'null'])(
  'the word of a browser is enough where its page names no origin: %s',
  async (origin) => {
    asha = await awake(server, asha);
    // An act without a body: of those Astro asks for an Origin, and would refuse in plain text.
    const key = 'DELETE /api/progress';
    const rule = policy[key] ?? { who: 'owner' };
    const example = { path: '/api/progress' };
    const answer = await sendExample(asha.browser, { key, rule, example }, { headers: { origin } });
    expect(answer.status).toBe(204);
  },
);

/** Which session a browser's access token names. */
function readSessionId({ cookies }: Person): string {
  const [, claims = ''] = (cookies.get('__Host-Http-at') ?? '').split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).sid;
}
