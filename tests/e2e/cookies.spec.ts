import type { BrowserContext, Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { dump } from '../support/dump.ts';
import { expect, test } from '../support/member.ts';

// What a real browser does with our cookies: who can see them, set them, shadow them, and what many
// tabs make of them at once.

const say = accounts.en.account;
const access = '__Host-Http-at';
const refresh = '__Host-Http-rt';

/** Who a page is signed in as, asked from the page itself. */
function whoIsThere(
  page: Page,
): Promise<{ account: { email: string } | null; csrf: string | null }> {
  return page.evaluate(async () => (await fetch('/api/session')).json());
}

async function readCookie(context: BrowserContext, name: string): Promise<string | undefined> {
  return (await context.cookies()).find((cookie) => cookie.name === name)?.value;
}

/** How many sessions an account has. */
async function countSessions(dataDir: string, accountId: string): Promise<number> {
  const { sessions = [] } = await dump(dataDir);
  return sessions.filter((row) => row.includes(accountId)).length;
}

test('a reader of public pages gets no cookie', async ({ page, context }) => {
  for (const path of ['/', '/lessons', '/converter', '/blog', '/progress', '/api/session']) {
    await page.goto(path);
  }
  expect(await context.cookies()).toEqual([]);
});

test('every cookie is for this host alone, secure, hidden, lax and small', async ({
  context,
  drive,
}) => {
  expect(drive).toBeDefined();
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    access,
    '__Host-Http-dev',
    '__Host-Http-pre',
    refresh,
  ]);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({
      domain: 'localhost',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    });
    expect(cookie.name.length + cookie.value.length).toBeLessThan(4_096);
  }
  // Without "remember me" it ends with the browser.
  expect(cookies.find(({ name }) => name === refresh)?.expires).toBe(-1);
});

test('no script can see, set, shadow or delete one', async ({ page, context, drive }) => {
  expect(drive).toBeDefined();
  await page.goto('/account');
  const before = await context.cookies();
  const seen = await page.evaluate(
    async (names) => {
      const spellings = names.flatMap((name) => [
        `${name}=evil; Path=/; Secure`,
        `${name}=evil; Path=/account; Secure`,
        `${name}=evil`,
        `${name}=; Max-Age=0; Path=/; Secure`,
        `${name.toLowerCase()}=evil; Path=/; Secure`,
        // A cookie without a name is sent as its value alone.
        `=${name}=evil; Path=/; Secure`,
        `${name} =evil; Path=/; Secure`,
        `\t${name}=evil; Path=/; Secure`,
        `${name}=evil; Path=/; Secure; HttpOnly`,
        `${name}=evil; Domain=localhost; Path=/; Secure`,
      ]);
      // biome-ignore lint/suspicious/noDocumentCookie: it is what a script of an attacker would do.
      for (const text of spellings) document.cookie = text;
      for (const name of names) {
        // Not in every browser's types yet.
        const store = (window as unknown as { cookieStore?: { set(o: object): Promise<void> } })
          .cookieStore;
        await store?.set({ name, value: 'evil', path: '/' }).catch(() => {});
      }
      // The browser may keep what is none of ours; it must not count as one.
      return document.cookie;
    },
    [access, refresh],
  );
  for (const { name, value } of before) {
    expect(seen).not.toContain(value);
    expect((await context.cookies()).filter((cookie) => cookie.name === name)).toHaveLength(1);
    expect(await readCookie(context, name)).toBe(value);
  }
  expect((await whoIsThere(page)).account).not.toBeNull();
});

