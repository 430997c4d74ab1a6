import type { Language } from '#i18n/languages.ts';
import type { Place } from './place.ts';
import { updateAccount } from './queries.ts';

/** Give an account another name. */
export async function changeName(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { accountId, name }: { accountId: string; name: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    await updateAccount(tx, accountId, { name, changedAt: now() });
    await audit.record(tx, { event: 'name-changed' });
  });
}

/** Choose the language in which letters to an account are written. */
export async function changeLanguage(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { accountId, language }: { accountId: string; language: Language },
): Promise<void> {
  await database.transaction(async (tx) => {
    await updateAccount(tx, accountId, { language, changedAt: now() });
    await audit.record(tx, { event: 'language-changed', facts: { language } });
  });
}
