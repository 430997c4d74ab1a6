import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type TestDrive, toMetadata } from './drive.ts';
import { password, person } from './person.ts';

/** A request that its row of the policy answers, made for one member: her ids, her words. */
export interface Example {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** The fields of a form, without its token. */
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What is answered to who may; 200 when nothing is said. */
  readonly status?: number;
  /** The code of the refusal that a form is sent back with, where that is the answer. */
  readonly problem?: string;
  /** What is answered to nobody, where a public row has no use for them. */
  readonly toNobody?: number;
  /** What is answered to the last owner, who may not do it. */
  readonly toOwner?: number;
  /** It may end the session that it comes with, whatever the answer. */
  readonly ends?: true;
  /** It names something of hers: nobody else has it. An address with a `[…]` always does. */
  readonly hers?: boolean;
}

/** What an example may use: a member with a drive of her own, and her address. */
export interface Scene {
  readonly drive: TestDrive;
  readonly email: string;
}

const first = { 'if-match': '"1"' };
/** It has the shape of a link's secret, and opens nothing. */
const noToken = 'A'.repeat(43);
const tus = { 'tus-resumable': '1.0.0' };
/** It has the shape of an id, and is nobody's. */
const noId = 'A'.repeat(22);
let made = 0;

/** A name that nothing has yet. */
function freshName(): string {
  made += 1;
  return `example ${made}`;
}

async function file({ drive }: Scene, folderId = drive.rootId) {
  return drive.upload({ name: freshName(), folderId, bytes: randomBytes(8) });
}

async function idOf({ drive }: Scene): Promise<string> {
  return (await drive.member.session()).account?.id ?? '';
}

/** A file that she threw away: its id in the trash, or the number of the act. */
async function thrown(scene: Scene, what: 'trashId' | 'seq'): Promise<string> {
  const { id } = await file(scene);
  const answer = await scene.drive.call('DELETE', `/api/files/${id}`, { headers: first });
  return String((await answer.json())[what]);
}

/** A link to a file of hers. */
async function shared(scene: Scene): Promise<string> {
  const json = { fileId: (await file(scene)).id };
  const answer = await scene.drive.call('POST', '/api/shares', { json });
  return String((await answer.json()).id);
}

/** An upload that waits for its ten bytes. */
async function upload({ drive }: Scene, name = freshName()): Promise<string> {
  const begun = await drive.begin({ name, length: 10 });
  const location = begun.headers.get('location');
  if (!location) throw new Error(await begun.text());
  return location;
}

async function archived({ drive }: Scene): Promise<string> {
  const { id } = await drive.folder(freshName());
  await drive.upload({ name: 'a', folderId: id, bytes: randomBytes(8) });
  return (await drive.archive(id)).id;
}

/** An archive whose only copy is the cold one: bringing it back takes its time. */
async function cleared(scene: Scene): Promise<string> {
  const id = await archived(scene);
  const look = () => scene.drive.get<{ state: string }>(`/api/archive/${id}`);
  while ((await look()).state !== 'cleared') await wait(50);
  return id;
}

/** The smallest still WebP, one pixel: of bytes that are also letters. */
export const smallPicture = 'RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0/\0\0\0\0\0';

/** It has the shape of a passkey's answer, and no passkey gave it. */
const noPasskey = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
  clientExtensionResults: {},
};
const madePasskey = {
  ...noPasskey,
  response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
};

/**
 * How each row is asked, where its address alone does not say it. Who adds a row with ids, a body or
 * another answer than 200 adds a line here, and its refusals are tested with all the others.
 */
