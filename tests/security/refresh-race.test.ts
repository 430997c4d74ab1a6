import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Begun } from '#domain/accounts/begin-session.ts';
import { findVisitor } from '#domain/accounts/find-visitor.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { signOut } from '#domain/accounts/sign-out.ts';
import { freshPlace, type TestPlace } from '../support/place.ts';

// One refresh token, and many who hold it at the same moment.

let place: TestPlace;
let begun: Begun;
beforeEach(async () => {
  place = freshPlace();
  begun = await place.session(await place.account('asha@example.org'));
});

/**
 * One more process on the same database. Its clock stands still: a busy machine may take longer than
 * the grace to start it. A busy database says so, and this process comes again, as a browser does.
 */
function inAnotherProcess(act: string): Promise<{ stdout: string; code: number | string | null }> {
  const code = `
    const { setTimeout: wait } = await import('node:timers/promises');
    const { sqliteDatabase } = await import('#adapters/database/sqlite/database.ts');
    const { refreshSession } = await import('#domain/accounts/refresh-session.ts');
    const database = sqliteDatabase(${JSON.stringify(place.file)});
    const now = new Date(${place.now().getTime()});
    const audit = {
      record() {
        throw new Error('Nobody is to be accused.');
      },
    };
    const place = { database, audit, now: () => now };
    async function refresh() {
      for (;;) {
        try {
          return (await refreshSession(place, ${JSON.stringify(begun.refreshToken)})).refreshToken;
        } catch (error) {
          if (error.code !== 'database-away') throw error;
          await wait(Math.random() * 200);
        }
      }
    }
    ${act}`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    ({ stdout, code, signal }) => ({ stdout, code: signal ?? code }),
  );
}

/** What a race must leave: one successor, its session alive, and nobody accused. */
async function expectOneRotation(): Promise<void> {
  const { db, tables } = place.database;
  const tokens = await db.select().from(tables.refreshTokens);
  expect(tokens.map(({ usedAt }) => usedAt !== null).sort()).toEqual([false, true]);
  expect(await db.$count(tables.sessions)).toBe(1);
  expect(await db.$count(tables.outbox)).toBe(0);
  expect(await db.$count(tables.audit, eq(tables.audit.event, 'refresh-reuse'))).toBe(0);
}

test('twelve processes that refresh one token ten times each get one successor', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () =>
      inAnotherProcess(`
        const all = await Promise.all(Array.from({ length: 10 }, refresh));
        await database.close();
        console.log(JSON.stringify(all));`),
    ),
  );
  expect(outcomes.map(({ code }) => code)).toEqual(Array(12).fill(0));
  const answers = outcomes.flatMap(({ stdout }) => JSON.parse(stdout));
  expect(answers).toHaveLength(120);
  expect(new Set(answers).size).toBe(1);
  await expectOneRotation();
  // Twelve processes start on two cores that others use as well.
}, 240_000);

test('a process that dies between its commit and its answer leaves the successor to the next', async () => {
  const { code, stdout } = await inAnotherProcess(`
    const token = await refresh();
    process.stdout.write(token, () => process.kill(process.pid, 'SIGKILL'));
    await wait(60_000);`);
  expect(code).toBe('SIGKILL');
  const { refreshToken } = await refreshSession(place, begun.refreshToken);
  expect(refreshToken).toBe(stdout);
  await expectOneRotation();
});

test('a process that dies inside its transaction leaves the token as it was', async () => {
  const { code } = await inAnotherProcess(`
    const end = database.transaction(async (tx) => {
      const { lockSession, spendRefreshToken } = await import('#domain/accounts/queries.ts');
      const { hashToken } = await import('#domain/accounts/token.ts');
      const hash = hashToken(${JSON.stringify(begun.refreshToken)});
      await spendRefreshToken(tx, { hash, usedAt: now, sealedNext: 'x' });
      process.kill(process.pid, 'SIGKILL');
      await wait(60_000);
    });
    await end;`);
  expect(code).toBe('SIGKILL');
  const { refreshToken } = await refreshSession(place, begun.refreshToken);
  expect(refreshToken).not.toBe(begun.refreshToken);
  await expectOneRotation();
});

test('a sign-out that races refreshes wins: whatever they were given opens nothing', async () => {
  const { session } = begun;
  const racing = Array.from({ length: 20 }, () => refreshSession(place, begun.refreshToken));
  racing.splice(
    10,
    0,
    signOut(place, session).then(() => begun),
  );
  const outcomes = await Promise.allSettled(racing);
  const given = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [outcome.value.refreshToken] : [],
  );
  expect(given.length).toBeGreaterThan(1);
  const visitor = findVisitor(place, { sessionId: session.id, refreshToken: undefined });
  expect(await visitor).toBeNull();
  for (const token of new Set(given)) {
    await expect(refreshSession(place, token)).rejects.toMatchObject({ code: 'not-signed-in' });
  }
  expect(await place.database.db.$count(place.database.tables.sessions)).toBe(0);
});
