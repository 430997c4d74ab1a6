import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UploadAnswer } from '../../src/domain/uploads/contract.ts';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let drive: TestDrive;
let token: string;
let here: string;
beforeAll(async () => {
  server = await startServer({ settings: { CLEAR_HOURS: '1' } });
  const member = await newMember(server, 'asha@example.org');
  drive = await openDrive(member);
  token = await mint(['files:read', 'files:write', 'archive']);
});
beforeEach(async () => {
  here = await mkdtemp(join(tmpdir(), 'solah-client-'));
});
afterAll(() => server.stop());

const MiB = 1024 * 1024;

async function mint(scopes: string[]): Promise<string> {
  const body = { label: 'a program', scopes, days: 1 };
  return (await (await drive.member.act('/api/account/tokens', { body })).json()).token;
}

function start(args: string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(process.cwd(), 'scripts/solah.ts'), ...args], {
    cwd: here,
    env: {
      PATH: process.env.PATH,
      SOLAH_URL: server.origin,
      SOLAH_TOKEN: token,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function solah(args: string[], environment: Record<string, string> = {}) {
  const child = start(args, environment);
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('Its output is not read.');
  const [out, error] = await Promise.all([text(stdout), text(stderr)]);
  return { code: await code, out, error };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const unfinished = () => drive.get<{ items: UploadAnswer[] }>('/api/uploads?state=receiving');

test('a folder is put, is there already the second time, listed, and fetched again', async () => {
  await mkdir(join(here, 'trip/day 1/empty'), { recursive: true });
  await writeFile(join(here, 'trip/plan.txt'), 'one');
  await writeFile(join(here, 'trip/day 1/photo'), randomBytes(200_000));
  await symlink('/etc/hostname', join(here, 'trip/link'));
  const put = await solah(['put', 'trip', '/Backups/2026']);
  expect(put).toMatchObject({ code: 0, out: '' });
  expect(put.error).toContain('left out, neither file nor folder');
  expect(put.error).toContain('stored, 3 B: trip/plan.txt');
  const again = await solah(['put', 'trip', '/Backups/2026']);
  expect(again.code).toBe(0);
  expect(again.error.match(/there already/g)).toHaveLength(2);

  const listed = await solah(['ls', '/backups/2026/Trip', '--json']);
  const rows = listed.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ kind, name }) => [kind, name])).toEqual([
    ['folder', 'day 1'],
    ['file', 'plan.txt'],
  ]);
  const got = await solah(['get', '/Backups/2026/trip', 'back']);
  expect(got).toMatchObject({ code: 0, out: '' });
  for (const name of ['plan.txt', 'day 1/photo']) {
    expect(await readFile(join(here, 'back', name))).toEqual(
      await readFile(join(here, 'trip', name)),
    );
  }
  expect(await readdir(join(here, 'back/day 1'))).toEqual(['empty', 'photo']);
  const [own, theirs] = [stat(join(here, 'trip/plan.txt')), stat(join(here, 'back/plan.txt'))];
  expect(Math.floor((await theirs).mtimeMs)).toBe(Math.floor((await own).mtimeMs));
});

test('a name with other bytes is kept beside, replaced or left out, as was said', async () => {
  await writeFile(join(here, 'note'), 'first');
  expect((await solah(['put', 'note', '/Notes'])).code).toBe(0);
  await writeFile(join(here, 'note'), 'second');
  const both = await solah(['put', 'note', '/Notes', '--conflict', 'keep-both']);
  expect(both.error).toContain('stored as note (2)');
  const left = await solah(['put', 'note', '/Notes', '--conflict', 'skip']);
  expect(left.error).toContain('left out: note');
  const replaced = await solah(['put', 'note', '/Notes', '--conflict', 'replace']);
  expect(replaced.error).toContain('replaced: note');
  await solah(['get', '/Notes/note', 'fetched']);
  expect(await readFile(join(here, 'fetched'), 'utf8')).toBe('second');
});

