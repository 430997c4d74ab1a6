import type { ArchiveJobAnswer } from '#domain/archive/contract.ts';
import { driveWords } from '#i18n/drive.ts';
import type { Language } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fill } from '#lib/fill.ts';
import { change } from '../support/dump.ts';
import { expectClean, tabTo } from '../support/keyboard.ts';
import { expect, test } from '../support/member.ts';

// Whoever has files asleep asks whether all of them are there, by keyboard, and reads what is wrong.

const languages: readonly Language[] = ['en', 'hi-Latn'];

for (const language of languages) {
  test(`an archive is checked, found whole and then found wanting, ${language}`, async ({
    page,
    drive,
    server,
  }) => {
    const words = driveWords[language];
    const say = words.cold.job.check;
    const { id: folderId } = await drive.folder('Frost');
    const upload = (name: string) =>
      drive.upload({ name, folderId, bytes: Buffer.from(`cold ${name}`) });
    const ice = await upload('ice.txt');
    for (const name of ['snow.txt', 'hail.txt']) await upload(name);
    const { id } = await drive.archive(folderId);
    await page.goto(localPath(language, `/drive/archive/${id}`));
    const section = page.getByRole('region', { name: say.title });
    const status = section.getByRole('status');
    await expect(status).toHaveText(say.never);
    const now = section.getByRole('button', { name: say.now });
    await tabTo(page, now);
    await page.keyboard.press('Enter');
    const begin = (sentence: string) => sentence.split('{when}')[1]?.split('{')[0] ?? '';
    await expect(status).toContainText(begin(say.whole.other), { timeout: 20_000 });
    await expect(status).toContainText('3');
    await expect(now).toBeFocused();
    await expectClean(page, 'html', 'whole');

    await change(
      server.dataDir,
      `UPDATE blobs SET sha256 = '${'0'.repeat(64)}' WHERE id = (SELECT blob_id FROM files WHERE id = ?)`,
      ice.id,
    );
    await page.keyboard.press('Enter');
    const list = section.getByRole('list', { name: say.list });
    await expect(list.getByRole('listitem')).toContainText('ice.txt', { timeout: 20_000 });
    await expect(list).toContainText(say.faults['cold-different']);
    await expectClean(page, 'html', 'wanting');
    // Its news lead to the same page, from wherever they are read.
    const { check } = await drive.get<ArchiveJobAnswer>(`/api/archive/${id}`);
    expect(check).toMatchObject({ missing: 0, different: 1 });
    await page.goto(localPath(language, '/drive'));
    const facts = { folder: 'Frost', files: 3, missing: 0, different: 1 };
    await tabTo(page, page.getByRole('button', { name: fill(words.bell.unread.other, { n: 2 }) }));
    await page.keyboard.press('Enter');
    const news = page.getByRole('link', { name: fill(words.bell.kinds['archive-differs'], facts) });
    await tabTo(page, news);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/drive/archive/${id}`);
    await expect(list.getByRole('listitem')).toHaveCount(1);
  });
}
