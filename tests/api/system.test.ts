import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SystemView } from '#domain/system/contract.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { system } from '#i18n/system.ts';
import { problems } from '#lib/problem.ts';
import { minute } from '#lib/units.ts';
import { plantDead } from '../support/dead-letter.ts';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { change } from '../support/dump.ts';
import { newMember, type Person, readLetter } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { newOwner } from '../support/visitors.ts';

const email = 'asha@example.org';
let server: RunningServer;
let owner: Person;
let asha: TestDrive;
let ashaId: string;
beforeAll(async () => {
  server = await startServer();
  owner = (await newOwner(server)).browser;
  asha = await openDrive(await newMember(server, email));
  ashaId = (await asha.member.session()).account?.id ?? '';
});
afterAll(() => server.stop());

const look = async (): Promise<SystemView> => (await owner.send('/api/system')).json();
const page = async (path = '/admin/system') => (await owner.send(path)).text();
const codeOf = async (answer: Response) => (await answer.json()).code;

/** A message about her that was given up. */
const plant = (topic: string, more: { body?: unknown; problem?: string } = {}) =>
  plantDead(server.dataDir, { topic, key: ashaId, ...more });

/** Send a form of the page as a browser without a script does. */
async function submit(fields: Record<string, string>) {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page())?.[1] ?? '';
  return owner.send('/admin/system', {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrf, ...fields }).toString(),
  });
}

async function finished(): Promise<NonNullable<SystemView['check']['last']>> {
  let last: SystemView['check']['last'] = null;
  await expect
    .poll(
      async () => {
        const { check } = await look();
        last = check.last;
        return check.running === null && last !== null;
      },
      { timeout: minute },
    )
    .toBe(true);
  if (!last) throw new Error('It has not run.');
  return last;
}

describe('a dead letter', () => {
  test('is shown with its reason, and without what a member named', async () => {
    const broken = await plant('letter', { problem: 'Error: planted\nparams: Secret plans' });
    const unread = await plant('archive-copy', {
      body: { jobId: 1 },
      problem: 'ZodError: planted',
    });
    const { dead, queues } = await look();
    expect(queues[0]?.size?.dead).toBe(2);
    expect(dead.find(({ id }) => id === broken)).toMatchObject({
      step: 'letter',
      accountId: ashaId,
      reason: 'error',
      problem: 'Error: planted',
      tries: 5,
    });
    expect(dead.find(({ id }) => id === unread)).toMatchObject({ reason: 'unreadable' });
    for (const language of languages) {
      const html = await page(localPath(language, '/admin/system'));
      expect(html).toContain(system[language].steps.letter);
      expect(html).toContain(system[language].reasons.unreadable);
      expect(html).not.toContain('Secret plans');
    }
    for (const id of [broken, unread]) {
      await owner.act('/api/system/dead/drop', { body: { queue: 'site', id } });
    }
  });

  test('that is redriven is worked off', async () => {
    const body = { purpose: 'reset', subjectId: ashaId };
    const id = await plant('letter', { body });
    const answer = await owner.act('/api/system/dead/redrive', { body: { queue: 'site', id } });
    expect(await answer.json()).toEqual({ redriven: 1 });
    expect(await readLetter(server.dataDir, email, 1)).toContain('/new-password#');
    expect((await look()).dead).toEqual([]);
    const again = await owner.act('/api/system/dead/redrive', { body: { queue: 'site', id } });
    expect([again.status, await codeOf(again)]).toEqual([404, 'message-not-found']);
  });

  test('that is dropped is gone, and never worked off', async () => {
    const [id, other] = [await plant('letter'), await plant('letter')];
    const drop = () => owner.act('/api/system/dead/drop', { body: { queue: 'site', id } });
    expect((await drop()).status).toBe(204);
    expect((await look()).dead.map(({ id }) => id)).toEqual([other]);
    const again = await drop();
    expect([again.status, await codeOf(again)]).toEqual([404, 'message-not-found']);
    const { items } = await (await owner.send('/api/audit?event=message-dropped')).json();
    expect(items[0]).toMatchObject({ targetId: id, facts: { queue: 'site' } });
    await owner.act('/api/system/dead/drop', { body: { queue: 'site', id: other } });
  });

  test('is redriven with all the others of its queue by a form, without a script', async () => {
    for (const _ of [1, 2]) await plant('object-forgotten', { problem: 'storage-away' });
    expect(await page()).toContain(problems['storage-away'].en);
    const sent = await submit({ act: 'redrive', queue: 'site' });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/admin/system?done=redriven',
    ]);
    expect(await page('/admin/system?done=redriven')).toContain(system.en.done.redriven);
    await expect.poll(async () => (await look()).queues[0]?.size?.dead).toBe(0);
  });

  test('is dropped by a form, and one that is gone is told in the page', async () => {
    const id = await plant('letter');
    const drop = () => submit({ act: 'drop', queue: 'site', id });
    expect((await drop()).headers.get('location')).toBe('/admin/system?done=dropped');
    expect((await look()).dead).toEqual([]);
    const back = (await drop()).headers.get('location') ?? '';
    expect(await page(back)).toContain(problems['message-not-found'].en);
  });
});

