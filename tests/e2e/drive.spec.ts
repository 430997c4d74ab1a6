import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { driveWords } from '#i18n/drive.ts';
import { problems } from '#lib/problem.ts';
import { openDrive } from '../support/drive.ts';
import { expectClean, tabTo } from '../support/keyboard.ts';
import { multiplyFile } from '../support/many-files.ts';
import { expect, spokenOn, test } from '../support/member.ts';
import { newMember } from '../support/person.ts';

// The island in a real browser: keyboard, focus, what is spoken, uploads, archive, policy, phone.

const words = driveWords.en;

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });
const open = async (page: Page, address = '/drive') => {
  await page.goto(address);
  await expect(page.getByRole('button', { name: words.newFolder })).toBeVisible();
};

test('a folder is made, opened, renamed and deleted by keyboard alone', async ({ page, drive }) => {
  await drive.folder('Alpha');
  await open(page);

  await page.keyboard.press('F7');
  await expect(page.getByLabel(words.name.folder)).toBeFocused();
  await page.keyboard.type('alpha');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“alpha” is already in this folder.')).toBeVisible();
  await expect(page.getByLabel(words.name.folder)).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Beta');
  await page.keyboard.press('Enter');
  await expect(row(page, /Beta/)).toBeFocused();
  await expect(spokenOn(page)).toHaveText('Folder “Beta” created.');

  await page.keyboard.press('ArrowUp');
  await expect(row(page, /Alpha/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/drive/f/*');
  await expect(spokenOn(page)).toHaveText('Folder Beta. 0 items.');
  await expect(page.getByRole('heading', { level: 1, name: 'Beta' })).toBeFocused();

  await page.keyboard.press('Alt+ArrowUp');
  await expect(row(page, /Beta/)).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByLabel(words.name.folder)).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Gamma');
  await page.keyboard.press('Enter');
  await expect(row(page, /Gamma/)).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(spokenOn(page)).toHaveText('“Gamma” is in the trash.');
  await expect(row(page, /Gamma/)).toHaveCount(0);
  await expect(row(page, /Alpha/)).toBeFocused();
});

test('a file goes to the trash and comes back by undo', async ({ page, drive }) => {
  for (const name of ['one.txt', 'two.txt']) {
    await drive.upload({ name, bytes: Buffer.from(name) });
  }
  await open(page);
  await row(page, /one\.txt/).focus();
  await page.keyboard.press('Delete');
  await expect(row(page, /one\.txt/)).toHaveCount(0);
  await expect(row(page, /two\.txt/)).toBeFocused();
  await expect(spokenOn(page)).toHaveText('“one.txt” is in the trash.');

  await page.keyboard.press('Control+z');
  await expect(row(page, /one\.txt/)).toBeVisible();

  await row(page, /two\.txt/).focus();
  await page.keyboard.press('Delete');
  await expect(row(page, /two\.txt/)).toHaveCount(0);
  await page.getByRole('link', { name: words.places.trash }).click();
  await page.getByRole('button', { name: words.trash.putBack }).click();
  await expect(page.getByText(words.empty.trash)).toBeVisible();
});

test('what is taken back at once is the act that was just asked for', async ({ page, drive }) => {
  for (const name of ['one.txt', 'two.txt', 'three.txt']) {
    await drive.upload({ name, bytes: Buffer.from(name) });
  }
  await open(page);
  await row(page, /one\.txt/).focus();
  await page.keyboard.press('Delete');
  await expect(spokenOn(page)).toHaveText('“one.txt” is in the trash.');
  // The next answer takes its time; the row is gone before it.
  const answer = Promise.withResolvers<void>();
  await page.route('**/api/batch', async (route) => {
    await answer.promise;
    await route.continue();
  });
  await row(page, /two\.txt/).focus();
  await page.keyboard.press('Delete');
  await expect(row(page, /two\.txt/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  answer.resolve();
  await expect(row(page, /two\.txt/)).toBeVisible();
  await expect(row(page, /one\.txt/)).toHaveCount(0);
});

test('a folder that is not empty goes in two steps of one dialog, told with its counts', async ({
  page,
  drive,
}) => {
  const { id } = await drive.folder('Full');
  await drive.folder('Inner', id);
  await drive.upload({ name: 'a.txt', folderId: id, bytes: Buffer.alloc(2048) });
  await open(page);
  await row(page, /Full/).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog', { name: '“Full” is not empty' });
  await expect(dialog).toContainText('1 file and 1 folder, 2 KiB in all');
  await page.keyboard.press('Escape');
  await expect(row(page, /Full/)).toBeFocused();

  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: words.acts.empty }).click();
  await expect(dialog.getByText(words.acts.stepDone)).toBeAttached();
  await expectClean(page, 'html', 'remove');
  await dialog.getByRole('button', { name: words.acts.removeFolder }).click();
  await expect(row(page, /Full/)).toHaveCount(0);
  await expect(page.getByText(words.empty.title)).toBeVisible();
  // What was done last is taken back first, and so on.
  await page.keyboard.press('Control+z');
  await expect(row(page, /Full/)).toContainText('0 items');
  await page.keyboard.press('Control+z');
  await expect(row(page, /Full/)).toContainText('2 items');
});

