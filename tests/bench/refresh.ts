import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { sqliteDatabase } from '#adapters/database/sqlite/database.ts';
import { findRefreshVisitor } from '#domain/accounts/find-visitor.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { isProblem } from '#lib/problem.ts';
import { median } from '../support/bench.ts';
import { freshPlace } from '../support/place.ts';

// One refresh token and twelve processes that show it at the same moment, on SQLite; then the same
// where a trigger takes each seal away at once, which is this house without its grace. Goal: with
// the grace one rotation, one successor and nobody out.

interface Race {
  name: string;
  grace: boolean;
  asks: number;
}

interface Tab {
  tokens: string[];
  refused: number;
  busy: number;
  times: number[];
}

const processes = 12;
const rounds = 5;

if (process.argv[2] === 'tab') await beTab(process.argv.slice(3));
else await compare();

async function compare(): Promise<void> {
  const races: Race[] = [
    { name: 'with the grace, 10 asks each', grace: true, asks: 10 },
    { name: 'with the grace, 1 ask each', grace: true, asks: 1 },
    { name: 'without it, 1 ask each', grace: false, asks: 1 },
    { name: 'without it, 10 asks each', grace: false, asks: 10 },
  ];
  const rows = [];
  for (const race of races) {
    for (let round = 0; round < rounds; round++) rows.push(await run(race));
  }
  console.table(rows);
  console.table(await measureAlone());
  const wrong = rows.filter(
    ({ race, rotations, successors, out }) =>
      race.startsWith('with the') && (rotations !== 1 || successors !== 1 || out > 0),
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

/** Let every process show one fresh token at once, and count what became of it. */
async function run({ name, grace, asks }: Race) {
  const place = freshPlace();
  const accountId = await place.account('asha@example.org');
  const { refreshToken, session } = await place.session(accountId);
  const warmUp = await place.session(accountId);
  const moment = String(place.now().getTime());
  const args = ['tab', place.file, warmUp.refreshToken, refreshToken, moment, String(asks)];
  const tabs = await raceTabs(args, () => {
    if (!grace) takeSealsAway(place.file);
  });
  const { db, tables } = place.database;
  const family = eq(tables.refreshTokens.sessionId, session.id);
  const rows = await db.select().from(tables.refreshTokens).where(family);
  const rotations = rows.filter(({ usedAt }) => usedAt !== null);
  const reused = eq(tables.audit.event, 'refresh-reuse');
  const held = await Promise.all(
    tabs.map(({ tokens }) => findRefreshVisitor(place, tokens.at(-1) ?? refreshToken)),
  );
  const answers = tabs.flatMap(({ tokens }) => tokens);
  const times = tabs.flatMap((tab) => tab.times);
  const row = {
    race: name,
    rotations: rotations.length,
    repeats: answers.length - rotations.length,
    refused: sum(tabs.map(({ refused }) => refused)),
    successors: new Set(answers).size,
    out: held.filter((visitor) => visitor === null).length,
    accused: await db.$count(tables.audit, reused),
    letters: await db.$count(tables.outbox),
    busy: sum(tabs.map(({ busy }) => busy)),
    'ms (median)': toMs(median(times)),
    'ms (slowest)': toMs(Math.max(...times)),
  };
  await place.database.close();
  return row;
}

/** A seal that is gone cannot be opened again: whoever shows a spent token is taken for a thief. */
function takeSealsAway(file: string): void {
  const database = new Sqlite(file);
  database.exec(`CREATE TRIGGER no_grace AFTER UPDATE OF sealed_next ON refresh_tokens
    WHEN NEW.sealed_next IS NOT NULL
    BEGIN UPDATE refresh_tokens SET sealed_next = NULL WHERE hash = NEW.hash; END`);
  database.close();
}

/** Start all, and let them go together: the slowest to start must not come too late for the race. */
async function raceTabs(args: string[], whenReady: () => void): Promise<Tab[]> {
  const children = Array.from({ length: processes }, () =>
    spawn(process.execPath, [import.meta.filename, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const lines = children.map((child) => createInterface(child.stdout)[Symbol.asyncIterator]());
  await Promise.all(lines.map((line) => line.next()));
  whenReady();
  for (const child of children) child.stdin.end('go\n');
  return Promise.all(
    lines.map(async (line) => {
      const { value } = await line.next();
      if (value === undefined) throw new Error('A process of the race ended without a word.');
      return JSON.parse(value);
    }),
  );
}

/** One process of the race. Its clock stands still, so a slow machine is not taken for a late tab. */
async function beTab([
  file = '',
  warmUp = '',
  token = '',
  moment = '',
  asks = '',
]: string[]): Promise<void> {
  const database = sqliteDatabase(file);
  const now = () => new Date(Number(moment));
  const { audit } = freshPlace({ database });
  const place = { database, audit, now };
  const tab: Tab = { tokens: [], refused: 0, busy: 0, times: [] };
  /** Ask until there is an answer, as a browser does: a busy database says so, and one comes again. */
  const ask = async (shown: string): Promise<string | null> => {
    for (;;) {
      try {
        return (await refreshSession(place, shown)).refreshToken;
      } catch (error) {
        if (!isProblem(error)) throw error;
        if (error.code === 'not-signed-in') return null;
        tab.busy += 1;
        await wait(100);
      }
    }
  };
  // A few before it counts: everything is loaded and compiled then.
  for (let n = 0; n < 5; n++) await ask(warmUp);
  tab.busy = 0;
  console.log('ready');
  await once(process.stdin, 'data');
  for (let n = 0; n < Number(asks); n++) {
    const start = performance.now();
    const next = await ask(token);
    if (next === null) tab.refused += 1;
    else tab.tokens.push(next);
    tab.times.push(performance.now() - start);
  }
  await database.close();
  console.log(JSON.stringify(tab));
}

/** What one refresh costs where nobody else is in the way. */
async function measureAlone() {
  const place = freshPlace();
  const begun = await place.session(await place.account('asha@example.org'));
  const many = 1_000;
  const chain: number[] = [];
  const repeats: number[] = [];
  let token = begun.refreshToken;
  let spent = token;
  for (let n = 0; n < many; n++) {
    spent = token;
    const start = performance.now();
    token = (await refreshSession(place, token)).refreshToken;
    chain.push(performance.now() - start);
  }
  for (let n = 0; n < many; n++) {
    const start = performance.now();
    await refreshSession(place, spent);
    repeats.push(performance.now() - start);
  }
  const { db, tables } = place.database;
  const [row] = await db.select().from(tables.refreshTokens).limit(1);
  await place.database.close();
  return [
    { what: 'a rotation, ms (median)', is: toMs(median(chain)) },
    { what: 'a repeat, ms (median)', is: toMs(median(repeats)) },
    { what: 'a token, characters', is: token.length },
    { what: 'its hash, characters', is: row?.hash.length ?? 0 },
    { what: 'a seal, characters', is: row?.sealedNext?.length ?? 0 },
  ];
}

function sum(counts: number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function toMs(span: number): number {
  return Number(span.toFixed(2));
}
