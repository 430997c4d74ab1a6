import { spawn } from 'node:child_process';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#lib/units.ts';
import { openDrive } from '../support/drive.ts';
import { newMember, password, person, readLetter, readToken } from '../support/person.ts';
import { s3Server } from '../support/s3.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const solah = (args: readonly string[], input = '') => run('solah', ['user', ...args], input);

/** Run a real command beside the server; answer what it said and how it ended. */
async function run(script: string, args: readonly string[], input = '') {
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    env: server.environment,
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, error };
}

async function signIn(email: string) {
  const someone = person(server.origin);
  const answer = await someone.enter('/sign-in', '/api/auth/sign-in', { email, password });
  return { someone, status: answer.status };
}

describe('npm run solah -- user', () => {
  test('makes an account whose holder chooses the password by letter', async () => {
    const email = 'chosen@example.org';
    const made = await solah(['create', email, '--name', 'Chandni', '--language', 'hi-Latn']);
    expect(made).toMatchObject({ code: 0, error: '' });
    const token = readToken(await readLetter(server.dataDir, email));
    const answer = await person(server.origin).enter('/new-password', '/api/auth/new-password', {
      token,
      password,
    });
    expect(answer.status).toBe(204);
    expect((await signIn(email)).status).toBe(200);
    expect((await solah(['create', email, '--name', 'x'])).code).toBe(1);
  });

  test('takes a password from standard input, and refuses a bad one with its reason', async () => {
    const create = ['create', 'typed@example.org', '--name', 'Tara', '--password-stdin'];
    const bad = await solah(create, 'short\n');
    expect(bad.code).toBe(1);
    expect(bad.error).toContain('shorter than 15');
    const guessable = await solah(create, 'qwertyuiopasdfgh\n');
    expect([guessable.code, guessable.error]).toEqual([
      1,
      expect.stringContaining('easy to guess'),
    ]);
    expect((await solah(create, `${password}\n`)).code).toBe(0);
    expect((await signIn('typed@example.org')).status).toBe(200);
  });

  test('disables an account at once, lists it as such and enables it again', async () => {
    const email = 'out@example.org';
    const member = await newMember(server, email);
    expect((await solah(['disable', email])).code).toBe(0);
    expect((await member.send('/api/account')).status).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    const listed = await solah(['list', '--status', 'disabled', '--json']);
    expect(JSON.parse(listed.out)).toMatchObject({ email, status: 'disabled' });
    expect(listed.out).not.toContain('argon2');
    expect((await solah(['reset-letter', email])).code).toBe(1);
    expect((await solah(['enable', email])).code).toBe(0);
    const none = await solah(['clear-factors', email]);
    expect(none.code).toBe(1);
    expect((await signIn(email)).status).toBe(200);
    expect((await solah(['reset-letter', email])).code).toBe(0);
  });

  test('gives roles, ends the sessions with them, and keeps the last owner', async () => {
    const email = 'owner@example.org';
    const member = await newMember(server, email);
    expect((await solah(['role', email, 'owner'])).code).toBe(0);
    expect((await member.send('/api/account')).status).toBe(401);
    const { someone } = await signIn(email);
    // An owner, who has no second factor yet.
    const refusal = async () => (await someone.send('/api/audit')).json();
    expect(await refusal()).toMatchObject({ code: 'second-factor-needed' });
    for (const act of [
      ['role', email, 'member'],
      ['disable', email],
    ]) {
      const refused = await solah(act);
      expect(refused.code).toBe(1);
      expect(refused.error).toContain('last owner');
    }
    expect(await refusal()).toMatchObject({ code: 'second-factor-needed' });
    const own = await someone.send('/api/account/audit?event=role-changed');
    expect((await own.json()).items[0]).toMatchObject({
      agent: 'command line',
      actorId: null,
      facts: { role: 'owner' },
    });
  });

  test.each([
    [[], 2],
    [['fly'], 2],
    [['role', 'a@example.org'], 2],
    [['role', 'a@example.org', 'king'], 2],
    [['disable', 'a@example.org', '--json'], 2],
    [['create', 'not an address', '--name', 'x'], 2],
    [['list', '--loud'], 2],
    [['disable', 'nobody@example.org'], 1],
    [['--help'], 0],
  ] as const)('%j ends with %i', async (args, code) => {
    const { code: ended, out, error } = await solah(args);
    expect(ended).toBe(code);
    expect(code === 0 ? out : error).not.toBe('');
    if (code === 2) expect(error).toContain('Usage:');
  });
});

// What lies there by mistake is laid into a folder: a bucket gives no object another age.
test.skipIf(s3Server)(
  'reconcile says that nothing differs, or what does, and how it ends tells it too',
  async () => {
    const clean = await run('reconcile', []);
    expect(clean).toMatchObject({ code: 0, error: '' });
    expect(clean.out).toContain('Nothing differs.');
    const key = 'x'.repeat(22);
    const folder = join(server.dataDir, 'files', 'hot', 'xx');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, key), 'nobody’s');
    const found = await run('reconcile', ['--repair']);
    expect(found.code).toBe(1);
    expect(found.out).toContain(`orphaned: bytes that no row names (1)\n  Hot object ${key}`);
    const old = new Date(Date.now() - 2 * day);
    await utimes(join(folder, key), old, old);
    const mended = await run('reconcile', ['--repair', '--json']);
    expect([mended.code, JSON.parse(mended.out).found.orphaned]).toMatchObject([0, { mended: 1 }]);
    expect(await run('reconcile', ['--nonsense'])).toMatchObject({ code: 2 });
  },
);

test('verify believes the manifest that was downloaded, and no other one', async () => {
  const drive = await openDrive(await newMember(server, 'proof@example.org'));
  const { id } = await drive.folder('Proof');
  await drive.upload({ name: 'a', folderId: id, bytes: Buffer.from('sixteen') });
  const job = await drive.archive(id);
  const answer = await drive.call('GET', `/api/archive/${job.id}/manifest`);
  expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain(`solah-${job.id}.jsonl`);
  const file = join(server.dataDir, 'manifest.jsonl');
  const paper = await answer.text();
  await writeFile(file, paper);
  const good = await run('verify', [file]);
  expect(good).toMatchObject({ code: 0, error: '' });
  expect(good.out).toContain('All is there: 1 files of 7 bytes');
  const foreign = await run('verify', [file, '--key', 'A'.repeat(43)]);
  expect(foreign).toMatchObject({ code: 1 });
  expect(foreign.out).toContain('It names a key that is not ours.');
  await writeFile(file, paper.replace('"bytes":7', '"bytes":8'));
  const changed = await run('verify', [file, '--json']);
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.out).untrue).not.toEqual([]);
  expect(await run('verify', [])).toMatchObject({ code: 2 });
});