test('rows are chosen as on a desktop, moved, copied, pasted and brought back', async ({
  page,
  drive,
}) => {
  const target = await drive.folder('Target');
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
  for (const name of names) await drive.upload({ name, bytes: Buffer.alloc(1024) });
  await drive.upload({ name: 'a.txt', folderId: target.id, bytes: Buffer.alloc(1) });
  await open(page);
  const bar = page.getByRole('region', { name: words.chosen.label });

  await row(page, /a\.txt/).click();
  await row(page, /c\.txt/).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('3 selected, 3 KiB');
  await row(page, /b\.txt/).click({ modifiers: ['ControlOrMeta'] });
  await expect(spokenOn(page)).toHaveText('2 selected, 2 KiB');
  await page.keyboard.press('Control+a');
  await page.getByRole('checkbox', { name: 'Select d.txt' }).click();
  await expect(bar).toContainText('All 5 selected except 1, 3 KiB');
  await expectClean(page, 'html', 'selection');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  // Two are moved; one name is taken there, and both are kept.
  await row(page, /a\.txt/).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('F6');
  const dialog = page.getByRole('dialog', { name: 'Move 2 items' });
  await expect(dialog.getByRole('row', { name: 'Target' })).toBeFocused();
  await expectClean(page, 'html', 'place');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('row', { name: /Up to/ })).toBeFocused();
  await dialog.getByRole('button', { name: words.acts.place.move }).click();
  const clash = page.getByRole('alertdialog', { name: '1 item was left as it is' });
  await expect(clash).toContainText(words.acts.refused.why['name-taken']);
  await expectClean(page, 'html', 'clash');
  await clash.getByRole('button', { name: words.acts.refused.keepBoth }).click();
  await expect(row(page, /a\.txt/)).toHaveCount(0);
  await expect(row(page, /b\.txt/)).toHaveCount(0);
  const inside = async () => (await drive.list(target.id)).items.map(({ name }) => name);
  expect(await inside()).toEqual(['a (2).txt', 'a.txt', 'b.txt']);

  // Each act is taken back by itself.
  await page.keyboard.press('Control+z');
  await expect(row(page, /a\.txt/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row(page, /b\.txt/)).toBeVisible();

  // Cut rows look faint until they lie somewhere else.
  await row(page, /c\.txt/).click();
  await page.keyboard.press('Control+x');
  await expect(row(page, /c\.txt/)).toHaveAttribute('data-cut');
  await page.getByRole('link', { name: 'Target' }).click();
  await expect(row(page, /a\.txt/)).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(row(page, /c\.txt/)).toBeVisible();
  await expect(spokenOn(page)).toHaveText('“c.txt” moved to “Target”.');

  // A copy beside its original gets a name of its own.
  await row(page, /c\.txt/).click();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(row(page, /c \(2\)\.txt/)).toBeVisible();
});

