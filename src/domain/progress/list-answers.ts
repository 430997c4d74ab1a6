import type { KeyObject } from 'node:crypto';
import type { Database } from '#adapters/database/database.ts';
import { isSkillName } from '#lib/drills/kit/skill-names.ts';
import { readPage } from '#lib/page.ts';
import type { ListAnswersAnswer, ListAnswersRequest } from './contract.ts';
import { type AnswerRow, countAnswers, listAnswerRows } from './queries.ts';
import type { Answer } from './rules.ts';

/** List the answers of an account, in the order in which they came here. */
export async function listAnswers(
  { database, cursorKey: key }: { database: Database; cursorKey: KeyObject },
  accountId: string,
  { limit, cursor: text }: ListAnswersRequest,
): Promise<ListAnswersAnswer> {
  const total = await countAnswers(database, accountId);
  const page = await readPage(
    { key, list: ['progress', accountId], text, limit },
    {
      total,
      read: (from, limit) => listAnswerRows(database, accountId, { ...from, limit }),
      placeOf: (row) => [row.keptAt.getTime(), row.id],
    },
  );
  // A skill that the course has given up is kept in the table and told to nobody.
  return { items: page.rows.flatMap(toAnswer), ...page.links, total };
}

function toAnswer({ id, skill, seed, right, misconception, at }: AnswerRow): Answer[] {
  if (!isSkillName(skill)) return [];
  return [{ id, skill, seed, right, misconception, at: at.toISOString() }];
}
