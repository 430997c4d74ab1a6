import { driveWords } from '#i18n/drive.ts';
import type { Language } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fill } from '#lib/fill.ts';
import { expectClean, tabTo } from '../support/keyboard.ts';
import { expect, test } from '../support/member.ts';

// What a member sees of the archive, by keyboard alone: prices, the wizard, the page of a job.

const languages: readonly Language[] = ['en', 'hi-Latn'];

for (const language of languages) {
  test(`a folder is archived, followed and opened for a while by keyboard, ${language}`, async ({
    page,
    drive,
  }) => {
    const words = driveWords[language];
    const name = 'Frost';
    const { id: folderId } = await drive.folder(name);
    await drive.upload({ name: 'ice.txt', folderId, bytes: Buffer.from('cold '.repeat(500)) });
    await page.goto(localPath(language, '/drive'));
    const row = page.getByRole('row', { name });
    await tabTo(page, row);

    // At AWS somebody pays: the answer is AWS's, the folder is ours.
    const awsAnswers = () =>
      page.route('**/api/archive/estimate', (route) => route.fulfill({ json: atAws }));
    await awsAnswers();
    const dialog = page.getByRole('alertdialog');
    const choose = async (action: string) => {
      await page.keyboard.press('Shift+F10');
      await tabTo(page, page.getByRole('menuitem', { name: action }), 'ArrowDown');
      await page.keyboard.press('Enter');
    };
    await choose(words.archive);
    await expect(dialog).toContainText('$23.55');
    await expect(dialog).toContainText('us-east-1');
    // Chosen is what is usual there, and another is an arrow away.
    await expect(dialog).toContainText('$0.05');
    await tabTo(page, dialog.getByRole('radio', { checked: true }));
    await page.keyboard.press('ArrowUp');
    await expect(dialog).toContainText('$0.03');
    await expect(dialog).toContainText(words.cold.never);
    await expectClean(page, 'html', 'prices');
    await page.keyboard.press('Escape');
    await page.unroute('**/api/archive/estimate');

    // Here nobody does, and nobody says so.
    await expect(row).toBeFocused();
    await choose(words.archive);
    await expect(dialog).toContainText(words.cold.owners.machine);
    await expect(dialog).not.toContainText('$');
    await tabTo(page, dialog.getByRole('button', { name: words.archiving.confirm }));
    await page.keyboard.press('Enter');
    await expect(row).toContainText(words.states.archived, { timeout: 20_000 });
    await expect(page).toHaveTitle(/^\(1\) /);

    await expect(row).toBeFocused();
    await page.keyboard.press('Enter');
    const banner = page.getByRole('region', { name: words.states.archived });
    await awsAnswers();
    await tabTo(page, banner.getByRole('button', { name: words.banner.restore }));
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('radio', { name: words.restoring.tiers.bulk })).toBeChecked();
    // Three days of readable copies, as is usual there, at a price that a day has.
    await expect(dialog).toContainText('$2.32');
    await page.keyboard.press('Escape');
    await page.unroute('**/api/archive/estimate');
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('radio', { name: words.cold.open.bringBack }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, dialog.getByLabel(words.cold.open.days));
    await expectClean(page, 'html', 'wizard');
    await tabTo(page, dialog.getByRole('radio', { name: words.restoring.tiers.standard }));
    await page.keyboard.press('ArrowUp');
    await tabTo(page, dialog.getByRole('button', { name: words.cold.open.confirm }));
    await page.keyboard.press('Enter');
    await expect(banner).toContainText(words.jobs.opened, { timeout: 30_000 });
    await expect(page.getByRole('link', { name: 'ice.txt' })).toBeVisible();
    const answer = page.waitForResponse('**/content');
    await tabTo(page, page.getByRole('row', { name: 'ice.txt' }));
    await page.keyboard.press('Enter');
    expect((await answer).ok()).toBe(true);
    await expect(page.getByRole('dialog', { name: 'ice.txt' })).toContainText('cold cold');
    await page.keyboard.press('Escape');

    await tabTo(page, banner.getByRole('link', { name: words.cold.show }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/drive/archive/*');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    const count = page.getByRole('region', { name: words.cold.job.count });
    await expect(count.getByText(words.cold.job.equal, { exact: true })).toHaveCount(4);
    const standing = page.getByRole('region', { name: words.cold.job.standing });
    await tabTo(page, standing.getByRole('button', { name: words.cold.job.itemStates.copied }));
    await page.keyboard.press('Enter');
    await expect(standing.getByRole('listitem')).toContainText('ice.txt');
    await expectClean(page, 'html', 'job');
    const manifest = page.getByRole('link', { name: words.cold.job.manifest });
    await tabTo(page, manifest);
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await downloading).suggestedFilename()).toMatch(/^solah-.+\.jsonl$/);

    // It is closed before its time, on the page of the job that opened it.
    await tabTo(
      page,
      page.getByRole('button', { name: fill(words.bell.unread.other, { n: 2 }) }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    const news = page.getByRole('dialog').getByRole('listitem').first();
    await expect(news).toContainText(name);
    await tabTo(page, news.getByRole('link'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: words.cold.job.closeNow }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toContainText(words.jobs.closed);
  });
}

for (const language of languages) {
  test(`an archived folder is thrown away where it sleeps, and put back, by keyboard, ${language}`, async ({
    page,
    drive,
  }) => {
    const words = driveWords[language];
    const say = words.cold.discard;
    const name = 'Frost';
    const { id: folderId } = await drive.folder(name);
    await drive.upload({ name: 'ice.txt', folderId, bytes: Buffer.from('cold '.repeat(500)) });
    const { id: belowId } = await drive.folder('below', folderId);
    await drive.archive(folderId);
    await page.goto(localPath(language, '/drive'));
    const row = page.getByRole('row', { name });
    const dialog = page.getByRole('alertdialog');
    const confirm = dialog.getByRole('button', { name: say.confirm });
    await tabTo(page, row);

    // At AWS what goes too soon is paid for all the same.
    await page.route('**/api/archive/estimate', async (route) => {
      const told = await (await route.fetch()).json();
      const discard = { ...told.discard, paidUntil: '2027-05-28T12:00:00Z' };
      await route.fulfill({ json: { ...told, owner: 'aws', bill: atAws.bill, discard } });
    });
    await page.keyboard.press('Shift+F10');
    await tabTo(page, page.getByRole('menuitem', { name: say.act }), 'ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('2027');
    await expect(dialog).toContainText(fill(words.files.one, { n: 1 }));
    await expectClean(page, 'html', 'discard');
    await page.keyboard.press('Escape');
    await page.unroute('**/api/archive/estimate');
    await expect(row).toBeFocused();

    // Here nobody is paid. The key that throws away asks the same; nothing goes without the name.
    await page.keyboard.press('Delete');
    await expect(dialog).toContainText(say.end);
    await expect(dialog).not.toContainText('S3');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('fros');
    await page.keyboard.press('Enter');
    await expect(confirm).toBeDisabled();
    await page.keyboard.type('t');
    await tabTo(page, confirm);
    await page.keyboard.press('Enter');
    await expect(row).toHaveCount(0);
    await expect(page.getByRole('button', { name: words.undo })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(row).toContainText(words.states.archived);

    // Of a folder in it the whole would go, so it is not asked there.
    const banner = page.getByRole('region', { name: words.states.archived });
    await page.goto(localPath(language, `/drive/f/${belowId}`));
    await expect(banner.getByRole('link', { name: words.cold.show })).toBeVisible();
    await expect(banner.getByRole('button', { name: say.here })).toHaveCount(0);

    // From inside it leads to the folder around it.
    await page.goto(localPath(language, '/drive'));
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await tabTo(page, banner.getByRole('button', { name: say.here }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText(fill(words.files.one, { n: 1 }));
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${localPath(language, '/drive')}`);
    await expect(row).toHaveCount(0);

    await page.goto(localPath(language, '/drive/trash'));
    const thrown = page.getByRole('listitem').filter({ hasText: name });
    await expect(thrown).toContainText(words.states.archived);
    await expectClean(page, 'html', 'trash');
    await tabTo(page, thrown.getByRole('button', { name: words.trash.putBack }));
    await page.keyboard.press('Enter');
    await expect(thrown).toHaveCount(0);
    await page.goto(localPath(language, '/drive'));
    await expect(row).toContainText(words.states.archived);
  });
}

const tier = (name: string, seconds: number, price: number) => ({ tier: name, seconds, price });
const atAws = {
  files: 1000,
  bytes: 2 ** 40,
  owner: 'aws',
  usual: { class: 'DEEP_ARCHIVE', tier: 'bulk', awakeDays: 3 },
  bill: {
    asOf: '2026-11',
    region: 'us-east-1',
    hotMonthly: 23.552,
    awakeDaily: 0.774,
    classes: [
      { class: 'GLACIER', leastDays: 90, monthly: 30, move: 0.03, paysAfterDays: null },
      { class: 'DEEP_ARCHIVE', leastDays: 180, monthly: 1.04, move: 0.05, paysAfterDays: 9 },
    ],
  },
  tiers: [tier('expedited', 300, 40.7), tier('standard', 18_000, 10.3), tier('bulk', 43_200, 0)],
};