test('many come back from the trash, and what is deleted for good is asked about', async ({
  page,
  drive,
}) => {
  for (const name of ['a.txt', 'b.txt', 'c.txt']) {
    await drive.upload({ name, bytes: Buffer.from(name) });
  }
  await open(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(spokenOn(page)).toHaveText('3 items are in the trash.');
  await page.getByRole('link', { name: words.places.trash }).click();
  for (const name of ['a.txt', 'b.txt']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  }
  await expectClean(page, 'html', 'trash');
  await page.getByRole('button', { name: 'Put back 2' }).click();
  await expect(spokenOn(page)).toHaveText('2 items are back.');
  await page.getByRole('button', { name: words.acts.trash.all }).click();
  await page.getByRole('button', { name: words.acts.trash.confirm }).click();
  await expect(page.getByText(words.empty.trash)).toBeVisible();
  expect((await drive.list(drive.rootId)).total).toBe(2);
});

test('pages and orders are addresses: back and reload keep them', async ({ page, drive }) => {
  for (let n = 1; n <= 53; n++) await drive.folder(`Folder ${n}`);
  await drive.upload({ name: 'small.txt', bytes: Buffer.alloc(1) });
  await drive.upload({ name: 'large.txt', bytes: Buffer.alloc(10_000) });
  await open(page);
  await expect(page.getByText('55 items in all')).toBeVisible();
  await expect(row(page, /Folder 2\b/)).toBeVisible();
  await expect(row(page, /Folder 53\b/)).toHaveCount(0);

  await page.getByRole('link', { name: words.page.next }).click();
  await expect(row(page, /Folder 53\b/)).toBeVisible();
  await expect(spokenOn(page)).toHaveText('Page loaded. 55 items.');
  await page.reload();
  // The list of the server, which stands there before, has no columns to sort by.
  await expect(page.getByRole('button', { name: words.newFolder })).toBeVisible();
  await expect(row(page, /Folder 53\b/)).toBeVisible();

  await page.getByRole('columnheader', { name: words.columns.bytes }).click();
  await expect(page).toHaveURL(/sort=bytes/);
  await page.getByRole('columnheader', { name: words.columns.bytes }).click();
  await expect(page).toHaveURL(/sort=bytes&dir=desc/);
  await expect(spokenOn(page)).toHaveText('Sorted by Size, descending.');
  await page.getByRole('link', { name: words.page.next }).click();
  await expect(page.locator('[data-item]').last()).toContainText('small.txt');

  for (let step = 0; step < 3; step++) await page.goBack();
  await expect(row(page, /Folder 53\b/)).toBeVisible();
  await page.goBack();
  await expect(row(page, /Folder 2\b/)).toBeVisible();
});

test('an upload is paused, goes on after a reload, and arrives whole', async ({ page, drive }) => {
  test.setTimeout(120_000);
  // On disk: a file is recognised by its date too.
  const file = test.info().outputPath('stones.bin');
  const bytes = randomBytes(12_000_000);
  await writeFile(file, bytes);
  await open(page);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 1_500_000,
  });
  await page.locator('input[type="file"]').first().setInputFiles(file);
  const panel = page.getByRole('region', { name: words.uploads.title });
  const bar = panel.getByRole('progressbar', { name: 'Upload of stones.bin' });
  await expect(async () => {
    expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(15);
  }).toPass();
  await panel.getByRole('button', { name: 'Pause stones.bin' }).click();
  await expect(panel).toContainText(words.uploads.phases.paused);

  await page.reload();
  await expect(panel).toContainText(words.uploads.phases.unfinished);
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  const choosing = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Choose stones.bin again' }).click();
  await (await choosing).setFiles(file);
  await expect(panel).toContainText(words.uploads.phases.stored, { timeout: 60_000 });
  await expect(panel).not.toContainText(words.uploads.phases.unfinished);

  const { items } = await drive.list(drive.rootId);
  expect(items.map(({ name }) => name)).toEqual(['stones.bin']);
  const stored = await drive.download(items[0]?.id ?? '');
  expect(stored.equals(bytes)).toBe(true);
});

