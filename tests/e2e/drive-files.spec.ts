import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { driveWords } from '#i18n/drive.ts';
import { saveWords } from '#i18n/save.ts';
import { expectClean } from '../support/keyboard.ts';
import { expect, spokenOn, test } from '../support/member.ts';

// What a person sees of files in a real browser: previews, details, the queue, whole directories.

const words = driveWords.en;

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });
const open = async (page: Page, address = '/drive') => {
  await page.goto(address);
  await expect(page.getByRole('button', { name: words.newFolder })).toBeVisible();
};
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a5cff' } })
    .png()
    .toBuffer();

/** A second of silence as a WAV file. */
function silence(): Buffer {
  const samples = Buffer.alloc(8000, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

test('files are looked at by keyboard, one after another, and the address brings one back', async ({
  page,
  drive,
}) => {
  test.setTimeout(120_000);
  await drive.upload({ name: 'a.png', bytes: await picture(300, 200) });
  const code = `const a = 1; // <b>no</b>${' and more'.repeat(200)}\n`.repeat(160);
  await drive.upload({ name: 'b.ts', bytes: Buffer.from(code) });
  await drive.upload({ name: 'c.wav', bytes: silence() });
  await drive.upload({ name: 'd.pdf', bytes: Buffer.from('%PDF-1.7 nothing') });
  await open(page);
  await row(page, /a\.png/).focus();
  await page.keyboard.press('Enter');
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const image = dialog('a.png').getByRole('img', { name: 'a.png' });
  await expect(image).toBeVisible();
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBe(300);
  await expectClean(page, 'html', 'picture');

  await page.keyboard.press('ArrowRight');
  const text = dialog('b.ts').getByRole('region', { name: 'What is in b.ts' });
  await expect(text.locator('[data-token="cmnt"]').first()).toContainText('// <b>no</b>');
  // Elements are coloured, and the text is what was sent: 256 KiB of it.
  expect(await text.evaluate((element) => element.textContent)).toBe(code.slice(0, 256 * 1024));
  await expect(dialog('b.ts')).toContainText('This is the beginning: 256 KiB');
  await expectClean(page, 'html', 'text');

  await page.keyboard.press('ArrowRight');
  const sound = dialog('c.wav').locator('audio');
  await expect.poll(() => sound.evaluate((element: HTMLAudioElement) => element.duration)).toBe(1);
  await page.keyboard.press('ArrowRight');
  await expect(dialog('d.pdf')).toContainText(words.preview.none);
  const downloading = page.waitForEvent('download');
  await dialog('d.pdf')
    .getByRole('link', { name: /Download · / })
    .click();
  expect((await downloading).suggestedFilename()).toBe('d.pdf');

  await page.reload();
  await expect(dialog('d.pdf')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(dialog('c.wav')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, /c\.wav/)).toBeFocused();
  expect(new URL(page.url()).search).toBe('');

  await page.goto('/drive?file=AbCdEfGhIjKlMnOpQrStUv');
  await expect(page.getByText(words.preview.gone)).toBeVisible();
});

test('nothing that a file holds runs: not in a preview, not at its own address, not as a name', async ({
  page,
  drive,
}) => {
  const attack = '<script>top.wasRun = 1</script><img src=x onerror="top.wasRun = 1">';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="top.wasRun = 1">${attack}</svg>`;
  const png = await picture(2, 2);
  const hostile: Record<string, Buffer> = {
    '<img src=x onerror=top.wasRun=1>.txt': Buffer.from(attack),
    'page.html': Buffer.from(`<!doctype html>${attack}`),
    'picture.svg': Buffer.from(svg),
    'polyglot.png': Buffer.concat([png, Buffer.from(attack)]),
    'script.md': Buffer.from(`# Hi\n${attack}\n[x](javascript:top.wasRun=1)`),
    'wrong.png': Buffer.from(svg),
  };
  const ids = new Map<string, string>();
  for (const [name, bytes] of Object.entries(hostile)) {
    ids.set(name, (await drive.upload({ name, bytes })).id);
  }
  await page.addInitScript(() => Object.assign(window, { wasRun: 0 }));
  const wasRun = () => page.evaluate(() => 'wasRun' in window && window.wasRun);
  await open(page);
  const names = Object.keys(hostile).toSorted();
  await row(page, /onerror/).focus();
  await page.keyboard.press('Enter');
  for (const name of names) {
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    await expect(dialog.locator('.drive-skeleton')).toHaveCount(0);
    await expect(dialog.locator('script, iframe, object, embed, svg script')).toHaveCount(0);
    await expect(dialog.locator('a[href^="javascript:"]')).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
  }
  expect(await wasRun()).toBe(0);
  // Asked for as a page, each is only a download.
  for (const [name, id] of ids) {
    const address = `/api/files/${id}/content`;
    const downloading = page.waitForEvent('download');
    await page.evaluate((to) => window.open(to, '_self'), address);
    expect((await downloading).suggestedFilename().length, name).toBeGreaterThan(0);
  }
  expect(await wasRun()).toBe(0);
});

test('the details tell what is known of a thing, on a desk and on a phone', async ({
  page,
  drive,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { id } = await drive.folder('Papers');
  const file = await drive.upload({ name: 'old.txt', folderId: id, bytes: Buffer.alloc(2048, 97) });
  await drive.call('PATCH', `/api/files/${file.id}`, { json: { name: 'new.txt' } });
  await open(page, `/drive/f/${id}`);
  await page.getByRole('button', { name: words.details.show, exact: true }).click();
  const pane = page.getByRole('complementary', { name: words.details.title });
  await expect(pane).toContainText('1 file · 0 folders · 2 KiB');
  await row(page, /new\.txt/).focus();
  await page.keyboard.press('Space');
  await expect(pane).toContainText('2 KiB (2,048 bytes)');
  await expect(pane).toContainText('My files / Papers');
  await expect(pane).toContainText('Renamed from “old.txt”');
  await expect(pane).toContainText(file.sha256);
  await pane.getByRole('button', { name: words.details.copy }).click();
  await expect(spokenOn(page)).toHaveText(words.details.copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file.sha256);
  await expectClean(page, 'html', 'details');
  await row(page, /new\.txt/).focus();
  await page.keyboard.press('Alt+Enter');
  await expect(pane).toHaveCount(0);
  await expect(page).toHaveURL(`/drive/f/${id}`);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Actions for new.txt' }).click();
  await page.getByRole('menuitem', { name: words.details.show }).click();
  const sheet = page.getByRole('dialog', { name: words.details.title });
  await expect(sheet).toContainText('Renamed from “old.txt”');
  await expectClean(page, 'html', 'details sheet');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('pictures are made small in the browser, shown as tiles, starred and found again', async ({
  page,
  drive,
}) => {
  await drive.folder('Album');
  await open(page);
  const mimeType = 'image/png';
  const buffer = await picture(900, 600);
  const names = ['a.png', 'b.png', 'c.png'];
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([
      ...names.map((name) => ({ name, mimeType, buffer })),
      { name: 'broken.png', mimeType, buffer: Buffer.from('no picture') },
    ]);
  const small = async () =>
    (await drive.list(drive.rootId)).items.flatMap((item) =>
      item.kind === 'file' && item.hasThumb ? [item.name] : [],
    );
  await expect.poll(small).toEqual(names);

  await page.setViewportSize({ width: 320, height: 740 });
  await page.getByRole('button', { name: words.looking.grid }).click();
  await expect(spokenOn(page)).toHaveText(words.looking.saidGrid);
  const tile = (name: string) => page.getByRole('gridcell', { name });
  const image = tile('a.png').locator('img');
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBe(400);
  await expect(tile('broken.png').locator('svg')).toBeVisible();
  await expectClean(page, 'html', 'tiles');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

  // Album, a | b, broken | c
  await tile('Album').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tile('a.png')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(tile('broken.png')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(tile('c.png')).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(spokenOn(page)).toContainText('2 selected');

  // What has a star stands in its own place, and the address brings it back.
  await page.keyboard.press('Escape');
  await page.keyboard.press('*');
  await expect(spokenOn(page)).toHaveText('“broken.png” has a star.');
  await page.getByRole('link', { name: words.places.starred }).click();
  await expect(tile('broken.png')).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL('/drive/starred');
  await expect(page.getByRole('gridcell')).toHaveCount(1);
  await page.getByRole('button', { name: 'Star for broken.png' }).click();
  await expect(page.getByText(words.looking.views.starred.empty)).toBeVisible();
  await expectClean(page, 'html', 'no stars');
  await page.getByRole('link', { name: words.places.recent }).click();
  await expect(page.getByRole('gridcell')).toHaveCount(4);
  await expect(tile('a.png').locator('img')).toBeVisible();
  await expect(spokenOn(page)).toHaveText('Recent. 4 items.');
});

/** Drop what lies on disk onto the list, as a desktop does. */
async function drop(page: Page, files: string[]): Promise<void> {
  const box = await page.locator('.drive-drop').boundingBox();
  const wire = await page.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 200 };
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await wire.send('Input.dispatchDragEvent', { type, ...at, data });
  }
}

const panelOn = (page: Page) => page.getByRole('region', { name: words.uploads.title });

test('a dropped folder of 250 files comes whole, and the second time only what is new', async ({
  page,
  drive,
}) => {
  test.setTimeout(180_000);
  const place = test.info().outputPath('Photos');
  for (const inner of ['deep/deeper', 'wide', 'nothing']) {
    await mkdir(join(place, inner), { recursive: true });
  }
  const names = Array.from({ length: 250 }, (_, n) => {
    if (n < 230) return `wide/${n}.txt`;
    return n < 240 ? `deep/deeper/${n}.txt` : `${n}.txt`;
  });
  for (const name of names) await writeFile(join(place, name), name);
  await open(page);
  await drop(page, [place]);
  await expect(panelOn(page)).toContainText('250 of 250 done', { timeout: 90_000 });

  const paths: string[] = [];
  const walk = async (id: string, path: string) => {
    for (const item of (await drive.list(id, '?limit=500')).items) {
      paths.push(`${path}${item.name}`);
      if (item.kind === 'folder') await walk(item.id, `${path}${item.name}/`);
    }
  };
  await walk(drive.rootId, '');
  const folders = ['', '/deep', '/deep/deeper', '/nothing', '/wide'];
  expect(paths.toSorted()).toEqual(
    [...folders.map((path) => `Photos${path}`), ...names.map((n) => `Photos/${n}`)].toSorted(),
  );
  await page.getByRole('button', { name: words.uploads.clear }).click();

  // The same again, with one file changed and one new.
  await writeFile(join(place, '249.txt'), 'other bytes, and more of them');
  await writeFile(join(place, 'fresh.txt'), 'fresh');
  await drop(page, [place]);
  const dialog = page.getByRole('alertdialog', { name: '250 files need a decision' });
  await expect(dialog).toContainText('1 new file goes in anyway');
  await expect(dialog).toContainText(`${words.plan.kinds.same}: 249`);
  expect(await dialog.getByRole('listitem').count()).toBeLessThan(30);
  await dialog.getByLabel(words.plan.show).selectOption(words.plan.kinds.differs);
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: words.plan.choices.replace }).click();
  await expect(dialog.getByRole('status')).toContainText('2 files will be sent');
  await expectClean(page, 'html', 'plan');
  await dialog.getByRole('button', { name: words.plan.begin }).click();
  await expect(panelOn(page)).toContainText('2 of 2 done', { timeout: 30_000 });
  const photos = (await drive.list(drive.rootId)).items[0]?.id ?? '';
  const { items } = await drive.list(photos);
  expect(items.filter(({ name }) => name.startsWith('249')).length).toBe(1);
});

test('ten thousand files are a queue of few rows, that is paused and let go of as one', async ({
  page,
  drive,
}) => {
  test.setTimeout(120_000);
  await open(page);
  // Nothing is answered, so the first three stay on their way.
  await page.route('**/api/uploads', (route) =>
    route.request().method() === 'POST' ? undefined : route.continue(),
  );
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    const all = new DataTransfer();
    for (let n = 0; n < 10_000; n++) all.items.add(new File([String(n)], `file ${n}.txt`));
    if (!input) throw new Error('There is no field for files.');
    input.files = all.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const panel = panelOn(page);
  await expect(panel).toContainText('0 of 10,000 done', { timeout: 60_000 });
  const rows = panel.getByRole('listitem');
  await expect(rows.first()).toContainText(words.uploads.phases.sending);
  expect(await rows.count()).toBeLessThan(30);
  await panel
    .getByRole('region', { name: words.uploads.files })
    .evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(panel).toContainText('file 9999.txt');
  expect(await rows.count()).toBeLessThan(30);
  await expectClean(page, 'html', 'queue');
  await panel.getByRole('button', { name: words.uploads.pauseAll }).click();
  await expect(rows.last()).toContainText(words.uploads.phases.paused);
  await panel.getByRole('button', { name: words.uploads.cancelAll }).click();
  await expect(panel).toHaveCount(0);
  expect((await drive.list(drive.rootId)).total).toBe(0);
});

test('an upload outlives a lost network, a box that takes no large bodies, and a reload', async ({
  page,
  drive,
  context,
}) => {
  test.setTimeout(120_000);
  const large = Buffer.alloc(12_000_000, 'solah');
  await open(page);
  let refused = 0;
  let taken = 0;
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    if (refused < 3) {
      refused += 1;
      return route.fulfill({ status: 413, contentType: 'text/html', body: 'too large' });
    }
    taken += 1;
    if (taken === 1) {
      await context.setOffline(true);
      return route.abort('internetdisconnected');
    }
    return route.continue();
  });
  const field = page.locator('input[type="file"]').first();
  await field.setInputFiles({ name: 'large.bin', mimeType: 'x/y', buffer: large });
  const panel = panelOn(page);
  await expect(panel).toContainText(words.uploads.phases.waiting);
  await context.setOffline(false);
  await expect(panel).toContainText(words.uploads.phases.stored, { timeout: 60_000 });
  // From 64 MiB to 8 MiB by halves: one part was lost with the network, two arrived.
  expect([refused, taken]).toEqual([3, 3]);
  const [stored] = (await drive.list(drive.rootId)).items;
  expect((await drive.download(stored?.id ?? '')).equals(large)).toBe(true);

  // Half of a file is there, and the browser has kept the rest.
  const begun = await drive.begin({ name: 'kept.bin', length: 6 });
  const address = begun.headers.get('location') ?? '';
  await drive.patch(address, 0, 'abc');
  const { account } = await (await page.request.get('/api/session')).json();
  await page.evaluate(
    async ([accountId, uploadId]) => {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle('kept.bin', { create: true });
      const writing = await handle.createWritable();
      await writing.write('abcdef');
      await writing.close();
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('drive-uploads', 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => opening.result.createObjectStore('files');
        opening.onsuccess = () => {
          const act = opening.result.transaction('files', 'readwrite');
          act.objectStore('files').put(handle, [accountId, uploadId]);
          act.oncomplete = () => resolve(opening.result.close());
        };
      });
    },
    [account.id, address.split('/').at(-1)],
  );
  await page.reload();
  await expect(row(page, /kept\.bin/)).toBeVisible({ timeout: 20_000 });
  const kept = (await drive.list(drive.rootId)).items.find(({ name }) => name === 'kept.bin');
  expect((await drive.download(kept?.id ?? '')).toString()).toBe('abcdef');
});

test('a worksheet and a converted number are kept in the drive, by members alone', async ({
  page,
  drive,
  browser,
}) => {
  const save = saveWords.en;
  await page.goto('/practice/read-binary');
  await page.getByRole('button', { name: save.save }).click();
  await expect(page.getByText(save.saved)).toBeVisible();
  await page.goto('/converter?n=1010');
  await page.getByRole('button', { name: save.save }).click();
  await expect(page.getByText(save.saved)).toBeVisible();
  const { items } = await drive.list(drive.rootId);
  expect(items.map(({ name }) => name)).toEqual(['10 to 2.txt', 'read-binary 1.txt']);
  const sheet = items.find(({ name }) => name.startsWith('read'));
  expect((await drive.download(sheet?.id ?? '')).toString()).toContain('/practice/read-binary');

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(new URL('/converter', page.url()).href);
  await expect(guest.getByRole('button', { name: /copy/i }).first()).toBeVisible();
  await expect(guest.getByRole('button', { name: save.save })).toHaveCount(0);
  await context.close();
});