export const examples: Readonly<Record<string, (scene: Scene) => Promise<Example>>> = {
  // Accounts
  'POST /[...lang]/sign-in': async ({ email }) => ({
    path: '/sign-in',
    form: { email, password: 'not the password of anybody' },
    status: 303,
    problem: 'wrong-credentials',
  }),
  'GET /[...lang]/second-factor': async () => ({ path: '/second-factor', status: 303 }),
  'POST /[...lang]/second-factor': async () => ({
    path: '/second-factor',
    form: { code: '123456' },
    status: 303,
    problem: 'sign-in-over',
  }),
  'POST /[...lang]/account/sudo': async () => ({
    path: '/account/sudo',
    form: { password },
    status: 303,
  }),
  'POST /[...lang]/account/factors': async () => ({
    path: '/account/factors',
    form: { act: 'begin-totp' },
    status: 303,
  }),
  'POST /api/auth/second-factor': async () => ({
    path: '/api/auth/second-factor',
    json: { code: '123456' },
    status: 403,
  }),
  'POST /api/auth/second-factor/ask-passkey': async () => ({
    path: '/api/auth/second-factor/ask-passkey',
    status: 403,
  }),
  'POST /api/auth/second-factor/passkey': async () => ({
    path: '/api/auth/second-factor/passkey',
    json: { passkey: noPasskey },
    status: 403,
  }),
  'POST /api/auth/passkey': async () => ({
    path: '/api/auth/passkey',
    json: { passkey: noPasskey },
    status: 403,
  }),
  'POST /api/account/passkeys': async () => ({
    path: '/api/account/passkeys',
    json: { label: 'A key', passkey: madePasskey },
    status: 403,
  }),
  'POST /[...lang]/sign-up': async () => ({
    path: '/sign-up',
    form: { email: 'somebody@example.org' },
    status: 303,
  }),
  'POST /[...lang]/reset': async () => ({
    path: '/reset',
    form: { email: 'somebody@example.org' },
    status: 303,
  }),
  'POST /[...lang]/sign-out': async () => ({
    path: '/sign-out',
    form: {},
    status: 303,
    ends: true,
  }),
  'POST /api/auth/sign-up': async () => ({
    path: '/api/auth/sign-up',
    json: { email: 'somebody@example.org' },
    status: 202,
  }),
  'POST /api/auth/confirm': async () => ({
    path: '/api/auth/confirm',
    json: { token: noToken, name: 'Asha', password },
    status: 400,
  }),
  'POST /api/auth/setup': async () => ({
    path: '/api/auth/setup',
    json: { token: noToken, email: 'x@example.org', name: 'Asha', password },
    status: 400,
  }),
  'POST /api/auth/sign-in': async ({ email }) => ({
    path: '/api/auth/sign-in',
    json: { email, password: 'not the password of anybody' },
    status: 401,
  }),
  'POST /api/auth/reset': async () => ({
    path: '/api/auth/reset',
    json: { email: 'somebody@example.org' },
    status: 202,
  }),
  'POST /api/auth/new-password': async () => ({
    path: '/api/auth/new-password',
    json: { token: noToken, password },
    status: 400,
  }),
  'POST /api/auth/new-address': async () => ({
    path: '/api/auth/new-address',
    json: { token: noToken },
    status: 400,
  }),
  'POST /api/auth/invite': async () => ({
    path: '/api/auth/invite',
    json: { token: noToken, name: 'Asha', password },
    status: 400,
  }),
  'POST /api/invitations': async () => ({
    path: '/api/invitations',
    json: { email: 'invited@example.org', language: 'en', by: 'letter' },
    status: 201,
  }),
  'POST /api/auth/sudo': async () => ({
    path: '/api/auth/sudo',
    json: { password },
    status: 204,
  }),
  'POST /api/auth/refresh': async () => ({
    path: '/api/auth/refresh',
    toNobody: 401,
    ends: true,
  }),
  'POST /api/auth/sign-out': async () => ({
    path: '/api/auth/sign-out',
    status: 204,
    ends: true,
  }),
  'POST /api/auth/sign-out-everywhere': async () => ({
    path: '/api/auth/sign-out-everywhere',
    status: 204,
    ends: true,
  }),
  'DELETE /api/account': async () => ({
    path: '/api/account',
    status: 202,
    toOwner: 409,
    ends: true,
  }),
  'POST /api/account/export': async () => ({ path: '/api/account/export', form: {} }),
  'PATCH /api/account': async () => ({ path: '/api/account', json: { name: 'Asha' } }),
  'POST /api/account/password': async () => ({
    path: '/api/account/password',
    json: { current: password, password },
    ends: true,
  }),
  'POST /api/account/email': async () => ({
    path: '/api/account/email',
    json: { email: 'elsewhere@example.org' },
    status: 202,
  }),
  'POST /api/account/sessions/end': async ({ drive: { member }, email }) => {
    const other = person(member.origin);
    await other.enter('/sign-in', '/api/auth/sign-in', { email, password });
    const { sessions } = await (await member.send('/api/account/sessions')).json();
    const { id } = sessions.find(({ current }: { current: boolean }) => !current);
    return { path: '/api/account/sessions/end', json: { id }, status: 204, hers: true };
  },
  'POST /api/account/sessions/end-others': async () => ({
    path: '/api/account/sessions/end-others',
    status: 204,
  }),

  // Tokens
  'POST /api/account/tokens': async () => ({
    path: '/api/account/tokens',
    json: { label: 'a program', scopes: ['files:read'], days: 1 },
    status: 201,
  }),
  'DELETE /api/account/tokens/[id]': async ({ drive: { member } }) => {
    const body = { label: 'a program', scopes: ['files:read'], days: 1 };
    const { id } = await (await member.act('/api/account/tokens', { body })).json();
    return { path: `/api/account/tokens/${id}`, status: 204 };
  },

  // What only owners may. Nobody is changed by an example: it names somebody who is not there.
  'GET /[...lang]/admin/[id]': async (scene) => ({ path: `/admin/${await idOf(scene)}` }),
  'GET /api/accounts/[id]': async (scene) => ({ path: `/api/accounts/${await idOf(scene)}` }),
  'PATCH /api/accounts/[id]': async () => ({
    path: `/api/accounts/${noId}`,
    json: { status: 'disabled' },
    status: 404,
  }),
  'POST /api/accounts/[id]/end-sessions': async () => ({
    path: `/api/accounts/${noId}/end-sessions`,
    status: 404,
  }),
  'POST /api/accounts/[id]/reset': async () => ({
    path: `/api/accounts/${noId}/reset`,
    status: 404,
  }),
  // A check that began would go on while the next row is asked.
  'POST /[...lang]/admin/system': async () => ({
    path: '/admin/system',
    form: { act: 'drop', queue: 'site', id: noId },
    status: 303,
    problem: 'message-not-found',
  }),
  'POST /api/system/check': async () => ({
    path: '/api/system/check',
    json: { repair: 'perhaps' },
    status: 400,
  }),
  'POST /api/system/dead/redrive': async () => ({
    path: '/api/system/dead/redrive',
    json: { queue: 'site', id: noId },
    status: 404,
  }),
  'POST /api/system/dead/drop': async () => ({
    path: '/api/system/dead/drop',
    json: { queue: 'site', id: noId },
    status: 404,
  }),
  'DELETE /api/invitations/[id]': async () => ({ path: `/api/invitations/${noId}`, status: 404 }),

  // Progress
  'POST /api/progress': async () => ({
    path: '/api/progress',
    json: {
      answers: [
        {
          id: randomBytes(16).toString('base64url'),
          skill: 'write-binary',
          seed: 1,
          right: true,
          misconception: null,
          at: new Date().toISOString(),
        },
      ],
    },
  }),
  'DELETE /api/progress': async () => ({ path: '/api/progress', status: 204 }),

  // In the place of a page that is not for its visitor
  'GET /[...lang]/refused': async () => ({ path: '/refused', status: 403 }),

  // The drive
  'GET /[...lang]/drive/[...path]': async () => ({ path: '/drive', hers: false }),
  'POST /api/folders': async ({ drive }) => ({
    path: '/api/folders',
    json: { parentId: drive.rootId, name: freshName() },
    status: 201,
    hers: true,
  }),
  'GET /api/folders/[id]': async ({ drive }) => ({ path: `/api/folders/${drive.rootId}` }),
  'PATCH /api/folders/[id]': async ({ drive }) => ({
    path: `/api/folders/${(await drive.folder(freshName())).id}`,
    json: { name: freshName() },
  }),
  'DELETE /api/folders/[id]': async ({ drive }) => ({
    path: `/api/folders/${(await drive.folder(freshName())).id}`,
    headers: first,
    status: 204,
  }),
  'GET /api/folders/[id]/items': async ({ drive }) => ({
    path: `/api/folders/${drive.rootId}/items`,
  }),
  'GET /api/folders/[id]/folders': async ({ drive }) => ({
    path: `/api/folders/${drive.rootId}/folders`,
  }),
  'GET /api/folders/[id]/zip': async ({ drive }) => ({
    path: `/api/folders/${(await drive.folder(freshName())).id}/zip`,
  }),
  'POST /api/folders/[id]/empty': async ({ drive }) => ({
    path: `/api/folders/${(await drive.folder(freshName())).id}/empty`,
  }),
  'GET /api/files/[id]': async (scene) => ({ path: `/api/files/${(await file(scene)).id}` }),
  'PATCH /api/files/[id]': async (scene) => ({
    path: `/api/files/${(await file(scene)).id}`,
    json: { name: freshName() },
  }),
  'DELETE /api/files/[id]': async (scene) => ({
    path: `/api/files/${(await file(scene)).id}`,
    headers: first,
  }),
  'POST /api/files/[id]/copy': async (scene) => ({
    path: `/api/files/${(await file(scene)).id}/copy`,
    json: { folderId: scene.drive.rootId, conflict: 'keep-both' },
    status: 201,
  }),
  'GET /api/files/[id]/content': async (scene) => ({
    path: `/api/files/${(await file(scene)).id}/content`,
  }),
  'GET /api/files/[id]/thumb': async (scene) => {
    const path = `/api/files/${(await file(scene)).id}/thumb`;
    const headers = { 'content-type': 'image/webp' };
    await scene.drive.call('PUT', path, { body: smallPicture, headers });
    return { path };
  },
  'PUT /api/files/[id]/thumb': async (scene) => ({
    path: `/api/files/${(await file(scene)).id}/thumb`,
    headers: { 'content-type': 'image/webp' },
    body: smallPicture,
    status: 204,
  }),
  'POST /api/batch': async (scene) => ({
    path: '/api/batch',
    json: {
      action: 'move',
      selection: { ids: [(await file(scene)).id] },
      targetId: (await scene.drive.folder(freshName())).id,
    },
    hers: true,
  }),
  'POST /api/zips': async (scene) => ({
    path: '/api/zips',
    json: { selection: { ids: [(await file(scene)).id] } },
    status: 201,
    hers: true,
  }),
  'GET /api/zips/[id]': async (scene) => {
    const json = { selection: { ids: [(await file(scene)).id] } };
    const { id } = await (await scene.drive.call('POST', '/api/zips', { json })).json();
    return { path: `/api/zips/${id}` };
  },
  'GET /api/batch/[seq]': async (scene) => ({ path: `/api/batch/${await thrown(scene, 'seq')}` }),
  'POST /api/journal/[seq]/undo': async (scene) => ({
    path: `/api/journal/${await thrown(scene, 'seq')}/undo`,
  }),
  'GET /api/search': async () => ({ path: '/api/search?q=example' }),
  'DELETE /api/trash': async () => ({ path: '/api/trash', status: 202 }),
  'DELETE /api/trash/[id]': async (scene) => ({
    path: `/api/trash/${await thrown(scene, 'trashId')}`,
    status: 202,
  }),
  'POST /api/trash/[id]/restore': async (scene) => ({
    path: `/api/trash/${await thrown(scene, 'trashId')}/restore`,
  }),
  'OPTIONS /api/uploads': async () => ({ path: '/api/uploads', headers: tus, status: 204 }),
  'POST /api/uploads': async ({ drive }) => {
    const wanted = toMetadata({ filename: freshName(), folderId: drive.rootId });
    const headers = { ...tus, 'upload-length': '10', 'upload-metadata': wanted };
    return { path: '/api/uploads', headers, status: 201, hers: true };
  },
  'POST /api/uploads/plan': async ({ drive }) => ({
    path: '/api/uploads/plan',
    json: { folderId: drive.rootId, entries: [{ path: freshName(), bytes: 1 }] },
    status: 201,
    hers: true,
  }),
  'GET /api/uploads/[id]': async (scene) => ({ path: await upload(scene) }),
  'OPTIONS /api/uploads/[id]': async (scene) => ({
    path: await upload(scene),
    headers: tus,
    status: 204,
    // It says what is spoken here and looks at no upload.
    hers: false,
  }),
  'PATCH /api/uploads/[id]': async (scene) => ({
    path: await upload(scene),
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: '0123456789',
    status: 204,
  }),
  'DELETE /api/uploads/[id]': async (scene) => ({
    path: await upload(scene),
    headers: tus,
    status: 204,
  }),
  'POST /api/uploads/[id]/place': async (scene) => {
    const { drive } = scene;
    const name = freshName();
    const location = await upload(scene, name);
    // The name is taken while the bytes are on their way: the upload is whole and has no place.
    await drive.upload({ name, bytes: randomBytes(8) });
    await drive.patch(location, 0, '0123456789');
    const json = { folderId: drive.rootId, name: freshName() };
    return { path: `${location}/place`, json, status: 201 };
  },
  'POST /api/shares': async (scene) => ({
    path: '/api/shares',
    json: { fileId: (await file(scene)).id },
    status: 201,
    hers: true,
  }),
  'PATCH /api/shares/[id]': async (scene) => ({
    path: `/api/shares/${await shared(scene)}`,
    json: { downloadsMax: 3 },
  }),
  'DELETE /api/shares/[id]': async (scene) => ({
    path: `/api/shares/${await shared(scene)}`,
    status: 204,
  }),
  'GET /api/published/[id]': async (scene) => {
    const json = { fileId: (await file(scene)).id, published: true };
    const { address } = await (await scene.drive.call('POST', '/api/shares', { json })).json();
    return { path: address, hers: false };
  },
  'POST /api/link': async () => ({ path: '/api/link', json: { token: noToken }, status: 410 }),
  'GET /api/link': async () => ({ path: '/api/link', status: 410 }),
  // Who comes without the cookie of a share is told nothing of what is where, its owner too.
  'GET /api/link/folders/[id]/items': async ({ drive }) => ({
    path: `/api/link/folders/${drive.rootId}/items`,
    status: 410,
    hers: false,
  }),
  'GET /api/link/folders/[id]/zip': async ({ drive }) => ({
    path: `/api/link/folders/${drive.rootId}/zip`,
    status: 410,
    hers: false,
  }),
  'GET /api/link/files/[id]/content': async (scene) => ({
    path: `/api/link/files/${(await file(scene)).id}/content`,
    status: 410,
    hers: false,
  }),
  'POST /api/archive': async ({ drive }) => {
    const { id: folderId } = await drive.folder(freshName());
    await drive.upload({ name: 'a', folderId, bytes: randomBytes(8) });
    return { path: '/api/archive', json: { folderId }, status: 202, hers: true };
  },
  'POST /api/archive/estimate': async (scene) => ({
    path: '/api/archive/estimate',
    json: { archiveId: await archived(scene) },
    hers: true,
  }),
  'GET /api/archive/[id]': async (scene) => ({ path: `/api/archive/${await archived(scene)}` }),
  'GET /api/archive/[id]/items': async (scene) => ({
    path: `/api/archive/${await archived(scene)}/items?state=copied`,
  }),
  'GET /api/archive/[id]/manifest': async (scene) => ({
    path: `/api/archive/${await archived(scene)}/manifest`,
  }),
  'POST /api/archive/[id]/restore': async (scene) => ({
    path: `/api/archive/${await archived(scene)}/restore`,
    json: {},
    status: 202,
  }),
  'POST /api/archive/[id]/verify': async (scene) => ({
    path: `/api/archive/${await archived(scene)}/verify`,
    status: 202,
  }),
  'POST /api/archive/[id]/cancel': async (scene) => {
    const id = await cleared(scene);
    const asked = await scene.drive.call('POST', `/api/archive/${id}/restore`, { json: {} });
    return { path: `/api/archive/${(await asked.json()).id}/cancel` };
  },
  'POST /api/archive/[id]/discard': async (scene) => {
    const id = await archived(scene);
    const { folder } = await scene.drive.get<{ folder: { name: string } }>(`/api/archive/${id}`);
    return { path: `/api/archive/${id}/discard`, json: { name: folder.name } };
  },
  'POST /api/notifications/read': async (scene) => {
    await archived(scene);
    const { items } = await scene.drive.get<{ items: { id: string }[] }>('/api/notifications');
    const path = '/api/notifications/read';
    // Somebody else's reads nothing away: it only says up to when one's own are read.
    return { path, json: { upTo: items[0]?.id }, hers: false };
  },
};