test('a taken name is told before a byte moves, and both can be kept', async ({ page, drive }) => {
  await drive.upload({ name: 'plan.txt', bytes: Buffer.from('first') });
  await open(page);
  const mimeType = 'text/plain';
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([
      { name: 'plan.txt', mimeType, buffer: Buffer.from('second') },
      { name: 'empty.txt', mimeType, buffer: Buffer.alloc(0) },
    ]);
  const dialog = page.getByRole('alertdialog', { name: '1 file needs a decision' });
  await dialog.getByLabel('What becomes of plan.txt').selectOption(words.plan.choices['keep-both']);
  await dialog.getByRole('button', { name: words.plan.begin }).click();
  await expect(row(page, /plan \(2\)\.txt/)).toBeVisible();
  await expect(row(page, /empty\.txt/)).toBeVisible();
  await page.getByRole('button', { name: words.uploads.clear }).click();
  await expect(page.getByRole('region', { name: words.uploads.title })).toHaveCount(0);
});

test('an archived folder is grey, closed and said to be so, until it is back', async ({
  page,
  drive,
}) => {
  const { id } = await drive.folder('Cold');
  await drive.upload({ name: 'a.txt', folderId: id, bytes: Buffer.from('a') });
  await open(page);
  await page.getByRole('button', { name: 'Actions for Cold' }).click();
  await page.getByRole('menuitem', { name: words.archive }).click();
  await page.getByRole('button', { name: words.archiving.confirm }).click();
  await expect(row(page, /Cold/)).toContainText(words.states.archived, { timeout: 20_000 });
  await expect(page.getByRole('button', { name: '1 new notification' })).toBeVisible();

  await page.getByRole('link', { name: 'Cold' }).click();
  await expect(page.getByRole('region', { name: words.states.archived })).toBeVisible();
  await expect(page.getByRole('button', { name: words.upload, exact: true })).toBeDisabled();
  await expect(page.getByRole('link', { name: 'a.txt' })).toHaveCount(0);
  await row(page, /a\.txt/).focus();
  await page.keyboard.press('Delete');
  await expect(row(page, /a\.txt/)).toBeVisible();

  await page.getByRole('button', { name: words.banner.restore, exact: true }).click();
  await page.getByText(words.restoring.tiers.expedited, { exact: true }).click();
  await page.getByRole('button', { name: words.restoring.confirm }).click();
  await expect(page.getByRole('link', { name: 'a.txt' })).toBeVisible({ timeout: 20_000 });
  await expect(spokenOn(page)).toHaveText('“Cold” is back.');
});

