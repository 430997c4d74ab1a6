import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// What is sent twice under one name is done once, and told the same; the name for anything else is
// refused.

let server: RunningServer;
let drive: TestDrive;
beforeAll(async () => {
  // Cleared at once and long to bring back: what is asked for stays on its way.
  server = await startServer({
    settings: { RATE_LIMITS: 'off', CLEAR_HOURS: '0.00001', COLD_STANDARD_MINUTES: '60' },
  });
  drive = await openDrive(await newMember(server, 'once@example.org'));
});
afterAll(() => server.stop());

let made = 0;
const freshName = () => {
  made += 1;
  return `thing ${made}`;
};
/** A folder with a file in it. */
async function filled(): Promise<string> {
  const { id } = await drive.folder(freshName());
  await drive.upload({ name: 'a', folderId: id, bytes: randomBytes(8) });
  return id;
}
async function cleared(): Promise<string> {
  const { id } = await drive.archive(await filled());
  const look = () => drive.get<{ state: string }>(`/api/archive/${id}`);
  while ((await look()).state !== 'cleared') await wait(50);
  return id;
}
/** An upload that came whole and has no place. */
async function unplaced(): Promise<string> {
  const name = freshName();
  const begun = await drive.begin({ name, length: 4 });
  const location = begun.headers.get('location') ?? '';
  await drive.upload({ name, bytes: randomBytes(8) });
  await drive.patch(location, 0, 'four');
  return location;
}

/** Each act with its address, its body, and another body that it may not have under that name. */
type Act = { path: string; json?: unknown; other?: unknown };
const acts: Record<string, () => Promise<Act>> = {
  'a plan': async () => {
    const of = (path: string) => ({ folderId: drive.rootId, entries: [{ path, bytes: 1 }] });
    return { path: '/api/uploads/plan', json: of('a'), other: of('b') };
  },
  'placing an upload': async () => ({
    path: `${await unplaced()}/place`,
    json: { folderId: drive.rootId, name: freshName() },
    other: { folderId: drive.rootId, name: freshName() },
  }),
  'an archive': async () => ({
    path: '/api/archive',
    json: { folderId: await filled() },
    other: { folderId: await filled() },
  }),
  'a restore': async () => ({
    path: `/api/archive/${await cleared()}/restore`,
    json: { tier: 'standard' },
    other: { tier: 'expedited' },
  }),
  'giving a job up': async () => {
    const path = `/api/archive/${await cleared()}/restore`;
    const begun = await drive.call('POST', path, { json: { tier: 'standard' } });
    return { path: `/api/archive/${(await begun.json()).id}/cancel` };
  },
  'an archive thrown away': async () => {
    const folderId = await filled();
    const { id } = await drive.archive(folderId);
    const { name } = await drive.look(folderId);
    return {
      path: `/api/archive/${id}/discard`,
      json: { name },
      other: { name: name.toUpperCase() },
    };
  },
  'a zip': async () => {
    const of = async () => ({ selection: { ids: [await filled()] } });
    return { path: '/api/zips', json: await of(), other: await of() };
  },
};

const send = (path: string, key: string, json?: unknown) =>
  drive.call('POST', path, {
    headers: { 'idempotency-key': key },
    ...(json === undefined ? {} : { json }),
  });

test.each(Object.entries(acts))(
  '%s that comes twice under one name is done once',
  async (what, make) => {
    const { path, json, other } = await make();
    const key = what.replaceAll(' ', '-');
    const first = await send(path, key, json);
    expect(first.ok).toBe(true);
    const told = await first.json();
    const again = await Promise.all([send(path, key, json), send(path, key, json)]);
    for (const answer of again) {
      expect([answer.status, await answer.json()]).toEqual([first.status, told]);
    }
    const wrong = await send(
      other === undefined ? '/api/archive' : path,
      key,
      other ?? {
        folderId: await filled(),
      },
    );
    expect([wrong.status, (await wrong.json()).code]).toEqual([409, 'key-reused']);
  },
);

test('many copies that come at once are one plan and one zip', async () => {
  const ids = [await filled()];
  for (const [path, json] of [
    ['/api/uploads/plan', { folderId: drive.rootId, entries: [{ path: 'c', bytes: 1 }] }],
    ['/api/zips', { selection: { ids } }],
  ] as const) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => (await send(path, `eight${path}`, json)).json()),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  }
});