test('a job that needs help is shown with the reason of each item, and without a name', async () => {
  const { id: folderId } = await asha.folder('Secret plans');
  const bytes = Buffer.from('x');
  const file = await asha.upload({ name: 'secret.pdf', folderId, bytes });
  // The object is not where it is said to lie: its key is turned by a letter, and turned back.
  const point = (key: string) =>
    change(
      server.dataDir,
      `UPDATE blobs SET hot_key = ${key} WHERE id = (SELECT blob_id FROM files WHERE id = ?)`,
      file.id,
    );
  await point('substr(hot_key, 2) || substr(hot_key, 1, 1)');
  const { id } = await asha.archive(folderId);
  const { jobs, stopped } = await look();
  expect(jobs).toEqual([{ kind: 'archive', state: 'needs-help', count: 1 }]);
  expect(stopped).toMatchObject([
    { id, accountId: ashaId, folderId, failed: 1, items: [{ problem: 'file-not-found' }] },
  ]);
  const html = await page();
  expect(html).toContain(`id="job-${id}"`);
  expect(html).toContain(problems['file-not-found'].en);
  expect(html + JSON.stringify(stopped)).not.toMatch(/secret/i);
  await point('substr(hot_key, 22) || substr(hot_key, 1, 21)');
  expect((await asha.call('POST', `/api/archive/${id}/cancel`)).status).toBe(200);
});

test('an archive that is not whole is shown by its counts, and without a name', async () => {
  expect(await page()).toContain(system.en.differingNone);
  const { id: folderId } = await asha.folder('Zebra plans');
  const file = await asha.upload({ name: 'zebra.pdf', folderId, bytes: Buffer.from('stripes') });
  const { id } = await asha.archive(folderId);
  const sql = `UPDATE blobs SET sha256 = ? WHERE id = (SELECT blob_id FROM files WHERE id = ?)`;
  await change(server.dataDir, sql, '0'.repeat(64), file.id);
  expect((await asha.call('POST', `/api/archive/${id}/verify`)).status).toBe(202);
  const found = { archiveId: id, accountId: ashaId, expected: 1, missing: 0, different: 1 };
  await expect.poll(async () => (await look()).differing).toMatchObject([found]);
  for (const language of languages) {
    const html = await page(localPath(language, '/admin/system'));
    expect(html).toContain(`id="differing-${id}"`);
    expect(html).toContain(system[language].differing);
    expect(html).not.toMatch(/zebra/i);
  }
  await change(server.dataDir, sql, file.sha256, file.id);
  await asha.call('POST', `/api/archive/${id}/verify`);
  await expect.poll(async () => (await look()).differing).toEqual([]);
});

test('the clock that people live by is moved by nobody', async () => {
  expect(await page()).not.toContain('value="skip"');
  expect((await asha.about()).clockAhead).toBe(0);
  const back = (await submit({ act: 'skip' })).headers.get('location') ?? '';
  expect(await page(back)).toContain(problems['not-allowed'].en);
  const { items } = await (await owner.send('/api/audit?event=clock-moved')).json();
  expect(items).toEqual([]);
});

describe('a check', () => {
  const begin = (repair: boolean) => owner.act('/api/system/check', { body: { repair } });

  test('is answered at once, finds what differs, and mends it only when it is asked to', async () => {
    const { usedFiles } = await asha.about();
    await change(server.dataDir, 'UPDATE drives SET used_files = 9 WHERE account_id = ?', ashaId);
    const begun = await begin(false);
    expect(begun.status).toBe(202);
    expect(await finished()).toMatchObject({ repair: false, found: { quota: { count: 1 } } });
    expect((await asha.about()).usedFiles).toBe(9);

    const sent = await submit({ act: 'check', repair: 'on' });
    expect(sent.headers.get('location')).toBe('/admin/system?done=repairing');
    await expect
      .poll(async () => (await look()).check.last, { timeout: minute })
      .toMatchObject({ repair: true, found: { quota: { count: 1, mended: 1 } } });
    expect((await asha.about()).usedFiles).toBe(usedFiles);
    const { items } = await (await owner.send('/api/audit?event=repair-begun')).json();
    expect(items).toHaveLength(1);
  });

  test('is refused while another runs, and the page says since when', async () => {
    await begin(false);
    await finished();
    const held = new Date(Date.now() + minute);
    const since = new Date();
    await change(server.dataDir, 'UPDATE integrity SET began_at = ?, held_until = ?', since, held);
    const answer = await begin(true);
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'check-running']);
    const back = (await submit({ act: 'check' })).headers.get('location') ?? '';
    const html = await page(back);
    expect(html).toContain(problems['check-running'].en);
    expect(html).toContain(system.en.checkingSince);
    expect(html).toContain(since.toISOString());
    expect(html).not.toContain('value="check"');
    await change(server.dataDir, 'UPDATE integrity SET began_at = NULL, held_until = NULL');
  });
});

test('no act is done without a password that was given not long ago', async () => {
  const id = await plant('letter');
  await change(server.dataDir, 'UPDATE sessions SET sudo_until = NULL');
  for (const [path, body] of [
    ['/api/system/dead/redrive', { queue: 'site', id }],
    ['/api/system/dead/drop', { queue: 'site', id }],
    ['/api/system/check', { repair: true }],
  ] as const) {
    const answer = await owner.act(path, { body });
    expect([path, await codeOf(answer)]).toEqual([path, 'sign-in-again']);
  }
  const sent = await submit({ act: 'drop', queue: 'site', id });
  expect(sent.headers.get('location')).toContain('/account/sudo?next=%2Fadmin%2Fsystem');
  const { dead, check } = await look();
  expect(dead.map(({ id }) => id)).toEqual([id]);
  expect(check.running).toBeNull();
});