test("another's folder is told like one that never was", async ({ page, drive, server }) => {
  const { id } = await drive.folder('Mine');
  const other = await openDrive(await newMember(server, `other-${Date.now()}@example.org`));
  const theirs = await other.folder('Theirs');
  for (const folderId of [theirs.id, 'AbCdEfGhIjKlMnOpQrStUv']) {
    const response = await page.goto(`/drive/f/${folderId}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: words.gone.title })).toBeVisible();
  }
  for (const address of [`/drive/f/${id}/more`, '/drive/nowhere', '/en/drive']) {
    expect((await page.request.get(address)).status()).toBe(404);
  }
});

test('the list and downloads work without JavaScript', async ({ page, drive, browser }) => {
  const { id } = await drive.folder('Plain');
  await drive.upload({ name: 'a.txt', folderId: id, bytes: Buffer.from('plain bytes') });
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plain = await context.newPage();
  await plain.goto(new URL('/hi-Latn/drive', page.url()).href);
  await plain.getByRole('link', { name: 'Plain' }).click();
  await plain.waitForURL('**/hi-Latn/drive/f/*');
  const downloading = plain.waitForEvent('download');
  await plain.getByRole('link', { name: 'a.txt' }).click();
  expect((await downloading).suggestedFilename()).toBe('a.txt');
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing, ${colorScheme}, ${width} px`, async ({ page, drive }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await drive.folder('Folder');
      await drive.upload({ name: 'a.txt', bytes: Buffer.from('a') });
      await open(page);
      await expectClean(page, 'html', 'list');
      await page.getByRole('button', { name: 'Actions for Folder' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectClean(page, 'html', 'menu');
      await page.getByRole('menuitem', { name: words.rename }).click();
      await expect(page.getByLabel(words.name.folder)).toBeVisible();
      await expectClean(page, 'html', 'dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.bell.label }).click();
      await expect(page.getByRole('dialog', { name: words.bell.label })).toBeVisible();
      await expectClean(page, 'html', 'bell');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: words.places.trash }).click();
      await expect(page.getByText(words.empty.trash)).toBeVisible();
      await expectClean(page, 'html', 'trash');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
  }
}

test('axe finds nothing while a list comes, when it fails, offline, and where nothing is found', async ({
  page,
  drive,
  context,
  complaints,
}) => {
  test.setTimeout(120_000);
  const { id } = await drive.folder('Slow');
  const answers = Promise.withResolvers<void>();
  await open(page);
  await page.route(`**/api/folders/${id}/items?*`, async (route) => {
    await answers.promise;
    await route.fulfill({ status: 403, json: { type: '/problems/not-allowed', title: 'No.' } });
  });
  await page.getByRole('link', { name: 'Slow' }).click();
  await expect(page.getByRole('status', { name: words.loading })).toBeVisible();
  await expectClean(page, 'html', 'loading');
  answers.resolve();
  await expect(page.getByRole('heading', { name: words.failed.title })).toBeVisible();
  await expectClean(page, 'html', 'failed');
  await context.setOffline(true);
  await expect(page.getByText(words.offline.title, { exact: true })).toBeVisible();
  await expectClean(page, 'html', 'offline');
  // A view whose script is not here yet: the rest of the page stays, and so does the way on.
  await page.getByRole('link', { name: words.places.trash }).click();
  await expect(page.getByRole('heading', { name: words.failed.title })).toBeVisible();
  expect(complaints.splice(0)).toEqual([expect.stringContaining('dynamically imported module')]);
  await context.setOffline(false);
  await page.getByRole('button', { name: words.retry }).click();
  await expect(page.getByRole('heading', { name: words.places.trash, level: 1 })).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: words.keys.title })).toBeVisible();
  await expectClean(page, 'html', 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: words.search.commands })).toBeVisible();
  await expectClean(page, 'html', 'commands');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: words.search.label }).fill('nowhere');
  await expect(page.getByText(words.search.none)).toBeVisible();
  await expectClean(page, 'html', 'nothing found');
});

test('on a phone everything that is pressed is large enough for a thumb', async ({
  page,
  drive,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await drive.folder('Folder');
  await open(page);
  const targets = await page.locator('.drive button:visible, .drive select:visible').all();
  expect(targets.length).toBeGreaterThan(4);
  for (const target of targets) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
});

test('rows are dragged onto folders and onto the way up, by mouse and by keyboard', async ({
  page,
  drive,
}) => {
  const target = await drive.folder('Target');
  for (const name of ['a.txt', 'b.txt']) await drive.upload({ name, bytes: Buffer.from(name) });
  await open(page);
  await row(page, 'a.txt').dragTo(row(page, 'Target'));
  await expect(spokenOn(page)).toHaveText('“a.txt” moved to “Target”.');

  await row(page, 'b.txt').focus();
  await tabTo(page, page.getByRole('button', { name: 'Drag b.txt to a folder' }));
  await page.keyboard.press('Enter');
  await expect(row(page, 'Target')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(spokenOn(page)).toHaveText('“b.txt” moved to “Target”.');

  await page.getByRole('link', { name: 'Target' }).click();
  await row(page, 'a.txt').dragTo(
    page.getByRole('navigation', { name: words.trail }).getByRole('link', { name: words.root }),
  );
  await expect(row(page, 'a.txt')).toHaveCount(0);
  const left = (await drive.list(target.id)).items;
  expect(left.map(({ name }) => name)).toEqual(['b.txt']);
});

test('what another tab does appears, through one stream for the whole browser', async ({
  page,
  drive,
  context,
}) => {
  let streams = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/api/events')) streams += 1;
  });
  await open(page);
  const other = await context.newPage();
  await open(other);
  await drive.folder('From elsewhere');
  await expect(row(page, 'From elsewhere')).toBeVisible();
  await expect(row(other, 'From elsewhere')).toBeVisible();
  expect(streams).toBe(1);
  // The tab that reads goes, and the other one reads on.
  await page.close();
  await expect.poll(() => streams).toBe(2);
  await drive.folder('Later');
  await expect(row(other, 'Later')).toBeVisible();
});

