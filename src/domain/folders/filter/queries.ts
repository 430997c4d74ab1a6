import { and, type Column, eq, like, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '#adapters/database/database.ts';
import type { ItemFilter, KindFilter } from '../contract.ts';
import { toNameKey } from '../names.ts';

type Tables = Reader['tables'];

/** Ask for the folders that a filter lets through. */
export function folderMatches({ folders }: Tables, { q, kind }: ItemFilter): SQL | undefined {
  if (kind !== undefined && kind !== 'folder') return sql`FALSE`;
  return q === undefined ? undefined : contains(folders.nameKey, q);
}

/** Ask for the files that a filter lets through. */
export function fileMatches({ files }: Tables, { q, kind }: ItemFilter): SQL | undefined {
  if (kind === 'folder') return sql`FALSE`;
  return and(
    q === undefined ? undefined : contains(files.nameKey, q),
    kind === undefined ? undefined : isOfKind(files, kind),
  );
}

/** Ask for names with these letters in them. */
export function contains(column: Column, q: string): SQL {
  return sql`${column} LIKE ${`%${escapeLike(toNameKey(q))}%`} ESCAPE '!'`;
}

/** Ask for names that begin with these letters. */
export function beginsWith(column: Column, q: string): SQL {
  return sql`${column} LIKE ${`${escapeLike(toNameKey(q))}%`} ESCAPE '!'`;
}

/** Take a text for itself in a pattern of LIKE that names `!` as its escape. */
function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}

const types: Readonly<Record<Exclude<KindFilter, 'folder' | 'image' | 'video' | 'audio'>, string>> =
  {
    text: 'text/plain',
    pdf: 'application/pdf',
    zip: 'application/zip',
    other: 'application/octet-stream',
  };

function isOfKind(files: Tables['files'], kind: Exclude<KindFilter, 'folder'>): SQL {
  if (kind === 'image' || kind === 'video' || kind === 'audio')
    return like(files.kind, `${kind}/%`);
  return eq(files.kind, types[kind]);
}