test('killed in the middle of a put, the next one goes on where it stopped', async () => {
  const bytes = randomBytes(192 * MiB);
  await writeFile(join(here, 'large'), bytes);
  const child = start(['put', 'large', '/Large']);
  await expect
    .poll(async () => (await unfinished()).items[0]?.offset ?? 0, { timeout: 60_000, interval: 20 })
    .toBeGreaterThan(0);
  await kill(child);
  await wait(500);
  const [begun] = (await unfinished()).items;
  expect(await readdir(here)).toEqual(['large']);
  const next = await solah(['put', 'large', '/Large']);
  expect(next.code).toBe(0);
  const upload = await drive.get<UploadAnswer>(`/api/uploads/${begun?.id}`);
  expect(upload).toMatchObject({ state: 'published', outcome: 'new' });
  expect((await unfinished()).items).toEqual([]);
  expect(sha256(await drive.download(String(upload.fileId)))).toBe(sha256(bytes));
}, 180_000);

test('killed in the middle of a get, the next one fetches only the rest', async () => {
  const bytes = randomBytes(192 * MiB);
  await drive.upload({ name: 'fetch me', bytes });
  const part = join(here, 'fetch me.part');
  const size = () =>
    stat(part).then(
      (about) => about.size,
      () => 0,
    );
  const child = start(['get', '/fetch me']);
  await expect.poll(size, { timeout: 60_000, interval: 5 }).toBeGreaterThan(MiB);
  await kill(child);
  expect(await size()).toBeLessThan(bytes.byteLength);
  const next = await solah(['get', '/fetch me']);
  expect(next.code).toBe(0);
  expect(await readdir(here)).toEqual(['fetch me']);
  expect(sha256(await readFile(join(here, 'fetch me')))).toBe(sha256(bytes));
}, 180_000);

test('a part of other bytes is noticed, and all is fetched anew', async () => {
  await drive.upload({ name: 'mixed', bytes: Buffer.from('the right bytes') });
  await writeFile(join(here, 'mixed.part'), 'wrong');
  expect((await solah(['get', '/mixed'])).code).toBe(0);
  expect(await readFile(join(here, 'mixed'), 'utf8')).toBe('the right bytes');
  expect(await readdir(here)).toEqual(['mixed']);
});

test('a folder is archived and brought back, and each waits until it is done', async () => {
  const { id } = await drive.folder('Cold');
  await drive.upload({ name: 'a', folderId: id, bytes: randomBytes(8) });
  const archived = await solah(['archive', '/Cold']);
  expect(archived).toMatchObject({ code: 0 });
  expect(archived.error).toContain('archived: 1 of 1');
  expect((await drive.look(id)).state).toBe('archived');
  const refused = await solah(['get', '/Cold/a']);
  expect(refused.code).toBe(1);
  const back = await solah(['restore', '/Cold', '--tier', 'expedited']);
  expect(back).toMatchObject({ code: 0 });
  expect((await drive.look(id)).state).toBe('active');
});

test.each([
  ['a refusal is told as its sentence', ['ls', '/nowhere'], {}, 1, 'There is no /nowhere'],
  ['a token in clear is not sent', ['ls'], { SOLAH_URL: 'http://example.org' }, 1, 'https'],
  ['a wrong token is refused', ['ls'], { SOLAH_TOKEN: 'slh_no' }, 1, 'sign in'],
  ['without an address nothing is done', ['ls'], { SOLAH_URL: '' }, 1, 'SOLAH_URL'],
  ['a flag of another command is not understood', ['ls', '--zip'], {}, 2, 'takes no --zip'],
  ['a path that is not here is not understood', ['put', 'no-such'], {}, 2, 'no-such'],
])('%s', async (_, args, environment, code, says) => {
  const answer = await solah(args, environment as Record<string, string>);
  expect([answer.code, answer.out]).toEqual([code, '']);
  expect(answer.error).toContain(says);
});

test('a token without the right to write puts nothing', async () => {
  await writeFile(join(here, 'no'), 'no');
  const answer = await solah(['put', 'no'], { SOLAH_TOKEN: await mint(['files:read']) });
  expect(answer.code).toBe(1);
  expect(answer.error).toContain('This token may not do this.');
});
