import type { Locator, Page } from '@playwright/test';
import { accounts } from '#i18n/accounts.ts';
import { driveWords } from '#i18n/drive.ts';
import { tabTo } from '../support/keyboard.ts';
import { expect, spokenOn, test } from '../support/member.ts';
import { newMember, password } from '../support/person.ts';

// A day's work without a mouse: nothing here presses, hovers or gives the focus but the keyboard.

const words = driveWords.en;

test('a day is worked by keyboard alone: each act is said, and the focus is never lost', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const email = `keyboard-${Date.now()}@example.org`;
  await newMember(server, email);
  const { press, type } = keysOf(page);
  const row = (name: string) => page.getByRole('row', { name, exact: true });
  const on = (target: Locator) => expect(target).toBeFocused();
  const said = (text: string) => expect(spokenOn(page)).toHaveText(text);
  const pick = async (list: 'menuitem' | 'option', label: string) =>
    tabTo(page, page.getByRole(list, { name: label }), 'ArrowDown');

  await test.step('sign in', async () => {
    await page.goto('/sign-in');
    await tabTo(page, page.getByLabel(accounts.en.email));
    await type(email);
    await press('Tab');
    await on(page.getByLabel(accounts.en.password, { exact: true }));
    await type(password);
    await press('Enter');
    await page.waitForURL('**/drive');
    await expect(page.getByRole('button', { name: words.newFolder })).toBeVisible();
  });

  await test.step('make a folder and go in', async () => {
    await press('F7');
    // The first dialog may still be on its way.
    await on(page.getByLabel(words.name.folder));
    await type('Work');
    await press('Enter');
    await said('Folder “Work” created.');
    await on(row('Work'));
    await press('Enter');
    await said('Folder Work. 0 items.');
    await on(page.getByRole('heading', { level: 1, name: 'Work' }));
  });

  await test.step('upload two files', async () => {
    const upload = page.getByRole('button', { name: words.upload, exact: true });
    await tabTo(page, upload);
    const choosing = page.waitForEvent('filechooser');
    await press('Enter');
    await (await choosing).setFiles([
      { name: 'draft.txt', mimeType: 'text/plain', buffer: Buffer.from('One of two.') },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Two of two.') },
    ]);
    // A browser without windows does not come back from the chooser by itself.
    await page.bringToFront();
    await said('2 files are stored.');
    await on(upload);
  });

  await test.step('rename, typing at once', async () => {
    await tabTo(page, row('draft.txt'));
    await press('F2');
    await type('plan');
    await press('Enter');
    await said('Renamed to “plan.txt”.');
    await on(row('plan.txt'));
  });

  await test.step('look at a file', async () => {
    await press('Enter');
    await expect(page.getByRole('dialog', { name: 'plan.txt' })).toContainText('One of two.');
    await press('Escape');
    await on(row('plan.txt'));
  });

  await test.step('copy one and cut another to a folder', async () => {
    await press('Control+c');
    await said('1 item copied. Open a folder and paste it there.');
    await on(row('plan.txt'));
    await press('F7');
    await type('Kept');
    await press('Enter');
    await on(row('Kept'));
    await press('Enter');
    await on(page.getByRole('heading', { level: 1, name: 'Kept' }));
    await press('Control+v');
    await said('“plan.txt” copied to “Kept”.');
    await on(page.getByRole('heading', { level: 1, name: 'Kept' }));
    await press('Alt+ArrowUp');
    await on(row('Kept'));
    await type('no');
    await on(row('notes.txt'));
    await press('Control+x');
    await said('1 item cut. Open a folder and paste it there.');
    await press('Home');
    await press('Enter');
    await on(row('plan.txt'));
    await press('Control+v');
    await said('“notes.txt” moved to “Kept”.');
    await on(row('plan.txt'));
    await expect(row('notes.txt')).toBeVisible();
  });

  await test.step('throw two away and take it back', async () => {
    await press('End');
    await on(row('plan.txt'));
    await press('Shift+ArrowUp');
    await said('2 selected, 22 B');
    await on(row('notes.txt'));
    await press('Delete');
    await said('2 items are in the trash.');
    await on(page.getByRole('heading', { level: 1, name: 'Kept' }));
    await press('Control+z');
    await said('Undone.');
    await expect(row('notes.txt')).toBeVisible();
    await on(page.getByRole('heading', { level: 1, name: 'Kept' }));
  });

  await test.step('search and go to where it lies', async () => {
    await press('/');
    const field = page.getByRole('searchbox', { name: words.search.label });
    await on(field);
    await type('notes');
    await press('Enter');
    await said('1 found.');
    await on(row('notes.txt'));
    await press('Shift+F10');
    await pick('menuitem', words.search.folder);
    await press('Enter');
    await on(row('notes.txt'));
    await said('Folder Kept. 2 items.');
  });

  await test.step('read the details, and sort', async () => {
    await press('Alt+Enter');
    const pane = page.getByRole('complementary', { name: words.details.title });
    await expect(pane).toContainText('notes.txt');
    await on(row('notes.txt'));
    await press('Alt+Enter');
    await expect(pane).toHaveCount(0);
    await on(row('notes.txt'));
    const bySize = page
      .getByRole('columnheader', { name: words.columns.bytes })
      .getByRole('button');
    await tabTo(page, bySize, 'Shift+Tab');
    await press('Enter');
    await said('Sorted by Size, ascending.');
    await on(bySize);
  });

  await test.step('archive the folder and restore it', async () => {
    await press('Alt+ArrowUp');
    await on(row('Kept'));
    await press('Alt+ArrowUp');
    await on(row('Work'));
    await press('Shift+F10');
    await pick('menuitem', words.archive);
    await press('Enter');
    const archive = page.getByRole('alertdialog', { name: 'Archive “Work”?' });
    await on(archive.getByRole('button', { name: words.cancel }));
    await press('Tab');
    await press('Enter');
    await said('“Work” is archived.');
    await on(row('Work'));
    await press('Shift+F10');
    await pick('menuitem', words.restore);
    await press('Enter');
    const restore = page.getByRole('alertdialog', { name: 'Restore “Work”?' });
    await tabTo(page, restore.getByRole('radio', { name: words.restoring.tiers.standard }));
    await press('ArrowUp');
    await on(restore.getByRole('radio', { name: words.restoring.tiers.expedited }));
    await tabTo(page, restore.getByRole('button', { name: words.restoring.confirm }));
    await press('Enter');
    await said('“Work” is back.');
    await on(row('Work'));
  });

  await test.step('throw away by a command, and empty the trash', async () => {
    await press('Enter');
    await on(row('Kept'));
    await type('pl');
    await on(row('plan.txt'));
    await press('Control+k');
    await on(page.getByRole('searchbox', { name: words.search.commandsLabel }));
    await type('to trash');
    await press('Enter');
    await said('“plan.txt” is in the trash.');
    await on(row('Kept'));
    await tabTo(page, page.getByRole('link', { name: words.places.trash }), 'Shift+Tab');
    await press('Enter');
    await said('Trash. 1 item.');
    await tabTo(page, page.getByRole('button', { name: words.acts.trash.all }));
    await press('Enter');
    const forget = page.getByRole('alertdialog', { name: 'Delete 1 item for good?' });
    await on(forget.getByRole('button', { name: words.cancel }));
    await press('Tab');
    await press('Enter');
    await said('1 item is gone for good.');
    await on(page.getByRole('heading', { level: 1, name: words.places.trash }));
  });

  await test.step('sign out', async () => {
    await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Account' }), 'Shift+Tab');
    await press('Enter');
    await page.waitForURL('**/account');
    await tabTo(page, page.getByRole('button', { name: accounts.en.account.signOut }));
    await press('Enter');
    await page.waitForURL(/\/(sign-in|$)/);
  });
});

const keysOf = (page: Page) => ({
  press: (key: string) => page.keyboard.press(key),
  type: (text: string) => page.keyboard.type(text),
});