test('End and Home lead to the real ends of a folder, and Shift takes all the way there', async ({
  page,
  drive,
  server,
}) => {
  const { id } = await drive.folder('Many');
  const model = await drive.upload({ name: 'file 0', folderId: id, bytes: Buffer.from('x') });
  multiplyFile(server.dataDir, model.id, 730, (n) => `file ${n}`);
  await open(page, `/drive/f/${id}`);
  const at = (n: number) => page.getByRole('row', { name: `file ${n}`, exact: true });
  await at(0).focus();
  await page.keyboard.press('End');
  await expect(at(729)).toBeFocused();
  await expect(at(729)).toHaveAttribute('aria-rowindex', '731');
  // The last page alone is loaded; going up brings what comes before it.
  await expect(at(699)).toHaveCount(0);
  for (let n = 728; n >= 700; n--) await page.keyboard.press('ArrowUp');
  await expect(at(700)).toBeFocused();
  const up = async () => {
    await page.keyboard.press('ArrowUp');
    return page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  };
  await expect.poll(up).toMatch(/^file 6\d\d$/);
  await expect(at(700)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(at(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+End');
  await expect(at(729)).toBeFocused();
  await expect(page.getByRole('region', { name: words.chosen.label })).toContainText(
    'All 730 selected except 1',
  );
  // What comes in after that was not meant: it is told, and nothing goes.
  await drive.upload({ name: 'later', folderId: id, bytes: Buffer.from('x') });
  await page.keyboard.press('Delete');
  await expect(spokenOn(page)).toHaveText(problems['changed-meanwhile'].en);
  expect((await drive.look(id)).files).toBe(731);
});

test('a million files scroll on and are chosen, and few of them are in the document', async ({
  page,
  drive,
}) => {
  const total = 1_000_000;
  const template = await drive.upload({ name: '0.txt', bytes: Buffer.from('0') });
  const list = await drive.list(drive.rootId);
  await page.route('**/items?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('cursor') ?? 0);
    const to = from + Number(query.get('limit'));
    const items = Array.from({ length: to - from }, (_, i) => ({
      ...template,
      id: String(from + i).padStart(22, 'A'),
      name: `File ${from + i}.txt`,
    }));
    await route.fulfill({ json: { ...list, items, next: String(to), total } });
  });
  await page.goto('/drive?sort=bytes');
  await page.getByRole('button', { name: words.columns.name }).click();
  await expect(row(page, 'File 5.txt')).toBeVisible();
  await expect(page.getByText('1,000,000 items in all')).toBeVisible();
  for (let step = 0; step < 6; step++) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(row(page, `File ${49 + step * 200}.txt`)).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollHeight))
      .toBeGreaterThan((249 + step * 200) * 50);
  }
  expect(await page.locator('.drive-rows *').count()).toBeLessThanOrEqual(300);
  await page.keyboard.press('Control+a');
  await page.getByRole('checkbox', { name: 'Select File 1049.txt' }).click();
  const bar = page.getByRole('region', { name: words.chosen.label });
  await expect(bar).toContainText('All 1,000,000 selected except 1');
  // As tiles they are the same, chosen as they were, and as few in the document.
  await page.getByRole('button', { name: words.looking.grid }).click();
  const tile = (name: string) => page.getByRole('gridcell', { name });
  await expect(tile('File 5.txt')).toHaveAttribute('aria-selected', 'true');
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(tile('File 1249.txt')).toHaveAttribute('aria-selected', 'true');
  await expect(bar).toContainText('All 1,000,000 selected except 1');
  expect(await page.getByRole('gridcell').count()).toBeLessThanOrEqual(60);
});