test('nothing that opens anything is in what scripts can keep', async ({
  page,
  context,
  drive,
}) => {
  expect(drive).toBeDefined();
  for (const path of ['/account', '/drive', '/progress', '/lessons']) {
    await page.goto(path);
    const kept = await page.evaluate(async () => {
      const shelves = await window.caches.keys();
      const shelved = await Promise.all(
        shelves.map(async (name) =>
          (await (await window.caches.open(name)).keys()).map(({ url }) => url),
        ),
      );
      const databases = await indexedDB.databases();
      const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
      return {
        texts: [location.href, document.cookie, ...stores, JSON.stringify(databases)],
        shelved: shelved.flat(),
      };
    });
    // The shelf for reading offline holds nothing of a member.
    expect(kept.shelved.filter((url) => /\/(api|account|drive|audit|sign-)/.test(url))).toEqual([]);
    const html = await page.content();
    for (const name of [access, refresh]) {
      const value = (await readCookie(context, name)) ?? '';
      expect(value.length).toBeGreaterThan(40);
      expect([...kept.texts, html].filter((text) => text.includes(value))).toEqual([]);
    }
  }
});

test('twelve tabs reopened at once with a dead access token all stay signed in, as one family', async ({
  page,
  context,
  drive,
  server,
}) => {
  await page.goto('/account');
  const { account } = await drive.member.session();
  const accountId = account?.id ?? '';
  const sessions = await countSessions(server.dataDir, accountId);
  const before = await readCookie(context, refresh);
  await context.clearCookies({ name: access });

  const tabs = await Promise.all(Array.from({ length: 12 }, () => context.newPage()));
  await Promise.all(
    tabs.map((tab, n) => tab.goto(['/account', '/drive', '/hi-Latn/account'][n % 3] ?? '/account')),
  );
  for (const tab of tabs) {
    expect(tab.url()).not.toContain('/sign-in');
    expect((await whoIsThere(tab)).account?.email).toBe(account?.email);
  }
  expect(await readCookie(context, refresh)).not.toBe(before);
  expect(await countSessions(server.dataDir, accountId)).toBe(sessions);
  await Promise.all(tabs.map((tab) => tab.close()));
});

test('twelve pages that refresh at once are all answered, and stay signed in', async ({
  page,
  context,
  drive,
  server,
}) => {
  const { account } = await drive.member.session();
  const accountId = account?.id ?? '';
  const sessions = await countSessions(server.dataDir, accountId);
  const tabs = [page, ...(await Promise.all(Array.from({ length: 11 }, () => context.newPage())))];
  for (const tab of tabs) await tab.goto('/lessons');
  await context.clearCookies({ name: access });
  const statuses = await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(async () => {
        const { csrf } = await (await fetch('/api/session')).json();
        const headers = { 'x-csrf-token': csrf };
        return (await fetch('/api/auth/refresh', { method: 'POST', headers })).status;
      }),
    ),
  );
  expect(statuses).toEqual(Array(12).fill(200));
  for (const tab of tabs) expect((await whoIsThere(tab)).account?.email).toBe(account?.email);
  expect(await countSessions(server.dataDir, accountId)).toBe(sessions);
});

test('a sign-out in one tab is seen by the others, and Back shows nothing of the member', async ({
  page,
  context,
  drive,
}) => {
  const { account } = await drive.member.session();
  const email = account?.email ?? '';
  await drive.folder('Only for me');
  const other = await context.newPage();
  await other.goto('/drive');
  await expect(other.getByText('Only for me')).toBeVisible();
  await page.goto('/lessons');
  await page.goto('/account');
  await expect(page.getByText(email)).toBeVisible();
  const stolen = await context.cookies();

  await page.getByRole('button', { name: say.signOut, exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await other.waitForURL((url) => !url.pathname.startsWith('/drive'));
  expect(await readCookie(context, access)).toBeUndefined();
  expect(await readCookie(context, refresh)).toBeUndefined();
  for (const tab of [page, other]) {
    for (let steps = 0; steps < 3; steps++) {
      await tab.goBack().catch(() => null);
      const text = await tab.content();
      expect(text).not.toContain(email);
      expect(text).not.toContain('Only for me');
    }
  }

  // The cookies of before, put back by a thief, open nothing.
  await context.addCookies(stolen);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});
