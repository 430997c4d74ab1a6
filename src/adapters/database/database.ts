import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Tables } from './schema.ts';

type Db = PgDatabase<PgQueryResultHKT>;

/** A connection that only reads: writing needs a transaction, and the types say so. */
export interface Reader {
  readonly db: Pick<Db, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'>;
  readonly tables: Tables;
}

/** An open transaction: all of it happens, or none. */
export interface Transaction {
  readonly db: Pick<Db, keyof Reader['db'] | 'insert' | 'update' | 'delete'>;
  readonly tables: Tables;
  /**
   * Write many new rows, by the hundred quicker than `insert`: spelling them takes longer than writing
   * them. What only some of them name is null in the others.
   */
  insertMany<T extends Tables[keyof Tables]>(
    table: T,
    rows: readonly T['$inferInsert'][],
  ): Promise<void>;
}

/** The database of one process, whichever engine stands behind it. */
export interface Database extends Reader {
  /**
   * Run an act whole or not at all. A throw undoes it. Transactions that write the same rows happen
   * one after the other. Never open one inside another: on SQLite it would wait for itself. What it
   * answered survives a power cut, unless `lasting` is false: then the last of it may be lost with
   * the power, never with the process, and nobody waits for the disk.
   */
  transaction<T>(
    act: (tx: Transaction) => Promise<T>,
    options?: { readonly lasting?: boolean },
  ): Promise<T>;
  /**
   * Find the folders and files of anybody whose name holds these letters, three at least, by an index
   * of letters; null when there are more than `limit`, or when a plain query knows the way itself.
   */
  findByLetters(letters: string, limit: number): Promise<string[] | null>;
  /** Answer when the database can be reached and written; throw when it can not. */
  ping(): Promise<void>;
  /** Tell whether an error says that the database is busy or out of reach, and not that we have a bug. */
  isAway(error: unknown): boolean;
  /** Wait for what runs, then let go of every connection. */
  close(): Promise<void>;
}
