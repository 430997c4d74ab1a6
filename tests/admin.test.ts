import { createSecretKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postgresDatabase } from '#adapters/database/postgres/database.ts';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import { insertPending } from '#domain/accounts/factors/queries.ts';
import { mintLink } from '#domain/accounts/mint-link.ts';
import {
  findAccount,
  findLinkSubject,
  findSession,
  updateAccount,
} from '#domain/accounts/queries.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { addMember } from '#domain/admin/add-member.ts';
import { changeQuota } from '#domain/admin/change-quota.ts';
import { changeRole } from '#domain/admin/change-role.ts';
import { disableAccount, enableAccount } from '#domain/admin/change-status.ts';
import { changeMemberRequest, listMembersRequest } from '#domain/admin/contract.ts';
import { getMember, listMembers } from '#domain/admin/list-members.ts';
import { sendReset } from '#domain/admin/send-reset.ts';
import { createDrive } from '#domain/folders/create-drive.ts';
import { GiB, hour } from '#lib/units.ts';
import { engines } from './support/ground.ts';
import { freshPlace, type TestPlace } from './support/place.ts';
import { migratedDatabase } from './support/postgres.ts';

const nobody = 'A'.repeat(22);
const cursorKey = createSecretKey(Buffer.alloc(32));
describe.each(engines)('who runs the place, on %s', (engine) => {
  let place: TestPlace;
  let owner: string;
  let asha: string;
  beforeEach(async () => {
    place =
      engine === 'postgres'
        ? freshPlace({ database: await postgresDatabase(await migratedDatabase()) })
        : freshPlace();
    owner = await place.account('owner@example.org', 'owner');
    asha = await place.account('asha@example.org');
    place.trace = { ...place.trace, actorId: owner };
  });
  afterEach(() => place.database.close());

  const account = (id: string) => findAccount(place.database, id);
  async function eventsOf(accountId: string) {
    const { items } = await listAudit({ ...place, cursorKey }, { accountId }, { limit: 50 });
    return items.map(({ event, actorId }) => ({ event, actorId }));
  }

  describe('the last owner', () => {
    test('cannot be made a member or disabled, and nothing is changed by the try', async () => {
      const { session } = await place.session(owner);
      for (const act of [
        changeRole(place, { accountId: owner, role: 'member' }),
        disableAccount(place, owner),
      ]) {
        await expect(act).rejects.toMatchObject({ code: 'last-owner' });
      }
      expect(await account(owner)).toMatchObject({ role: 'owner', status: 'active', authEpoch: 0 });
      expect(await findSession(place.database, session.id)).not.toBeNull();
    });

    test('is whoever is left when the other is disabled', async () => {
      await changeRole(place, { accountId: asha, role: 'owner' });
      await disableAccount(place, owner);
      const last = changeRole(place, { accountId: asha, role: 'member' });
      await expect(last).rejects.toMatchObject({ code: 'last-owner' });
      await changeRole(place, { accountId: owner, role: 'member' });
      expect(await account(owner)).toMatchObject({ role: 'member', status: 'disabled' });
    });

    test('is left when two owners are made members at once', async () => {
      await changeRole(place, { accountId: asha, role: 'owner' });
      const acts = [owner, asha].map((accountId) =>
        changeRole(place, { accountId, role: 'member' }),
      );
      const ends = (await Promise.allSettled(acts)).map(({ status }) => status);
      expect(ends.sort()).toEqual(['fulfilled', 'rejected']);
    });
  });

  describe('a letter with which a password is chosen', () => {
    test('is on its way, and is written down', async () => {
      await sendReset(place, asha);
      const jobs = await place.database.db.select().from(place.database.tables.outbox);
      expect(jobs.map(({ body }) => body)).toEqual([{ purpose: 'reset', subjectId: asha }]);
      expect(await eventsOf(asha)).toEqual([{ event: 'reset-asked', actorId: owner }]);
    });
  });

  test.each([
    ['another role', () => changeRole(place, { accountId: asha, role: 'owner' })],
    ['being disabled', () => disableAccount(place, asha)],
  ])('a sign-in that waits for a second factor dies by %s', async (_, act) => {
    const createdAt = place.now();
    const expiresAt = new Date(createdAt.getTime() + hour);
    const waiting = {
      needs: 'second-factor',
      remember: false,
      agent: '',
      browserHash: '',
      expiresAt,
    } as const;
    await place.database.transaction(async (tx) => {
      for (const accountId of [asha, owner]) {
        await insertPending(tx, { ...waiting, hash: accountId, accountId, createdAt });
      }
    });
    await act();
    const left = await place.database.db.select().from(place.database.tables.pendingSignIns);
    expect(left.map(({ accountId }) => accountId)).toEqual([owner]);
  });

  describe('another role', () => {
    test('ends the sessions, voids what was signed and is written down', async () => {
      const { session } = await place.session(asha);
      await changeRole(place, { accountId: asha, role: 'owner' });
      expect(await account(asha)).toMatchObject({ role: 'owner', authEpoch: 1 });
      expect(await findSession(place.database, session.id)).toBeNull();
      expect(await eventsOf(asha)).toContainEqual({ event: 'role-changed', actorId: owner });
    });

    test('that it has already changes nothing', async () => {
      const { session } = await place.session(asha);
      await changeRole(place, { accountId: asha, role: 'member' });
      expect(await findSession(place.database, session.id)).not.toBeNull();
    });
  });

  describe('a disabled account', () => {
    test('has no link of a letter any more, and nothing that was begun', async () => {
      const now = place.now();
      const expiresAt = new Date(now.getTime() + hour);
      const links = await place.database.transaction(async (tx) =>
        Promise.all(
          (['reset', 'address'] as const).map(async (purpose) => ({
            purpose,
            token: await mintLink(tx, { purpose, subjectId: asha, now, expiresAt }),
          })),
        ),
      );
      await disableAccount(place, asha);
      for (const { purpose, token } of links) {
        const link = { hash: hashToken(token), purpose, now };
        expect(await findLinkSubject(place.database, link)).toBeNull();
      }
    });

    test('is not written down twice, and neither is one that is active', async () => {
      await enableAccount(place, asha);
      await disableAccount(place, asha);
      await disableAccount(place, asha);
      expect(await account(asha)).toMatchObject({ authEpoch: 1 });
      expect((await eventsOf(asha)).map(({ event }) => event)).toEqual(['account-disabled']);
    });

    test('has no sessions, and comes back without them', async () => {
      const { session } = await place.session(asha);
      await disableAccount(place, asha);
      expect(await account(asha)).toMatchObject({ status: 'disabled', authEpoch: 1 });
      expect(await findSession(place.database, session.id)).toBeNull();
      const letter = sendReset(place, asha);
      await expect(letter).rejects.toMatchObject({ code: 'account-disabled' });
      await enableAccount(place, asha);
      expect(await account(asha)).toMatchObject({ status: 'active' });
      const events = (await eventsOf(asha)).map(({ event }) => event);
      expect(events).toEqual(expect.arrayContaining(['account-disabled', 'account-enabled']));
    });
  });

  describe('an account that is leaving, or not there', () => {
    test('is not changed by anybody', async () => {
      await place.database.transaction(async (tx) => {
        await updateAccount(tx, asha, { status: 'leaving', changedAt: place.now() });
      });
      for (const id of [asha, nobody]) {
        for (const act of [
          () => changeRole(place, { accountId: id, role: 'owner' }),
          () => changeRole(place, { accountId: id, role: 'member' }),
          () => disableAccount(place, id),
          () => enableAccount(place, id),
          () => changeQuota(place, { accountId: id, quotaBytes: 1, quotaFiles: 1 }),
          () => sendReset(place, id),
        ]) {
          await expect(act()).rejects.toMatchObject({ code: 'account-not-found' });
        }
      }
    });
  });

  describe('the room of a drive', () => {
    test('that is not there is not changed, and nothing is written down', async () => {
      const act = changeQuota(place, { accountId: asha, quotaBytes: 1, quotaFiles: 1 });
      await expect(act).rejects.toMatchObject({ code: 'account-not-found' });
      expect(await eventsOf(asha)).toEqual([]);
    });

    test('is no longer changed when its account is leaving, and never with another', async () => {
      const limits = { quotaBytes: 100, quotaFiles: 10 };
      await place.database.transaction(async (tx) => {
        await createDrive(tx, asha, limits, place.now());
        await createDrive(tx, owner, limits, place.now());
      });
      await changeQuota(place, { accountId: owner, quotaBytes: 5, quotaFiles: 2 });
      expect(await getMember(place, asha)).toMatchObject(limits);
      await place.database.transaction(async (tx) => {
        await updateAccount(tx, asha, { status: 'leaving', changedAt: place.now() });
      });
      const act = changeQuota(place, { accountId: asha, quotaBytes: 1, quotaFiles: 1 });
      await expect(act).rejects.toMatchObject({ code: 'account-not-found' });
      expect(await getMember(place, asha)).toMatchObject(limits);
    });

    test('is changed, shown and written down', async () => {
      const limits = { quotaBytes: 100, quotaFiles: 10 };
      await place.database.transaction((tx) => createDrive(tx, asha, limits, place.now()));
      await changeQuota(place, { accountId: asha, quotaBytes: 5, quotaFiles: 2 });
      expect(await getMember(place, asha)).toMatchObject({ quotaBytes: 5, quotaFiles: 2 });
      expect(await eventsOf(asha)).toContainEqual({ event: 'quota-changed', actorId: owner });
    });

    test.each([
      { quotaGib: -1, quotaFiles: 1 },
      { quotaGib: 1, quotaFiles: 1.5 },
      { quotaGib: 1e300, quotaFiles: 1 },
      { quotaGib: '', quotaFiles: 1 },
      { quotaGib: 'much', quotaFiles: 1 },
      { quotaGib: 1 },
      { quotaGib: 1, quotaFiles: 1, role: 'owner' },
      { role: 'owner', status: 'active' },
      { role: 'king' },
      { status: 'leaving' },
      { email: 'x@example.org' },
      {},
    ])('%j is not taken', (wish) => {
      expect(changeMemberRequest.safeParse(wish).success).toBe(false);
    });
  });

  test('the room of a drive is said in GiB, as a form sends it', () => {
    expect(changeMemberRequest.parse({ quotaGib: '1.5', quotaFiles: '10' })).toEqual({
      quotaBytes: 1.5 * GiB,
      quotaFiles: 10,
    });
  });

  describe('the list of accounts', () => {
    const list = (wish: object) =>
      listMembers({ ...place, cursorKey }, listMembersRequest.parse(wish));
    const emails = async (wish: object) => (await list(wish)).items.map(({ email }) => email);

    test('knows who is there, and nobody else', async () => {
      expect(await getMember(place, asha)).toMatchObject({ email: 'asha@example.org' });
      const act = getMember(place, nobody);
      await expect(act).rejects.toMatchObject({ code: 'account-not-found' });
    });

    test('shows no password and nothing that an account keeps', async () => {
      const [first] = (await list({})).items;
      expect(Object.keys(first ?? {}).sort()).toEqual([
        'createdAt',
        'email',
        'emailVerifiedAt',
        'id',
        'language',
        'name',
        'quotaBytes',
        'quotaFiles',
        'role',
        'signedInAt',
        'status',
        'usedBytes',
        'usedFiles',
      ]);
    });

    test('finds a part of a name or an address, and takes % and _ as they are', async () => {
      await place.account('100%_a@example.org');
      expect(await emails({ search: 'ASHA@' })).toEqual(['asha@example.org']);
      expect(await emails({ search: '0%_' })).toEqual(['100%_a@example.org']);
      expect(await emails({ search: '%' })).toEqual(['100%_a@example.org']);
      expect(await emails({ search: "' OR 1=1 --" })).toEqual([]);
      expect(await emails({ role: 'owner' })).toEqual(['owner@example.org']);
      expect(await emails({ search: 'aSh', status: 'active' })).toHaveLength(3);
    });

    test('is walked page by page there and back, and a page of another search is refused', async () => {
      for (let at = 0; at < 5; at++) {
        place.pass(1);
        await place.account(`n${at}@example.org`);
      }
      const first = await list({ limit: 3 });
      const second = await list({ limit: 3, cursor: first.next ?? '' });
      const back = await list({ limit: 3, cursor: second.prev ?? '' });
      expect(first.total).toBe(7);
      expect(back.items).toEqual(first.items);
      const seen = [...first.items, ...second.items].map(({ email }) => email);
      expect(new Set(seen).size).toBe(6);
      const foreign = list({ limit: 3, search: 'n', cursor: first.next ?? '' });
      await expect(foreign).rejects.toMatchObject({ code: 'cursor-invalid' });
    });
  });

  describe('an account made by who runs the place', () => {
    const wish = { name: 'Tara', role: 'member', language: 'en', host: 'x.example' } as const;

    test('has a password that nobody knows when none was given', async () => {
      const email = 'tara@example.org';
      const id = await addMember(place, { ...wish, email, password: null }, async () => {});
      expect((await account(id))?.password).toMatch(/^plain [A-Za-z0-9_-]{43}$/);
      expect((await account(id))?.emailVerifiedAt).toBeNull();
      expect(await eventsOf(id)).toEqual([{ event: 'account-born', actorId: owner }]);
    });

    test('is refused a weak password and a taken address', async () => {
      const weak = { ...wish, email: 'tara@example.org', password: 'short' };
      await expect(addMember(place, weak, async () => {})).rejects.toMatchObject({
        code: 'password-too-short',
      });
      const taken = { ...wish, email: 'ASHA@example.org', password: null };
      await expect(addMember(place, taken, async () => {})).rejects.toMatchObject({
        code: 'account-exists',
      });
    });
  });
});
