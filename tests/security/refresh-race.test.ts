import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { freshPlace } from '../support/place.ts';

/** One more process on the same database: it refreshes one token ten times at once. */
const code = (file: string, token: string, moment: number) => `
  const { sqliteDatabase } = await import('#adapters/database/sqlite/database.ts');
  const { silentLog } = await import('#adapters/log/log.ts');
  const { refreshSession } = await import('#domain/accounts/refresh-session.ts');
  const database = sqliteDatabase(${JSON.stringify(file)});
  const place = { database, log: silentLog, now: () => new Date(${moment}) };
  // A busy database says so, and a browser comes again.
  const refresh = () =>
    refreshSession(place, ${JSON.stringify(token)}).catch((error) => {
      if (error.code !== 'database-away') throw error;
      return refresh();
    });
  const all = await Promise.all(Array.from({ length: 10 }, refresh));
  await database.close();
  console.log(JSON.stringify(all.map(({ refreshToken }) => refreshToken)));`;

test('six processes that refresh one token ten times each get one successor', async () => {
  const place = freshPlace();
  const { refreshToken } = await place.session(await place.account('asha@example.org'));
  // Their clocks stand still: a busy machine may take longer than the grace to start them.
  const outputs = await Promise.all(
    Array.from({ length: 6 }, () =>
      promisify(execFile)(process.execPath, [
        '--input-type=module',
        '-e',
        code(place.file, refreshToken, place.now().getTime()),
      ]),
    ),
  );
  const answers = outputs.flatMap(({ stdout }) => JSON.parse(stdout));
  expect(answers).toHaveLength(60);
  expect(new Set(answers).size).toBe(1);
  const { db, tables } = place.database;
  expect(await db.$count(tables.refreshTokens)).toBe(2);
  expect(await db.$count(tables.sessions)).toBe(1);
});
