import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { driveWords } from '#i18n/drive.ts';
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
